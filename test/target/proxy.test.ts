import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { Rejected } from '../../src/model/problem.ts';
import { makeCertificates, type Certificates } from './certificates.ts';
import { never, post, reply, smallLimits } from './peer.ts';
import { bodyOf, createScene } from './scene.ts';

const made = makeCertificates();
const { target, answering, listen } = createScene();

/** Answers CONNECT with this head; a tunnel to `port` when it is a success. */
async function proxyThat(head: string, port: number | null): Promise<{ port: number; heads: string[] }> {
  const heads: string[] = [];
  const serve = (socket: Socket): void => {
    socket
      .on('error', () => {})
      .once('data', (chunk) => {
        heads.push(chunk.toString('latin1'));
        if (head !== '') socket.write(head);
        if (port === null) return;
        const onward = connect(port, '127.0.0.1').on('error', () => {});
        socket.pipe(onward).pipe(socket);
      });
  };
  return { port: await listen(createServer(serve)), heads };
}

describe.skipIf(made === null)('through a proxy (skipped where there is no openssl)', () => {
  const { ca, good } = (made ?? {}) as Certificates;
  const tls = { ca: [ca], clientCertificate: null, clientKey: null };

  async function endpoint(): Promise<number> {
    return listen(
      createTlsServer(
        good,
        (socket) => void socket.on('error', () => {}).once('data', () => socket.end(reply('{"via":"tunnel"}'))),
      ),
    );
  }

  test('https: goes through a tunnel, with credentials for the proxy only', async () => {
    const port = await endpoint();
    const proxy = await proxyThat('HTTP/1.1 200 Connected\r\nX-Proxy: yes\r\n\r\n', port);
    const to = target([`https://localhost:${port}`], { tls, proxy: `http://us%20er:pa%3Ass@127.0.0.1:${proxy.port}` });
    expect(bodyOf(await to.send(post(`https://localhost:${port}/token`), never))).toBe('{"via":"tunnel"}');
    const login = Buffer.from('us er:pa:ss').toString('base64');
    expect(proxy.heads).toEqual([
      `CONNECT localhost:${port} HTTP/1.1\r\nHost: localhost:${port}\r\nProxy-Authorization: Basic ${login}\r\n\r\n`,
    ]);
  });

  test('the name behind the proxy is verified', async () => {
    const port = await endpoint();
    const proxy = await proxyThat('HTTP/1.1 200 OK\r\n\r\n', port);
    const to = target(['https://sandbox.test'], { tls, proxy: `http://127.0.0.1:${proxy.port}` });
    expect((await to.send(post('https://sandbox.test/'), never)).outcome.failure).toMatchObject({ code: 'E_TLS_NAME' });
    expect(proxy.heads[0]).toContain('CONNECT sandbox.test:443 HTTP/1.1\r\n');
    expect(proxy.heads[0]).not.toContain('Authorization');
  });
});

test.each([
  ['HTTP/1.1 407 Who are you\r\n\r\n', 'E_PROXY_AUTH', 'config'],
  ['HTTP/1.1 502 No\r\n\r\n', 'E_PROXY', 'network'],
  ['SSH-2.0-x\r\n\r\n', 'E_PROXY', 'network'],
  ['', 'E_CONNECT_TIMEOUT', 'network'],
])('a proxy that answers %j opens no tunnel', async (head, code, attribution) => {
  const proxy = await proxyThat(head, null);
  const to = target(['https://sandbox.test'], {
    proxy: `http://127.0.0.1:${proxy.port}`,
    limits: { ...smallLimits, connectMs: 100 },
  });
  const { outcome } = await to.send(post('https://sandbox.test/'), never);
  expect(outcome.failure).toMatchObject({ code, phase: 'connect', attribution });
});

test('http: never goes through a proxy', async () => {
  const peer = await answering();
  const proxy = await proxyThat('HTTP/1.1 200 OK\r\n\r\n', null);
  const to = target([peer.origin], { proxy: `http://127.0.0.1:${proxy.port}` });
  expect(bodyOf(await to.send(post(`${peer.origin}/`), never))).toBe('{"n":0}');
  expect(proxy.heads).toEqual([]);
});

test.each(['socks5://127.0.0.1:1', 'proxy:8080', 'http://127.0.0.1/path', 'x'])('%s is no proxy', (proxy) => {
  expect(() => target(['http://127.0.0.1'], { proxy })).toThrow(Rejected);
});
