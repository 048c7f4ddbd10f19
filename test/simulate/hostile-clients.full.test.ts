import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve, type Served } from '../../src/simulate/http-server.ts';

let served: Served;
const sockets: Socket[] = [];

const respond = () => ({ status: 204, headers: [], body: new Uint8Array() });

beforeAll(async () => {
  served = await serve([{ provider: 'one', simulator: { provider: 'one', respond } }], { port: 0, tls: null });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await served.close();
});

/** Sends this, then a byte every half second; what came back once the server has had enough. */
function trickle(first: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(served.origin).port), '127.0.0.1', () => socket.write(first));
    sockets.push(socket);
    const timer = setInterval(() => socket.writable && socket.write('x'), 500);
    let got = '';
    socket.on('data', (chunk) => (got += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(got);
    });
  });
}

it('slow headers, a slow body and an endless one are all ended; others are served meanwhile', async () => {
  const { host, origin } = { host: new URL(served.origin).host, origin: served.origin };
  const slow = Promise.all([
    trickle('POST /one/x HTTP/1.1\r\nX: '),
    trickle(`POST /one/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000\r\n\r\n`),
    trickle(`POST /one/x HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n`),
    trickle(`POST /one/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 99999999999\r\n\r\n`),
  ]);
  expect((await fetch(`${origin}/one/x`)).status).toBe(204);
  const [headers, body, chunked, announced] = await slow;
  expect(headers).toMatch(/^HTTP\/1.1 408 /);
  expect(body).toMatch(/^HTTP\/1.1 408 /);
  expect(chunked).toMatch(/^HTTP\/1.1 4\d\d /);
  expect(announced).toMatch(/^HTTP\/1.1 413 /);
});

it('broken chunking and two lengths are refused', async () => {
  const { host } = new URL(served.origin);
  expect(await trickle(`POST /one/x HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`)).toMatch(
    / 400 /,
  );
  expect(
    await trickle(`POST /one/x HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`),
  ).toMatch(/ 400 /);
});
