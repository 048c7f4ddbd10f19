import { Pool } from 'undici';
import { allChecks } from '../src/check/all-checks.ts';
import { inProcessSetup } from '../src/command/in-process-setup.ts';
import { defaultLimits, type Target } from '../src/model/target.ts';
import type { WireRequest, WireResponse } from '../src/model/wire.ts';
import { runProvider } from '../src/pipeline.ts';
import { createLane } from '../src/run/lane.ts';
import { createHttpTarget } from '../src/target/http-target.ts';
import type { BenchProvider } from './providers.ts';
import { interleaved, median, medianRatio } from './rounds.ts';
import type { ServerProcess } from './server-process.ts';
import { perSecond, ratio, type Row } from './table.ts';

/** Calls at once: the default of `contracts run`. */
const concurrency = 4;
const sleep = (): Promise<void> => Promise.resolve();
const clock = { wall: () => Date.now(), monotonic: () => performance.now() };

/** A request as the runner sent it, and its answer. */
export type Seen = {
  readonly provider: string;
  readonly request: WireRequest;
  readonly response: WireResponse | null;
};

/**
 * Exchanges a second with everything that a verdict takes (plan, prepare, sign, send, decode, redact, validate, all checks,
 * judge) against the same requests through a bare undici pool that only reads the answers. Same server, same calls at once.
 */
export async function runner(
  rounds: number,
  server: ServerProcess,
  what: string,
  providers: readonly BenchProvider[],
): Promise<{ readonly row: Row; readonly seen: readonly Seen[] }> {
  const seen: Seen[] = [];
  await runAll(server, providers, (one) => seen.push(one));
  const pool = new Pool(server.origin, { connections: concurrency, pipelining: 1 });
  const sendable = seen.map(({ request }) => request).filter(({ beforeColon }) => beforeColon.size === 0);
  const { ours, bare } = await interleaved(rounds, {
    ours: async () => {
      let sent = 0;
      const begun = performance.now();
      await runAll(server, providers, () => (sent += 1));
      return (sent / (performance.now() - begun)) * 1000;
    },
    bare: async () => {
      const begun = performance.now();
      await replay(pool, sendable);
      return (sendable.length / (performance.now() - begun)) * 1000;
    },
  });
  await pool.close();
  return {
    seen,
    row: {
      what,
      ours: perSecond(median(ours)),
      bare: perSecond(median(bare)),
      ratio: ratio(medianRatio(ours, bare)),
      aim: '>= 0.5',
    },
  };
}

async function runAll(
  { origin }: ServerProcess,
  providers: readonly BenchProvider[],
  saw: (seen: Seen) => void,
): Promise<void> {
  for (const { spec, contract, simulated } of providers) {
    const http = createHttpTarget({
      name: 'bench',
      kind: 'simulator',
      origins: [origin],
      limits: defaultLimits,
      tls: { ca: [], clientCertificate: null, clientKey: null },
      proxy: null,
      clock,
    });
    const target: Target = {
      ...http,
      async send(request, signal) {
        const attempt = await http.send(request, signal);
        saw({ provider: spec.id, request, response: attempt.outcome.response ?? null });
        return attempt;
      },
    };
    const baseUrl = `${origin}/${spec.id}${spec.wholeUrl ? '/token' : ''}`;
    const { signal } = new AbortController();
    const setup = inProcessSetup({ spec, contract, credentials: simulated.credentials, checks: allChecks });
    const limits = defaultLimits;
    const lane = createLane({ target, limits, perMinute: null, budget: null, clock, sleep, signal });
    const variables = new Map([...simulated.credentials.keys()].map((name) => [name, name.toUpperCase()]));
    const own = { baseUrl, shownBaseUrl: baseUrl, clock, concurrency, lane, variables, urlVariable: 'URL' };
    await runProvider({ ...setup, ...own }, () => undefined);
    await http.close();
  }
}

/** The least that a client can do: send the bytes, read the answer to its end. */
async function replay(pool: Pool, requests: readonly WireRequest[]): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const { body } = await pool.request({
        method: request.method,
        path: request.url.slice(request.url.indexOf('/', 8)),
        headers: request.headers.flat(),
        body: request.body,
        reset: false,
      });
      await body.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
