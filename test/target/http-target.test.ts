import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { never, post, rawPost, reply, smallLimits, until } from './peer.ts';
import { createScene, bodyOf, codeOf } from './scene.ts';

const { peerThat, answering, target } = createScene();

test('header fields keep order, case, repetition and raw bytes', async () => {
  const peer = await peerThat(() => [{ write: reply('{}', 'X-b: 1\r\nx-A: caf\xe9\r\nX-b: 2\r\n__proto__: p\r\n') }]);
  const { outcome } = await target([peer.origin]).send(post(`${peer.origin}/`), never);
  expect(outcome.response?.headers).toEqual([
    ['Content-Type', 'application/json'],
    ['X-b', '1'],
    ['x-A', 'caf\xe9'],
    ['X-b', '2'],
    ['__proto__', 'p'],
    ['Content-Length', '2'],
  ]);
});

test('a long reason phrase is cut', async () => {
  const peer = await peerThat(() => [{ write: `HTTP/1.1 200 ${'R'.repeat(500)}\r\nContent-Length: 0\r\n\r\n` }]);
  const to = target([peer.origin]);
  for (const make of [post, rawPost]) {
    expect((await to.send(make(`${peer.origin}/`), never)).outcome.response?.reason).toBe('R'.repeat(64));
  }
});

test('a body that is compressed stays so', async () => {
  const peer = await peerThat(() => [{ write: reply('\x1f\x8b\x08', 'Content-Encoding: gzip\r\n') }]);
  const { outcome } = await target([peer.origin]).send(post(`${peer.origin}/`), never);
  expect(Buffer.from(outcome.response?.body ?? []).toString('latin1')).toContain('\x1f');
});

test('two answers to one request: the next request gets its own', async () => {
  const peer = await peerThat((request) => [
    { write: reply(`{"n":${request}}`) + (request === 0 ? reply('{"n":"other"}') : '') },
  ]);
  const to = target([peer.origin]);
  expect(bodyOf(await to.send(post(`${peer.origin}/`), never))).toBe('{"n":0}');
  expect(bodyOf(await to.send(post(`${peer.origin}/`), never))).toBe('{"n":1}');
  expect(peer.connections()).toBe(2);
});

test('an answer that comes between two requests is not the second one’s', async () => {
  const peer = await peerThat((request) => [
    { write: reply(`{"n":${request}}`) },
    ...(request === 0 ? [{ wait: 20 }, { write: reply('{"n":"other"}') }] : []),
  ]);
  const to = target([peer.origin]);
  await to.send(post(`${peer.origin}/`), never);
  await until(() => peer.open() === 0);
  expect(bodyOf(await to.send(post(`${peer.origin}/`), never))).toBe('{"n":1}');
});

test('a kept connection that was closed meanwhile is replaced, and each request is sent once', async () => {
  const peer = await peerThat((request) => [{ write: reply(`{"n":${request}}`) }, { end: 'close' }]);
  const to = target([peer.origin]);
  for (let n = 0; n < 20; n += 1) {
    expect(bodyOf(await to.send(post(`${peer.origin}/`), never))).toBe(`{"n":${n}}`);
  }
  expect(peer.received()).toHaveLength(20);
  expect(peer.connections()).toBe(20);
});

test('a kept connection that closes on the request is the network’s fault', async () => {
  const peer = await peerThat((request) => (request === 0 ? [{ write: reply('{}') }] : [{ end: 'close' }]));
  const to = target([peer.origin]);
  await to.send(post(`${peer.origin}/`), never);
  const { outcome } = await to.send(post(`${peer.origin}/`), never);
  expect(outcome.failure).toMatchObject({ code: 'E_CONN_STALE', attribution: 'network' });
  expect(peer.received()).toHaveLength(2);
});

test('requests at the same time use connections of their own', async () => {
  const peer = await peerThat((request) => [{ wait: 20 }, { write: reply(`{"n":${request}}`) }]);
  const to = target([peer.origin]);
  const attempts = await Promise.all(Array.from({ length: 5 }, () => to.send(post(`${peer.origin}/`), never)));
  expect(new Set(attempts.map(bodyOf)).size).toBe(5);
  expect(peer.connections()).toBe(5);
});

test('a large body that nobody reads does not hide an early answer', async () => {
  const peer = await peerThat(() => [{ write: reply('{"early":true}') }], { greets: true });
  const body = Buffer.alloc(2_000_000, 'x');
  const attempt = await target([peer.origin]).send(post(`${peer.origin}/`, { body }), never);
  expect(bodyOf(attempt)).toBe('{"early":true}');
});

test('the deadline of an attempt holds whatever the server does', async () => {
  const peer = await peerThat(() => [{ write: 'HTTP/1.1 200 OK\r\n\r\n' }, { flood: 'x', everyMs: 10 }]);
  const limits = { ...smallLimits, attemptMs: 600 };
  const { outcome, timings } = await target([peer.origin], { limits }).send(post(`${peer.origin}/`), never);
  expect(outcome.failure).toMatchObject({ code: 'E_DEADLINE', phase: 'body', attribution: 'target' });
  expect(outcome.failure?.message).toMatch(/^no complete answer within 600 ms; \d+ body bytes came$/);
  expect(timings.headersMs).toBeLessThan(600);
});

test('an interrupt ends an exchange at once, and before it starts', async () => {
  const peer = await peerThat(() => []);
  const to = target([peer.origin]);
  let started = 0;
  for (const make of [post, rawPost]) {
    started += 1;
    const stop = new AbortController();
    const sending = to.send(make(`${peer.origin}/`), stop.signal);
    await until(() => peer.received().length === started);
    stop.abort();
    expect((await sending).outcome.failure).toMatchObject({
      code: 'E_INTERRUPTED',
      phase: 'headers',
      attribution: 'tool',
    });
  }
  const before = peer.connections();
  expect(codeOf(await to.send(post(`${peer.origin}/`), AbortSignal.abort()))).toBe('E_INTERRUPTED');
  expect(peer.connections()).toBe(before);
});

test('closing the target ends what runs', async () => {
  const peer = await peerThat(() => []);
  const to = target([peer.origin]);
  const sending = to.send(post(`${peer.origin}/`), never);
  await until(() => peer.received().length === 1);
  await to.close();
  expect((await sending).outcome.failure).toBeDefined();
});

test('a failure says nothing that the server said', async () => {
  const canary = 'Cn4ryS3cret';
  const answers = [
    `${canary}\r\n\r\n`,
    `HTTP/1.1 200 ${canary}\r\n${canary}\r\n\r\n`,
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: ${canary}\r\n\r\n`,
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${canary}\r\n`,
  ];
  const peer = await peerThat((request) => [{ write: answers[request % answers.length] ?? '' }, { end: 'close' }]);
  const to = target([peer.origin]);
  for (const make of [post, rawPost]) {
    for (let n = 0; n < answers.length; n += 1) {
      const { outcome } = await to.send(make(`${peer.origin}/`), never);
      expect(outcome.failure?.code).toBeDefined();
      expect(JSON.stringify(outcome)).not.toContain('Cn4ry');
    }
  }
});

test('closing the target waits until its connections are gone', async () => {
  const peer = await answering();
  const to = target([peer.origin]);
  await to.send(post(`${peer.origin}/`), never);
  await to.close();
  await until(() => peer.open() === 0);
  expect(codeOf(await to.send(post(`${peer.origin}/`), never))).toBe('E_INTERRUPTED');
});

test('many requests at once under one signal leave no warning', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): unknown => warnings.push(warning);
  process.on('warning', note);
  const peer = await answering();
  const to = target([peer.origin]);
  const { signal } = new AbortController();
  const attempts = await Promise.all(Array.from({ length: 40 }, () => to.send(post(`${peer.origin}/`), signal)));
  await setTimeout(5);
  process.off('warning', note);
  expect(attempts.map(({ outcome }) => outcome.response?.status)).toEqual(attempts.map(() => 200));
  expect(warnings).toEqual([]);
});

test('text that is no origin is refused when the target is made', () => {
  for (const origin of ['sandbox.test', 'data:text/plain,x', ''])
    expect(() => target([origin])).toThrow('E_ORIGIN_INVALID');
});
