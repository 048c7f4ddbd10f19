import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { never, post, rawPost } from './peer.ts';
import { createScene, bodyOf } from './scene.ts';

const { answering, target, listen } = createScene();

test('a GET with a body arrives whole, and the connection is kept', async () => {
  const peer = await answering();
  const to = target([peer.origin]);
  for (let n = 0; n < 5; n += 1) {
    expect(bodyOf(await to.send(post(`${peer.origin}/token`, { method: 'GET' }), never))).toBe(`{"n":${n}}`);
  }
  expect(peer.connections()).toBe(1);
  expect(peer.received()).toHaveLength(5);
  expect(peer.received()[4]).toContain('GET /token HTTP/1.1\r\n');
  expect(peer.received()[4]).toMatch(/\r\n\r\n\{"a":1\}$/);
});

test('node’s own server gets the body of a GET too', async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => seen.push(text));
    request.on('end', () => response.end('{}'));
  });
  const port = await listen(server);
  const to = target([`http://127.0.0.1:${port}`]);
  await to.send(post(`http://127.0.0.1:${port}/`, { method: 'GET' }), never);
  expect(seen).toEqual(['{"a":1}']);
});

test('the path is sent as it is written', async () => {
  const peer = await answering();
  const to = target([peer.origin]);
  for (const path of ['/a/../b', '/%zz', '/a+b%2Fc', '//twice', '/a?q=%zz&x=a/../b', "/a;b=c'd"]) {
    await to.send(post(`${peer.origin}${path}`), never);
    expect(peer.received().at(-1)).toContain(`POST ${path} HTTP/1.1\r\n`);
  }
  await to.send(post(`${peer.origin}?x=1`), never);
  expect(peer.received().at(-1)).toContain('POST /?x=1 HTTP/1.1\r\n');
  await to.send(post(`${peer.origin}/a#fragment`), never);
  expect(peer.received().at(-1)).toContain('POST /a HTTP/1.1\r\n');
});

test('both senders write the same request, but for the white space', async () => {
  const peer = await answering();
  const to = target([peer.origin]);
  const headers = [
    ['Content-Type', 'application/json'],
    ['x-CASE', 'v'],
    ['X-Twice', '1'],
    ['X-Twice', '2'],
    ['X-Empty', ''],
    ['X-Latin', 'caf\xe9'],
  ] as const;
  for (const method of ['POST', 'GET']) {
    for (const body of [Buffer.from('{"a":1}'), null]) {
      await to.send(post(`${peer.origin}/x`, { method, headers, body }), never);
      await to.send(rawPost(`${peer.origin}/x`, { method, headers, body, beforeColon: new Map([[1, '\t']]) }), never);
      const [library = '', raw = ''] = peer.received().slice(-2);
      expect(raw).toContain('x-CASE\t: v\r\n');
      expect(raw.replace('\t:', ':')).toBe(library);
    }
  }
});

test.each([
  [
    'a second Host',
    [
      ['Host', 'a.test'],
      ['Host', 'b.test'],
    ],
    'Host: a.test\r\nHost: b.test\r\n',
  ],
  ['a wrong Content-Length', [['Content-Length', '3']], 'Content-Length: 3\r\n'],
  ['Expect', [['Expect', '100-continue']], 'Expect: 100-continue\r\n'],
  ['Connection: close', [['Connection', 'close']], 'Connection: close\r\n'],
  ['a header name that is none', [['X(Y)', 'z']], 'X(Y): z\r\n'],
  ['a control character', [['X-A', 'a\x01b']], 'X-A: a\x01b\r\n'],
] as const)('%s is sent although undici would not', async (_title, headers, expected) => {
  const peer = await answering();
  const { outcome } = await target([peer.origin]).send(post(`${peer.origin}/x`, { headers }), never);
  expect(outcome.response?.status).toBe(200);
  expect(peer.received()[0]).toContain(`POST /x HTTP/1.1\r\n`);
  expect(peer.received()[0]).toContain(expected);
});

test.each([
  ['a line break', 'a\r\nInjected: yes'],
  ['NUL', 'a\0b'],
  ['a character that is no byte', '☃'],
])('a header with %s is not sent', async (_title, value) => {
  const peer = await answering();
  const attempt = await target([peer.origin]).send(post(`${peer.origin}/x`, { headers: [['X-A', value]] }), never);
  expect(attempt.outcome.failure).toMatchObject({ code: 'E_REQUEST_INVALID', phase: 'config', attribution: 'config' });
  expect(peer.connections()).toBe(0);
});
