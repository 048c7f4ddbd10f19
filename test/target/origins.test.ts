import { expect, test } from 'vitest';
import { never, post } from './peer.ts';
import { createScene, codeOf } from './scene.ts';

const { peerThat, answering, target } = createScene();

test('an origin that is not on the list is refused before a socket is opened', async () => {
  const allowed = await answering();
  const other = await answering();
  const to = target([allowed.origin]);
  for (const url of [
    `${other.origin}/x`,
    `http://localhost:${allowed.port}/x`,
    `https://127.0.0.1:${allowed.port}/x`,
  ]) {
    const { outcome } = await to.send(post(url), never);
    expect(outcome.failure).toMatchObject({ code: 'E_ORIGIN_NOT_ALLOWED', phase: 'config', attribution: 'config' });
  }
  expect(allowed.connections() + other.connections()).toBe(0);
});

test('other spellings of an address are compared as what they mean', async () => {
  const peer = await answering();
  const to = target([peer.origin]);
  for (const host of ['0x7f.1', '2130706433', '127.1']) {
    expect((await to.send(post(`http://${host}:${peer.port}/x`), never)).outcome.response?.status).toBe(200);
  }
  const away = target(['http://127.0.0.1:1']);
  for (const host of ['0x7f.1', '[::ffff:7f00:1]', 'localhost.']) {
    expect(codeOf(await away.send(post(`http://${host}:${peer.port}/x`), never))).toBe('E_ORIGIN_NOT_ALLOWED');
  }
});

test.each([
  '//127.0.0.1/x',
  'ftp://127.0.0.1/x',
  'http://user:pw@127.0.0.1/x',
  'http://127.0.0.1\\@evil.test/x',
  'http:///x',
  'x',
])('%s is no URL to send to', async (url) => {
  expect(codeOf(await target(['http://127.0.0.1']).send(post(url), never))).toBe('E_URL_INVALID');
});

test('http: goes to loopback only, by name and by what the name resolves to', async () => {
  const to = target(['http://sandbox.test', 'http://localhost:9'], {
    resolve: () => Promise.resolve([{ address: '192.0.2.1', family: 4 }]),
  });
  for (const url of ['http://sandbox.test/x', 'http://localhost:9/x']) {
    expect((await to.send(post(url), never)).outcome.failure).toMatchObject({
      code: 'E_INSECURE_SCHEME',
      attribution: 'config',
    });
  }
});

test('a redirect is an answer: nothing goes where it points', async () => {
  const canary = await answering();
  const locations = [
    `${canary.origin}/x`,
    `http://user:pw@127.0.0.1:${canary.port}/`,
    '//127.0.0.1',
    'javascript:alert(1)',
    '',
    'x'.repeat(2_000),
  ];
  const peer = await peerThat((request) => [
    {
      write: `HTTP/1.1 ${[301, 302, 303, 307, 308, 300][request]} Go\r\nLocation: ${locations[request]}\r\nLocation: /two\r\nContent-Length: 0\r\n\r\n`,
    },
  ]);
  const to = target([peer.origin, canary.origin]);
  for (let n = 0; n < locations.length; n += 1) {
    const { outcome } = await to.send(post(`${peer.origin}/token`), never);
    expect(outcome.response?.headers.filter(([name]) => name === 'Location')).toHaveLength(2);
  }
  expect(canary.connections()).toBe(0);
  expect(peer.received()).toHaveLength(locations.length);
});
