import type { Socket } from 'node:net';
import type { WireRequest, WireResponse } from '../model/wire.ts';
import { converse, type ConversationOptions } from './conversation.ts';
import type { Destination } from './destination.ts';
import { socketFailure } from './exchange-failure.ts';
import { Fault } from './failure.ts';
import { requestBytes } from './request-text.ts';
import { createResponseBuilder } from './response-builder.ts';
import { createResponseReader, type Step } from './response-reader.ts';

/**
 * Writes the bytes of one request that undici would not send as they are, and reads one answer under the same limits. The socket is
 * destroyed afterwards. Rejects with a `Fault`.
 */
export async function sendRaw(
  socket: Socket,
  request: WireRequest,
  to: Destination,
  options: ConversationOptions,
): Promise<WireResponse> {
  const { limits, progress } = options;
  const builder = createResponseBuilder(request.method, limits);
  const destroy = (): void => void socket.destroy();
  let bytes = 0;

  try {
    return await converse(builder, options, destroy, ({ fail, finish, alive }) => {
      const headRead = (): void => {
        progress.headers();
        progress.phase('body');
      };
      const reader = createResponseReader(builder, { limits, secure: to.secure, headRead });
      const take = (step: Step): void => {
        if (step === 'done') finish();
        else if (step !== 'more') fail(new Fault(step));
      };
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > 2 * limits.wireBytes + limits.headerBytes) return fail(new Fault(builder.tooMuch()));
        take(reader.push(chunk));
        if (builder.framing !== null) alive();
      });
      socket.once('end', () => take(reader.end()));
      socket.once('error', (error) => {
        if (builder.framing?.by === 'close') finish();
        else fail(new Fault(socketFailure(error, builder, { host: to.host, came: bytes > 0 })));
      });
      socket.once('close', () => take(reader.end()));
      if (socket.destroyed) return take(reader.end());
      progress.phase('headers');
      socket.write(requestBytes(request, to.path, to.authority));
    });
  } finally {
    destroy();
  }
}
