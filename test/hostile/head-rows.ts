import { answer, clientLimit, close, head, target, write, type Row } from './row.ts';

const whole = { status: 200, body: '{"a":1}' };
const notHttp = target('E_NOT_HTTP');
const badStatus = target('E_STATUS_LINE');
const badField = target('E_HEADER_SYNTAX');
const tooLarge = target('E_HEADERS_TOO_LARGE');
const early = (status: string): string => `HTTP/1.1 ${status}\r\n\r\n`;
const body = 'Content-Length: 7\r\n\r\n{"a":1}';

/** Status lines, informational responses and header fields. */
export const headRows: readonly Row[] = [
  {
    row: 21,
    title: 'HTTP/0.9: a page without a status line',
    acts: [write('<html><body>hello</body></html>'), close],
    expect: notHttp,
  },
  { row: 21, title: 'HTT/1.1', acts: [write(`HTT/1.1 200 OK\r\n${body}`), close], expect: notHttp },
  { row: 21, title: 'an SSH banner', acts: [write('SSH-2.0-OpenSSH_9.2\r\n')], expect: notHttp },
  {
    row: 21,
    title: 'an SMTP greeting',
    greets: true,
    acts: [write('220 mail.example.test ESMTP\r\n')],
    expect: notHttp,
  },
  { row: 22, title: 'HTTP/3.7', acts: [write(`HTTP/3.7 200 OK\r\n${body}`)], expect: notHttp },
  {
    row: 22,
    title: 'HTTP/2.0 in a status line',
    acts: [write(`HTTP/2.0 200 OK\r\n${body}`), close],
    expect: { ...whole, httpVersion: '2.0' },
  },
  {
    row: 22,
    title: 'HTTP/1.0',
    acts: [write(`HTTP/1.0 200 OK\r\n${body}`), close],
    expect: { ...whole, httpVersion: '1.0' },
  },
  { row: 23, title: 'status 000', acts: [write(`HTTP/1.1 000 No\r\n${body}`)], expect: badStatus },
  { row: 23, title: 'status 099', acts: [write(`HTTP/1.1 099 No\r\n${body}`)], expect: badStatus },
  { row: 24, title: 'status 1000', acts: [write(`HTTP/1.1 1000 No\r\n${body}`)], expect: badStatus },
  { row: 24, title: 'status -200', acts: [write(`HTTP/1.1 -200 No\r\n${body}`)], expect: badStatus },
  {
    row: 24,
    title: 'a status of a hundred digits',
    acts: [write(`HTTP/1.1 ${'2'.repeat(100)} No\r\n${body}`)],
    expect: badStatus,
  },
  {
    row: 25,
    title: 'status 999',
    acts: [write(`HTTP/1.1 999 Odd\r\n${body}`)],
    expect: { status: 999, body: '{"a":1}' },
  },
  {
    row: 26,
    title: 'a reason phrase of a million bytes',
    acts: [write(`HTTP/1.1 200 ${'R'.repeat(1_000_000)}\r\n${body}`)],
    expect: whole,
    limits: { wireBytes: 1 << 20 },
    wholeOnly: true,
  },
  {
    row: 26,
    title: 'a reason phrase without an end',
    acts: [write('HTTP/1.1 200 '), { flood: 'R'.repeat(1_000) }],
    expect: tooLarge,
    wholeOnly: true,
  },
  {
    row: 28,
    title: '100 Continue for ever',
    acts: [{ flood: early('100 Continue') }],
    expect: clientLimit('E_INFORMATIONAL'),
    raw: target('E_INFORMATIONAL'),
    wholeOnly: true,
  },
  {
    row: 29,
    title: '103 Early Hints for ever',
    acts: [{ flood: early('103 Early Hints'), everyMs: 2 }],
    expect: target('E_INFORMATIONAL'),
    wholeOnly: true,
  },
  {
    row: 29,
    title: 'as many informational responses as allowed',
    acts: [write(early('103 Early Hints').repeat(5) + answer(''))],
    expect: whole,
  },
  {
    row: 29,
    title: 'one informational response too many',
    acts: [write(early('103 Early Hints').repeat(6) + answer(''))],
    expect: target('E_INFORMATIONAL'),
  },
  {
    row: 30,
    title: 'an unasked 100 Continue, then the answer',
    acts: [write(early('100 Continue') + answer(''))],
    expect: clientLimit('E_INFORMATIONAL'),
    raw: whole,
  },
  {
    row: 30,
    title: '103 Early Hints, then the answer',
    acts: [write(`HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${answer('')}`)],
    expect: whole,
  },
  {
    row: 31,
    title: '101 unasked',
    acts: [write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n')],
    expect: target('E_UPGRADE'),
  },
  {
    row: 32,
    title: 'one header line of 20 KB',
    acts: [write(answer(`X-Long: ${'v'.repeat(20_000)}\r\n`))],
    expect: tooLarge,
    wholeOnly: true,
  },
  {
    row: 32,
    title: 'a header line without an end',
    acts: [write('HTTP/1.1 200 OK\r\nX-Long: '), { flood: 'v'.repeat(1_000) }],
    expect: tooLarge,
    wholeOnly: true,
  },
  {
    row: 32,
    title: 'ten thousand headers',
    acts: [write(answer('X-A: b\r\n'.repeat(10_000)))],
    expect: tooLarge,
    wholeOnly: true,
  },
  {
    row: 32,
    title: 'a trailer of 20 KB',
    acts: [write(`${head('Transfer-Encoding: chunked\r\n')}1\r\nx\r\n0\r\nX-T: ${'t'.repeat(20_000)}\r\n\r\n`)],
    expect: tooLarge,
    wholeOnly: true,
  },
  { row: 33, title: 'as many headers as allowed', acts: [write(answer('A: b\r\n'.repeat(49)))], expect: whole },
  { row: 33, title: 'one header too many', acts: [write(answer('A: b\r\n'.repeat(50)))], expect: tooLarge },
  { row: 35, title: 'white space before the colon', acts: [write(answer('X-A : 1\r\n'))], expect: badField },
  { row: 35, title: 'a folded header', acts: [write(answer('X-A: 1\r\n 2\r\n'))], expect: badField },
  { row: 35, title: 'a header without a colon', acts: [write(answer('nothing here\r\n'))], expect: badField },
  { row: 35, title: 'a header without a name', acts: [write(answer(': 1\r\n'))], expect: badField },
  { row: 36, title: 'NUL in a header', acts: [write(answer('X-A: a\0b\r\n'))], expect: badField },
  { row: 36, title: 'ESC in a header', acts: [write(answer('X-A: a\x1bb\r\n'))], expect: badField },
  { row: 36, title: 'DEL in a header', acts: [write(answer('X-A: a\x7fb\r\n'))], expect: badField },
  { row: 36, title: 'a bare CR in a header', acts: [write(answer('X-A: a\rb\r\n'))], expect: badField },
  {
    row: 36,
    title: 'lines that end with a bare LF',
    acts: [write('HTTP/1.1 200 OK\nContent-Length: 2\n\n{}'), close],
    expect: badField,
  },
  { row: 37, title: 'Latin-1 in a header', acts: [write(answer('X-A: caf\xe9\r\n'))], expect: whole },
  {
    row: 38,
    title: 'Content-Type twice',
    acts: [write(answer('Content-Type: application/json\r\nContent-Type: text/html\r\n'))],
    expect: whole,
  },
  {
    row: 39,
    title: 'headers called __proto__ and constructor',
    acts: [write(answer('__proto__: a\r\nconstructor: b\r\ntoString: c\r\n'))],
    expect: whole,
  },
  {
    row: 40,
    title: 'ten thousand cookies',
    acts: [write(answer('Set-Cookie: a=b\r\n'.repeat(10_000)))],
    expect: tooLarge,
    wholeOnly: true,
  },
];
