import { answer, close, head, network, reset, target, write, type Row } from './row.ts';

/** Connections that open and come to nothing, redirects, and drips. */
export const connectionRows: readonly Row[] = [
  {
    row: 2,
    title: 'accepts and never answers',
    acts: [],
    expect: target('E_HEADERS_TIMEOUT'),
    limits: { headersMs: 150 },
  },
  { row: 3, title: 'closes without an answer', acts: [close], expect: target('E_EMPTY_REPLY') },
  { row: 4, title: 'resets at once', acts: [reset], expect: network('E_CONN_RESET') },
  {
    row: 14,
    title: 'answers with a TLS alert',
    acts: [write(Buffer.from([21, 3, 1, 0, 2, 2, 70])), close],
    expect: { code: 'E_PLAINTEXT_TO_TLS', phase: 'headers', attribution: 'config' },
  },
  {
    row: 55,
    title: 'drips the body for ever',
    acts: [write(head('Content-Length: 9000\r\n')), { flood: 'x', everyMs: 20 }],
    expect: target('E_DEADLINE', 'body'),
    limits: { attemptMs: 800 },
    wholeOnly: true,
  },
  {
    row: 55,
    title: 'falls silent inside the body',
    acts: [write(`${head('Content-Length: 1024\r\n')}abc`)],
    expect: target('E_BODY_IDLE', 'body'),
    limits: { bodyIdleMs: 150 },
  },
  {
    row: 56,
    title: 'drips headers for ever',
    acts: [write('HTTP/1.1 200 OK\r\n'), { flood: 'X-A: b\r\n', everyMs: 30 }],
    expect: target('E_HEADERS_TIMEOUT'),
    limits: { headersMs: 300 },
    wholeOnly: true,
  },
  ...[301, 302, 303, 307, 308].map((status): Row => ({
    row: 79,
    title: `redirects with ${status}`,
    acts: [write(`HTTP/1.1 ${status} Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n`)],
    expect: { status, body: '' },
  })),
  {
    row: 41,
    title: 'answers before the body is read',
    greets: true,
    acts: [write('HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\n{}')],
    expect: { status: 401, body: '{}' },
  },
  {
    row: 86,
    title: 'is slow within the limits',
    acts: [{ wait: 80 }, write(answer(''))],
    expect: { status: 200, body: '{"a":1}' },
  },
];
