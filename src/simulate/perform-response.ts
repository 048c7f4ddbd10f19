import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { RawResponse } from '../model/simulator.ts';

/** Puts a response on the wire as it is: header order, case and repetitions kept, Date only if the response has one. */
export async function performResponse(
  request: IncomingMessage,
  response: ServerResponse,
  made: RawResponse,
): Promise<void> {
  const { wire } = made;
  if (wire?.kind === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (wire?.kind === 'delay') await wait(wire.ms, undefined, { ref: false });
  response.sendDate = false;
  response.writeHead(made.status, made.headers.flat());
  if (wire?.kind === 'truncate') {
    response.write(made.body.subarray(0, wire.bytes), () => request.socket.destroy());
    return;
  }
  if (wire?.kind === 'chunk')
    for (let at = 0; at < made.body.length; at += wire.bytes) response.write(made.body.subarray(at, at + wire.bytes));
  response.end(wire?.kind === 'chunk' ? undefined : made.body);
}
