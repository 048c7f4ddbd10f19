import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { never, post, reply, smallLimits } from './peer.ts';
import { createScene } from './scene.ts';
import type { Address, Resolve } from '../../src/target/addresses.ts';
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

test('a look-up that answers too late opens nothing', async () => {
  const peer = await peerThat(() => [{ write: reply('{}') }]);
  const { promise, resolve } = Promise.withResolvers<readonly Address[]>();
  const origin = `http://localhost:${peer.port}`;
  expect(await failureOf(origin, () => promise, 50)).toMatchObject({ code: 'E_DNS' });
  resolve([{ address: '127.0.0.1', family: 4 }]);
  await setTimeout(30);
  expect(peer.open()).toBe(0);
  expect(peer.received()).toEqual([]);
});

test('an interrupt while connecting opens nothing either', async () => {
  const stop = new AbortController();
  const to = target(['https://sandbox.test'], { resolve: silent });
  const sending = to.send(post('https://sandbox.test/'), stop.signal);
  stop.abort();
  expect((await sending).outcome.failure).toMatchObject({ code: 'E_INTERRUPTED', phase: 'dns', attribution: 'tool' });
});
