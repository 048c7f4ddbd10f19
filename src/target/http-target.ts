import type { Clock } from '../model/clock.ts';
import type { Limits, Target, TargetKind, Tls } from '../model/target.ts';
import type { Attempt, Failure, Outcome, Phase, WireRequest } from '../model/wire.ts';
import { createConnection, destroyConnection, type Connection } from './connection.ts';
import { locate, type Destination } from './destination.ts';
import { createDialler, resolveByName, type Resolve } from './dialler.ts';
import type { Progress } from './conversation.ts';
import { exchange } from './exchange.ts';
import { deadlinePassed, Fault, fault, interrupted } from './failure.ts';
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
  readonly resolve?: Resolve;
};

/**
 * Requests over HTTP/1.1, each with one attempt and within the limits. No redirect is followed, nothing is decoded. Throws `Rejected` for
 * certificates or a proxy URL that cannot be used; `send` never rejects.
 */
export function createHttpTarget(options: HttpTargetOptions): Target {
  const { name, kind, limits, clock } = options;
  const allowed = new Set(options.origins.map((origin) => new URL(origin).origin));
  const dial = createDialler({
    connectMs: limits.connectMs,
    secureContext: secureContextOf(options.tls),
    proxy: options.proxy === null ? null : parseProxy(options.proxy),
    resolve: options.resolve ?? resolveByName,
  });
  const idle = new Map<string, Connection[]>();
  const open = new Set<Connection>();

  async function connectionTo(to: Destination, signal: AbortSignal, progress: Progress): Promise<Connection> {
    for (let kept = idle.get(to.origin)?.pop(); kept !== undefined; kept = idle.get(to.origin)?.pop()) {
      if (!kept.socket.destroyed) return kept;
      open.delete(kept);
    }
    const connection = createConnection(await dial(to, signal, progress.phase), to.origin, limits);
    open.add(connection);
    return connection;
  }

  function keep(connection: Connection, origin: string): void {
    if (connection.socket.destroyed) {
      open.delete(connection);
      return;
    }
    const list = idle.get(origin) ?? [];
    idle.set(origin, list);
    list.push(connection);
  }

  async function converse(
    request: WireRequest,
    to: Destination,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Outcome> {
    const refused = unwritable(request, to.path);
    if (refused !== null) return { failure: refused };
    const options = { limits, signal, progress };
    if (!fitsUndici(request, to.path)) {
      return { response: await sendRaw(await dial(to, signal, progress.phase), request, to, options) };
    }
    for (;;) {
      const connection = await connectionTo(to, signal, progress);
      try {
        return { response: await exchange(connection, request, to, options) };
      } catch (error) {
        // A kept connection that was closed meanwhile: nothing was written, and another one is at hand.
        if (!connection.lost || connection.served === 0) throw error;
      } finally {
        keep(connection, to.origin);
      }
    }
  }

  async function send(request: WireRequest, signal: AbortSignal): Promise<Attempt> {
    const startedAt = clock.wall();
    const begun = clock.monotonic();
    let phase: Phase = 'config';
    let headersMs: number | null = null;
    let told: (() => string) | null = null;
    const progress: Progress = {
      phase: (next) => (phase = next),
      headers: () => (headersMs = clock.monotonic() - begun),
      told: (text) => (told = text),
    };
    const done = (outcome: Outcome): Attempt => ({
      outcome,
      timings: { startedAt, headersMs, totalMs: clock.monotonic() - begun },
    });

    const to = locate(request.url, allowed);
    if ('code' in to) return done({ failure: to });
    const attempt = new AbortController();
    const timer = setTimeout(
      () => attempt.abort(new Fault(deadlinePassed(phase, limits.attemptMs, told?.() ?? 'nothing was sent'))),
      limits.attemptMs,
    );
    const interrupt = (): void => attempt.abort(new Fault(interrupted(phase)));
    signal.addEventListener('abort', interrupt, { once: true });
    if (signal.aborted) interrupt();
    try {
      attempt.signal.throwIfAborted();
      return done(await converse(request, to, attempt.signal, progress));
    } catch (error) {
      return done({ failure: failureOf(error, phase) });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
    }
  }

  return {
    name,
    kind,
    send,
    close() {
      for (const connection of open) destroyConnection(connection);
      open.clear();
      idle.clear();
      return Promise.resolve();
    },
  };
}

/** Anything that is not a `Fault` is a bug of ours, and still no reason to reject. */
function failureOf(error: unknown, phase: Phase): Failure {
  if (error instanceof Fault) return error.failure;
  return fault('E_CLIENT', phase, 'tool', `our HTTP client failed${error instanceof Error ? ` (${error.name})` : ''}`);
}
