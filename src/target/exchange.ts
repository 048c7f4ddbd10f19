import type { Dispatcher } from 'undici';
import type { Failure, WireRequest, WireResponse } from '../model/wire.ts';
import { badHead } from './bad-head.ts';
import { destroyConnection, type Connection } from './connection.ts';
import { converse, type ConversationOptions } from './conversation.ts';
import type { Destination } from './destination.ts';
import { exchangeFailure } from './exchange-failure.ts';
import { Fault } from './failure.ts';
import { bodyGoesOn, bodyTooLong, type Framing } from './framing.ts';
import { httpVersions } from './head.ts';
import { createResponseBuilder } from './response-builder.ts';

/**
 * Sends one request over an open connection and reads its answer. Rejects with a `Fault`; the connection is then destroyed, and also when
 * it cannot carry another exchange.
 */
export function exchange(
  connection: Connection,
  request: WireRequest,
  to: Destination,
  options: ConversationOptions,
): Promise<WireResponse> {
  const { limits, progress } = options;
  const { client, tap } = connection;
  const builder = createResponseBuilder(request.method, limits);

  return converse(
    builder,
    options,
    () => void destroyConnection(connection),
    ({ fail, finish, over, alive }) => {
      const end = (failure: Failure | null): void => {
        if (failure !== null) fail(new Fault(failure));
      };
      tap.restart(() => end(builder.tooMuch()));

      const handler: Dispatcher.DispatchHandler = {
        onRequestStart: () => progress.phase('headers'),
        onResponseStart(controller, status, _headers, reason = '') {
          if (over()) return;
          if (status < 200) {
            end(status < 100 ? badHead(tap.head) : builder.informational());
            tap.nextHead();
            return;
          }
          progress.headers();
          progress.phase('body');
          alive();
          const version = httpVersions.find((known) => tap.head.toString('latin1', 5, 8) === known);
          if (version === undefined) end(badHead(tap.head));
          else end(builder.head({ version, status, reason, headers: pairs(controller.rawHeaders) }));
        },
        onResponseData(_controller, chunk) {
          if (over()) return;
          alive();
          end(builder.data(chunk));
        },
        onResponseEnd() {
          // One turn of the loop: bytes behind the body are then seen here, not by the next exchange.
          setImmediate(() => {
            if (over()) return;
            connection.served += 1;
            const rest = behind(tap.head, builder.framing);
            if (bodyGoesOn(rest, builder.framing)) fail(new Fault(bodyTooLong()));
            else finish();
            if (rest.length > 0) void destroyConnection(connection);
          });
        },
        onResponseError(_controller, error) {
          fail(new Fault(exchangeFailure(error, connection, builder, to.host)));
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
        },
        handler,
      );
    },
  );
}

/** Latin-1, because field values are bytes (RFC 9110 §5.5). */
function pairs(raw: Dispatcher.DispatchController['rawHeaders']): [string, string][] {
  const flat = Array.isArray(raw) ? raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1'))) : [];
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] ?? '', flat[2 * index + 1] ?? '']);
}

/** What the first bytes of an exchange hold behind its response, where that can be told. */
function behind(head: Buffer, framing: Framing | null): Buffer {
  const headEnd = head.indexOf('\r\n\r\n');
  const length = framing?.by === 'length' ? framing.length : framing?.by === 'none' ? 0 : null;
  return head.subarray(headEnd === -1 || length === null ? head.length : headEnd + 4 + length);
}
