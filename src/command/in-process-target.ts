import type { RawRequest, RawResponse, Simulator } from '../model/simulator.ts';
import type { Target } from '../model/target.ts';
import type { Clock } from '../model/clock.ts';
import type { Failure, Outcome, WireRequest } from '../model/wire.ts';

/** A simulator without a socket: the same requests and responses, as fast as they can be made. */
export function createInProcessTarget(simulator: Simulator, baseUrl: string, clock: Clock): Target {
  return {
    name: 'in-process',
    kind: 'simulator',
    send: (request) => {
      const startedAt = clock.wall();
      const outcome = outcomeOf(simulator.respond(rawRequest(request, baseUrl)));
      return Promise.resolve({ outcome, timings: { startedAt, headersMs: 0, totalMs: 0 } });
    },
    close: () => Promise.resolve(),
  };
}

function rawRequest({ method, url, headers, body, beforeColon }: WireRequest, baseUrl: string): RawRequest {
  return {
    method,
    path: url.slice(baseUrl.length) || '/',
    headers: headers.map(([name, value], index) => [`${name}${beforeColon.get(index) ?? ''}`, value.trim()]),
    body: body ?? new Uint8Array(),
  };
}

/** What the HTTP server would do to the connection, as the client would report it. */
function outcomeOf({ status, headers, body, wire }: RawResponse): Outcome {
  if (wire?.kind === 'reset')
    return { failure: broken('E_CONN_RESET', 'network', 'the connection was reset before an answer') };
  if (wire?.kind === 'truncate')
    return { failure: broken('E_TRUNCATED', 'target', `the body ended after ${wire.bytes} bytes`) };
  return { response: { httpVersion: '1.1', status, reason: '', headers, body, complete: 'yes' } };
}

const broken = (code: string, attribution: Failure['attribution'], message: string): Failure => ({
  code,
  phase: 'body',
  attribution,
  message,
});
