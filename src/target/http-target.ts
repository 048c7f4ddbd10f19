import type { Clock } from '../model/clock.ts';
import { Rejected } from '../model/problem.ts';
import type { Limits, Target, TargetKind, Tls } from '../model/target.ts';
import type { Attempt, Outcome, WireRequest } from '../model/wire.ts';
import { attempt } from './attempt.ts';
import { createConnection } from './connection.ts';
import type { Progress } from './conversation.ts';
import { locate } from './destination.ts';
import { resolveByName, type Resolve } from './addresses.ts';
import { createDialler } from './dialler.ts';
import { exchange } from './exchange.ts';
import { keepConnections } from './kept-connections.ts';
import { parseProxy } from './proxy.ts';
import { sendRaw } from './raw-sender.ts';
import { fitsUndici, unwritable } from './request-text.ts';
import { secureContextOf } from './tls-context.ts';

export type HttpTargetOptions = {
  readonly name: string;
  readonly kind: TargetKind;
  /** The origins that requests may go to: scheme, host and port, from configuration only. */
  readonly origins: readonly string[];
  readonly limits: Limits;
  readonly tls: Tls;
  /** `http://user:password@host:port`; only https: origins go through it, by CONNECT. */
  readonly proxy: string | null;
  readonly clock: Clock;
  /** How names become addresses; the system's way by default. */
  readonly resolve?: Resolve;
};

/**
 * Requests over HTTP/1.1, each with one attempt and within the limits. No redirect is followed, nothing is decoded. Throws `Rejected` for
 * certificates, origins or a proxy URL that cannot be used; `send` never rejects.
 */
export function createHttpTarget(options: HttpTargetOptions): Target {
  const { name, kind, limits, clock } = options;
  const allowed = allowList(options.origins);
  const dial = createDialler({
    connectMs: limits.connectMs,
    secureContext: secureContextOf(options.tls),
    proxy: options.proxy === null ? null : parseProxy(options.proxy),
    resolve: options.resolve ?? resolveByName,
  });
  const kept = keepConnections();
  const closing = new AbortController();
  const running = new Set<Promise<Attempt>>();

  async function converse(request: WireRequest, signal: AbortSignal, progress: Progress): Promise<Outcome> {
    const to = locate(request.url, allowed);
    if ('code' in to) return { failure: to };
    const refused = unwritable(request, to.path);
    if (refused !== null) return { failure: refused };
    const options = { limits, signal, progress };
    if (!fitsUndici(request, to.path)) {
      return { response: await sendRaw(await dial(to, signal, progress.phase), request, to, options) };
    }
    for (;;) {
      const connection =
        kept.take(to.origin) ?? createConnection(await dial(to, signal, progress.phase), to.origin, limits);
      try {
        return { response: await exchange(connection, request, to, options) };
      } catch (error) {
        // A kept connection that was closed meanwhile: nothing was written, and another one is at hand.
        if (!connection.lost || connection.served === 0) throw error;
      } finally {
        kept.keep(to.origin, connection);
      }
    }
  }

  async function send(request: WireRequest, signal: AbortSignal): Promise<Attempt> {
    const stop = AbortSignal.any([signal, closing.signal]);
    const attempted = attempt({ clock, ms: limits.attemptMs, signal: stop }, (within, progress) =>
      converse(request, within, progress),
    );
    running.add(attempted);
    try {
      return await attempted;
    } finally {
      running.delete(attempted);
    }
  }

  return {
    name,
    kind,
    send,
    async close() {
      closing.abort();
      await Promise.all(running);
      await kept.close();
    },
  };
}

/** Origins come from configuration; what is not one is refused before anything is sent. */
function allowList(origins: readonly string[]): ReadonlySet<string> {
  const urls = origins.map((origin) => URL.parse(origin));
  if (urls.some((url) => url === null || url.origin === 'null')) {
    throw new Rejected([
      {
        code: 'E_ORIGIN_INVALID',
        at: 'origins',
        what: 'not an origin',
        fix: 'write https://host or https://host:port',
      },
    ]);
  }
  return new Set(urls.flatMap((url) => (url === null ? [] : [url.origin])));
}
