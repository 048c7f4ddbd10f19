// A load generator that costs as little as it can: raw sockets, one request at a time on each. `load.ts PORT SOCKETS REQUESTS`, the
// request on stdin; prints the milliseconds that it took.
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';

const [port = 0, sockets = 1, requests = 1] = process.argv.slice(2).map(Number);
const request = readFileSync(0);
let started = 0;
let answered = 0;
let firstStatus = '';

/** Where the first answer in these bytes ends; 0 when it is not complete. Answers have a Content-Length. */
function endOfAnswer(received: Buffer): number {
  const head = received.indexOf('\r\n\r\n');
  if (head === -1) return 0;
  const text = received.toString('latin1', 0, head);
  if (firstStatus === '') firstStatus = text.slice(9, 12);
  const length = /content-length: *(\d+)/i.exec(text)?.[1];
  const end = head + 4 + Number(length);
  return received.length >= end ? end : 0;
}

const worker = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received: Buffer = Buffer.alloc(0);
    const next = (): void => {
      if (started >= requests) {
        socket.destroy();
        return resolve();
      }
      started += 1;
      socket.write(request);
      return undefined;
    };
    socket.on('connect', next).on('error', reject);
    socket.on('close', () => (answered < requests ? reject(new Error('a connection was closed')) : undefined));
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (endOfAnswer(received) === 0) return;
      received = Buffer.alloc(0);
      answered += 1;
      next();
    });
  });

const begun = performance.now();
await Promise.all(Array.from({ length: sockets }, worker));
process.stdout.write(JSON.stringify({ ms: performance.now() - begun, firstStatus }));
