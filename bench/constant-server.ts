// The least that node:http can do for a token request: read it, answer the same bytes each time.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportTo } from './report-cpu.ts';

const body = JSON.stringify({ access_token: 'a'.repeat(256), token_type: 'Bearer', expires_in: 3600 });
const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'Content-Length': body.length };

const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, headers).end(body));
});
server.listen(0, '127.0.0.1', () => reportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
