import { answer, clientLimit, close, head, reset, target, write, type Row } from './row.ts';

const framing = target('E_FRAMING');
const whole = { status: 200, body: '{"a":1}' };
const chunked = head('Transfer-Encoding: chunked\r\n');
const sevenTwice = 'Content-Length: 7\r\nContent-Length: 7\r\n';

/** Where a body ends, and how large it is. */
export const framingRows: readonly Row[] = [
  {
    row: 43,
    title: 'two different Content-Lengths',
    acts: [write(`${head('Content-Length: 7\r\nContent-Length: 8\r\n')}{"a":1}`)],
    expect: framing,
  },
  {
    row: 43,
    title: 'Content-Length: 7abc',
    acts: [write(`${head('Content-Length: 7abc\r\n')}{"a":1}`)],
    expect: framing,
  },
  {
    row: 43,
    title: 'Content-Length: 2^64',
    acts: [write(`${head('Content-Length: 18446744073709551616\r\n')}{"a":1}`)],
    expect: framing,
  },
  {
    row: 43,
    title: 'Content-Length and chunked',
    acts: [write(`${head('Content-Length: 7\r\nTransfer-Encoding: chunked\r\n')}7\r\n{"a":1}\r\n0\r\n\r\n`)],
    expect: framing,
  },
  {
    row: 44,
    title: 'the same Content-Length in two lines',
    acts: [write(`${head(sevenTwice)}{"a":1}`)],
    expect: clientLimit('E_FRAMING_UNSUPPORTED'),
    raw: whole,
  },
  {
    row: 44,
    title: 'Content-Length: 7, 7',
    acts: [write(`${head('Content-Length: 7, 7\r\n')}{"a":1}`)],
    expect: clientLimit('E_FRAMING_UNSUPPORTED'),
    raw: whole,
  },
  { row: 45, title: 'Content-Length: -7', acts: [write(`${head('Content-Length: -7\r\n')}{"a":1}`)], expect: framing },
  {
    row: 46,
    title: 'a petabyte declared, then silence',
    acts: [write(head('Content-Length: 1000000000000000\r\n'))],
    expect: target('E_BODY_TOO_LARGE'),
  },
  {
    row: 46,
    title: 'one byte more than allowed declared',
    acts: [write(head('Content-Length: 10001\r\n'))],
    expect: target('E_BODY_TOO_LARGE'),
  },
  {
    row: 46,
    title: 'as many bytes as allowed',
    acts: [write(answer('', 'x'.repeat(10_000)))],
    expect: { status: 200, body: 'x'.repeat(10_000) },
    wholeOnly: true,
  },
  {
    row: 47,
    title: 'less body than its Content-Length',
    acts: [write(`${head('Content-Length: 99\r\n')}{"a":1}`), close],
    expect: target('E_TRUNCATED', 'body'),
  },
  {
    row: 47,
    title: 'the same, on a connection it announced to close',
    acts: [write(`${head('Connection: close\r\nContent-Length: 99\r\n')}{"a":1}`), close],
    expect: target('E_TRUNCATED', 'body'),
  },
  { row: 47, title: 'half a head', acts: [write('HTTP/1.1 200 OK\r\nContent-'), close], expect: target('E_TRUNCATED') },
  {
    row: 47,
    title: 'a reset inside the body',
    acts: [write(`${head('Content-Length: 99\r\n')}{"a":1}`), { wait: 150 }, reset],
    expect: { code: 'E_CONN_RESET', phase: 'body', attribution: 'network' },
  },
  {
    row: 48,
    title: 'more body than its Content-Length',
    acts: [write(`${head('Content-Length: 3\r\n')}{"a":1}`)],
    expect: target('E_FRAMING', 'body'),
    wholeOnly: true,
  },
  {
    row: 49,
    title: 'a chunk size that is none',
    acts: [write(`${chunked}zz\r\n{"a":1}\r\n0\r\n\r\n`)],
    expect: target('E_CHUNKING', 'body'),
  },
  {
    row: 49,
    title: 'a chunk size of 2^64',
    acts: [write(`${chunked}10000000000000000\r\n{"a":1}\r\n0\r\n\r\n`)],
    expect: target('E_CHUNKING', 'body'),
  },
  {
    row: 49,
    title: 'a chunk longer than its size',
    acts: [write(`${chunked}3\r\n{"a":1}\r\n0\r\n\r\n`)],
    expect: target('E_CHUNKING', 'body'),
  },
  {
    row: 49,
    title: 'no last chunk',
    acts: [write(`${chunked}7\r\n{"a":1}\r\n`), close],
    expect: target('E_TRUNCATED', 'body'),
  },
  {
    row: 49,
    title: 'chunks with an extension and a trailer',
    acts: [write(`${chunked}3;x=y\r\n{"a\r\n4\r\n":1}\r\n0\r\nX-T: u\r\n\r\n`)],
    expect: { ...whole, complete: 'yes' },
  },
  {
    row: 50,
    title: 'chunk extensions for ever',
    acts: [write(chunked), { flood: `1;${'e'.repeat(900)}\r\nx\r\n` }],
    expect: target('E_BODY_TOO_LARGE', 'body'),
    wholeOnly: true,
  },
  {
    row: 51,
    title: 'Transfer-Encoding: chunked, identity',
    acts: [write(`${head('Transfer-Encoding: chunked, identity\r\n')}7\r\n{"a":1}\r\n0\r\n\r\n`), close],
    expect: target('E_TRANSFER_CODING'),
  },
  {
    row: 51,
    title: 'Transfer-Encoding: gzip, chunked',
    acts: [write(`${head('Transfer-Encoding: gzip, chunked\r\n')}7\r\n{"a":1}\r\n0\r\n\r\n`)],
    expect: target('E_TRANSFER_CODING'),
  },
  {
    row: 51,
    title: 'Transfer-Encoding: chunked, chunked',
    acts: [write(`${head('Transfer-Encoding: chunked, chunked\r\n')}7\r\n{"a":1}\r\n0\r\n\r\n`)],
    expect: target('E_TRANSFER_CODING'),
  },
  {
    row: 51,
    title: 'Transfer-Encoding: identity',
    acts: [write(`${head('Transfer-Encoding: identity\r\n')}{"a":1}`), close],
    expect: target('E_TRANSFER_CODING'),
  },
  {
    row: 52,
    title: 'no length, a clean close',
    acts: [write(`${head('')}{"a":1}`), close],
    expect: { ...whole, complete: 'unknown' },
  },
  {
    row: 53,
    title: 'no length, a reset inside the body',
    acts: [write(`${head('')}{"a":`), { wait: 150 }, reset],
    expect: { status: 200, body: '{"a":', complete: 'unknown' },
  },
  {
    row: 54,
    title: 'a chunked body without an end',
    acts: [write(chunked), { flood: `400\r\n${'x'.repeat(1_024)}\r\n` }],
    expect: target('E_BODY_TOO_LARGE', 'body'),
    wholeOnly: true,
  },
  {
    row: 54,
    title: 'a body without length or end',
    acts: [write(head('')), { flood: 'x'.repeat(1_000) }],
    expect: target('E_BODY_TOO_LARGE', 'body'),
    wholeOnly: true,
  },
  {
    row: 57,
    title: '204 with a body',
    acts: [write('HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n{"a":1}')],
    expect: { status: 204, body: '', complete: 'yes' },
  },
  {
    row: 57,
    title: '304 with a body',
    acts: [write('HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n{"a":1}')],
    expect: { status: 304, body: '', complete: 'yes' },
  },
  {
    row: 57,
    title: 'an answer to HEAD with a length and no body',
    method: 'HEAD',
    acts: [write(head('Content-Length: 7\r\n'))],
    expect: { status: 200, body: '', complete: 'yes' },
  },
];
