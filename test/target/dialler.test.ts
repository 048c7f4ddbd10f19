import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { never, post, reply, smallLimits } from './peer.ts';
import { createScene } from './scene.ts';
import type { Resolve } from '../../src/target/dialler.ts';
import type { Failure } from '../../src/model/wire.ts';

const silent: Resolve = () => new Promise(() => {});

const { peerThat, target } = createScene();

async function closedPort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function failureOf(origin: string, resolve?: Resolve, connectMs = 5_000): Promise<Failure | undefined> {
  const to = target([origin], {
    ...(resolve === undefined ? {} : { resolve }),
    limits: { ...smallLimits, connectMs },
  });
  return (await to.send(post(`${origin}/`), never)).outcome.failure;
}

const failing =
  (code: string): Resolve =>
  () =>
    Promise.reject(Object.assign(new Error('secret text'), { code }));

test('a closed port refuses', async () => {
  const port = await closedPort();
  expect(await failureOf(`http://127.0.0.1:${port}`)).toEqual({
    code: 'E_CONN_REFUSED',
    phase: 'connect',
    attribution: 'network',
    message: `127.0.0.1:${port} refuses connections`,
  });
  expect(await failureOf(`http://localhost:${port}`)).toMatchObject({ code: 'E_CONN_REFUSED' });
});

test('a host that does not exist is ours to mend, a resolver that fails is the network’s', async () => {
  expect(await failureOf('https://nowhere.test', failing('ENOTFOUND'))).toMatchObject({
    code: 'E_DNS_NOT_FOUND',
    phase: 'dns',
    attribution: 'config',
  });
  expect(await failureOf('https://nowhere.test', failing('EAI_AGAIN'))).toMatchObject({
    code: 'E_DNS',
    phase: 'dns',
    attribution: 'network',
  });
  expect(await failureOf(`https://${'a'.repeat(64)}.test`)).toMatchObject({ phase: 'dns' });
});

test('a resolver that never answers runs into the connect limit', async () => {
  expect(await failureOf('https://nowhere.test', silent, 100)).toMatchObject({
    code: 'E_DNS',
    phase: 'dns',
    attribution: 'network',
  });
});

test('a name is looked up once in a run, and a failed look-up again', async () => {
  const peer = await peerThat(() => [{ write: reply('{}') }, { end: 'close' }]);
  let lookups = 0;
  const to = target([`http://localhost:${peer.port}`], {
    resolve: () => {
      lookups += 1;
      return lookups === 1 ? failing('EAI_AGAIN')('') : Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    },
  });
  const codes = [];
  for (let n = 0; n < 4; n += 1)
    codes.push((await to.send(post(`http://localhost:${peer.port}/`), never)).outcome.failure?.code);
  expect(codes).toEqual(['E_DNS', undefined, undefined, undefined]);
  expect(lookups).toBe(2);
});
