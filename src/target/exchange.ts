import type { Dispatcher } from 'undici';
import type { Limits } from '../model/target.ts';
import type { Outcome, Phase, WireRequest } from '../model/wire.ts';
import { destroyConnection, type Connection } from './connection.ts';
import type { Destination } from './destination.ts';
import { exchangeFailure, refusedByLibrary } from './exchange-failure.ts';
import { Fault, fault } from './failure.ts';
import { bodyTooLarge, createResponseBuilder } from './response-builder.ts';
import { watchExchange } from './watch.ts';

/** What an exchange tells while it runs. */
export type Progress = {
  readonly phase: (phase: Phase) => void;
  readonly headers: () => void;
  /** Gives a text that says how far the answer came. */
  readonly told: (progress: () => string) => void;
};

/**
 * Sends one request over an open connection and reads its answer. Rejects with `Fault` for every fault, and with undici's error when
 * undici does not take the request; then nothing was sent. The connection is destroyed unless it can carry another exchange.
 */
export function exchange(
  connection: Connection,
  request: WireRequest,
  to: Destination,
  options: { readonly limits: Limits; readonly signal: AbortSignal; readonly progress: Progress },
): Promise<Outcome> {
  const { limits, signal, progress } = options;
  const { client, tap } = connection;
  const builder = createResponseBuilder(request.method, limits);
  progress.told(() => builder.progress());

  return new Promise((resolve, reject) => {
    let over = false;
    const settle = (finish: () => void): void => {
      if (over) return;
      over = true;
      watch.end();
      signal.removeEventListener('abort', abort);
      finish();
    };
    const fail = (error: unknown): void => {
      settle(() => {
        destroyConnection(connection);
        reject(error);
      });
    };
    const abort = (): void => fail(signal.reason);
    const watch = watchExchange(
      limits,
      () => builder.progress(),
      (failure) => fail(new Fault(failure)),
    );
    const orFail = (failure: ReturnType<typeof fault> | null): void => {
      if (failure !== null) fail(new Fault(failure));
    };
    signal.addEventListener('abort', abort, { once: true });
    tap.restart(() => fail(new Fault(bodyTooLarge(limits))));

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => progress.phase('headers'),
      onResponseStart(controller, status, _headers, reason = '') {
        if (over) return;
        if (status < 200) {
          tap.nextHead();
          orFail(builder.informational());
          return;
        }
        progress.headers();
        progress.phase('body');
        watch.body();
        const version = /^HTTP\/(\d\.\d)/.exec(tap.head.toString('latin1', 0, 8))?.[1] ?? '1.1';
        orFail(builder.head({ version, status, reason, headers: pairs(controller.rawHeaders) }));
      },
      onResponseData(_controller, chunk) {
        if (over) return;
        watch.body();
        orFail(builder.data(chunk));
      },
      onResponseEnd() {
        if (over) return;
        // One turn of the loop: bytes behind the body are then seen here, not by the next exchange.
        setImmediate(() => {
          settle(() => {
            connection.served += 1;
            const leftover = behind(connection, builder.framing);
            if (leftover === 'body') {
              destroyConnection(connection);
              reject(new Fault(fault('E_FRAMING', 'body', 'target', 'the body goes on behind its Content-Length')));
              return;
            }
            if (leftover !== null || connection.socket.destroyed) destroyConnection(connection);
            resolve({ response: builder.build() });
          });
        });
      },
      onResponseError(_controller, error) {
        if (refusedByLibrary(error)) fail(error);
        else fail(new Fault(exchangeFailure(error, connection, builder, to.host)));
      },
    };
    client.dispatch(
      {
        path: to.path,
        method: request.method,
        headers: request.headers.flat(),
        body: request.body,
        // Without this undici closes the connection after every GET that has a body.
        reset: false,
        blocking: false,
      },
      handler,
    );
    if (signal.aborted) abort();
  });
}

type RawHeaders = Dispatcher.DispatchController['rawHeaders'];

/** Latin-1, as HTTP field values are bytes (RFC 9110 §5.5). */
function pairs(raw: RawHeaders): [string, string][] {
  const flat = Array.isArray(raw) ? raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1'))) : [];
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? '', flat[2 * index + 1] ?? '']);
}

/** What stands behind the body of a response with a length: more of the body, another answer, or nothing. */
function behind(
  { tap }: Connection,
  framing: ReturnType<typeof createResponseBuilder>['framing'],
): 'body' | 'answer' | null {
  const length = framing?.by === 'length' ? framing.length : framing?.by === 'none' ? 0 : null;
  const headEnd = tap.head.indexOf('\r\n\r\n');
  if (length === null || headEnd === -1) return null;
  const end = headEnd + 4 + length;
  const rest = tap.head.subarray(end);
  if (rest.length === 0) return null;
  return framing?.by === 'none' || rest.toString('latin1', 0, 5) === 'HTTP/' ? 'answer' : 'body';
}
