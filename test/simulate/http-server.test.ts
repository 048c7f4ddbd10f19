import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { RawRequest, RawResponse, Simulator } from '../../src/model/simulator.ts';
import { serve, type ServeOptions, type Served } from '../../src/simulate/http-server.ts';
import { envelopeCredentials, envelopeRequest, envelopeSpec } from './envelope-spec.ts';
import { simulate } from './hand-made.ts';

const running: Served[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function start(
  respond: (request: RawRequest) => RawResponse,
  options: Partial<ServeOptions> = {},
): Promise<Served> {
  const simulator: Simulator = { provider: 'one', respond };
  const served = await serve([{ provider: 'one', simulator }], { port: 0, tls: null, ...options });
  running.push(served);
  return served;
}

const ok = (body = 'hello', more: Partial<RawResponse> = {}): RawResponse => {
  const bytes = new Uint8Array(Buffer.from(body));
  return { status: 200, headers: [['Content-Length', String(bytes.length)]], body: bytes, ...more };
};

type Got = { status: number; headers: string[]; body: string };
function send(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${origin}${path}`, {
      method: options.method ?? 'POST',
      headers: options.headers,
      agent: false,
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.rawHeaders,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(options.body);
  });
}

function raw(origin: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.on('data', (chunk) => (got += chunk.toString()));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
}

describe('the HTTP server', () => {
  it('gives the simulator the path below its mount, headers as sent, and the body of a GET', async () => {
    const seen: RawRequest[] = [];
    const { origin } = await start((request) => (seen.push(request), ok()));
    await send(origin, '/one/a/b?c=d', {
      method: 'GET',
      headers: { 'X-Case': 'kept', 'Content-Length': '2' },
      body: Buffer.from('{}'),
    });
    expect(seen[0]).toMatchObject({ method: 'GET', path: '/a/b?c=d' });
    expect(seen[0]?.headers).toContainEqual(['X-Case', 'kept']);
    expect(Buffer.from(seen[0]?.body ?? []).toString()).toBe('{}');
  });

  it('answers as the simulator does, over real HTTP', async () => {
    const { origin } = await start((request) => simulate(envelopeSpec, envelopeCredentials).respond(request));
    const headers = Object.fromEntries(envelopeRequest.headers.filter(([name]) => name !== 'Host'));
    const got = await send(origin, `/one${envelopeRequest.path}`, { headers, body: Buffer.from(envelopeRequest.body) });
    expect(got.status).toBe(200);
    expect(got.headers).toContain('Cache-Control');
    expect(got.headers).toContain('Thu, 02 Jan 2025 11:20:39 GMT');
  });

  it('keeps the case, order and repetition of response headers and adds no Date of its own', async () => {
    const { origin } = await start(() =>
      ok('', {
        headers: [
          ['x-A', '1'],
          ['X-b', '2'],
          ['x-A', '3'],
          ['Content-Length', '0'],
        ],
      }),
    );
    const { headers } = await send(origin, '/one/');
    expect(headers.slice(0, 6)).toEqual(['x-A', '1', 'X-b', '2', 'x-A', '3']);
    expect(headers).not.toContain('Date');
  });

  it('answers 501 outside every mount', async () => {
    const { origin } = await start(() => ok());
    expect((await send(origin, '/two/x')).status).toBe(501);
  });

  it('answers 421 to a Host that is not its own, and to two of them', async () => {
    const { origin } = await start(() => ok());
    const { port } = new URL(origin);
    expect((await send(origin, '/one/x', { headers: { Host: `evil.example:${port}` } })).status).toBe(421);
    expect((await send(origin, '/one/x', { headers: { Host: `LOCALHOST:${port}` } })).status).toBe(200);
    expect(
      await raw(origin, `GET /one/x HTTP/1.1\r\nHost: localhost:${port}\r\nHost: evil\r\nConnection: close\r\n\r\n`),
    ).toContain(' 421 ');
  });

  it('answers 400 to white space before the colon of a header', async () => {
    const { origin } = await start((request) => simulate(envelopeSpec, envelopeCredentials).respond(request));
    const { host } = new URL(origin);
    for (const space of [' ', '\t'])
      expect(
        await raw(origin, `POST /one${envelopeRequest.path} HTTP/1.1\r\nHost: ${host}\r\nX${space}: 1\r\n\r\n`),
      ).toMatch(/^HTTP\/1.1 400 /);
  });

  it('lets the simulator judge white space before a colon, when the request arrives in one piece', async () => {
    const seen: RawRequest[] = [];
    const { origin } = await start((request) => (seen.push(request), ok()));
    const { host } = new URL(origin);
    const spaced = (rest: string) => raw(origin, `POST /one/x HTTP/1.1\r\nHost: ${host}\r\nX-A\t: 1\r\n${rest}`);
    expect(await spaced('Content-Length: 2\r\n\r\n{}')).toMatch(/^HTTP\/1.1 200 [^]*\r\n\r\nhello$/);
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/x' });
    expect(seen[0]?.headers).toContainEqual(['X-A\t', '1']);
    expect(await spaced('Content-Length: 20\r\n\r\n{}')).toMatch(/^HTTP\/1.1 400 /);
    expect(await spaced('X\u0001: 1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect(seen).toHaveLength(1);
  });

  it('answers 431 to headers above 16 KiB', async () => {
    const { origin } = await start(() => ok());
    const { host } = new URL(origin);
    expect(await raw(origin, `GET /one/x HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 /,
    );
  });

  it('answers 413 to a body above the limit, announced or not', async () => {
    const { origin } = await start(() => ok(), { requestLimitBytes: 1000 });
    expect((await send(origin, '/one/x', { body: Buffer.alloc(1000) })).status).toBe(200);
    expect((await send(origin, '/one/x', { body: Buffer.alloc(1001) })).status).toBe(413);
    expect(
      (await send(origin, '/one/x', { headers: { 'Transfer-Encoding': 'chunked' }, body: Buffer.alloc(2000) })).status,
    ).toBe(413);
  });

  it('answers 500 to the one request on which a simulator throws, and goes on', async () => {
    let calls = 0;
    const { origin } = await start(() => {
      calls += 1;
      if (calls === 1) throw new Error('secret inside');
      return ok();
    });
    const first = await send(origin, '/one/x');
    expect([first.status, first.body.includes('secret inside')]).toEqual([500, false]);
    expect((await send(origin, '/one/x')).status).toBe(200);
  });

  it.each([{ kind: 'reset' }, { kind: 'truncate', bytes: 2 }] as const)(
    'breaks the connection: $kind',
    async (wire) => {
      const { origin } = await start(() => ok('hello', { wire }));
      await expect(send(origin, '/one/x')).rejects.toMatchObject({ code: 'ECONNRESET' });
    },
  );

  it.each([
    { kind: 'chunk', bytes: 2 },
    { kind: 'delay', ms: 5 },
  ] as const)('gets whole to the client: $kind', async (wire) => {
    const { origin } = await start(() => ok('hello', { wire, headers: [] }));
    expect((await send(origin, '/one/x')).body).toBe('hello');
  });

  it('says so when the port is taken', async () => {
    const { origin } = await start(() => ok());
    await expect(start(() => ok(), { port: Number(new URL(origin).port) })).rejects.toThrow(/E_PORT_IN_USE/);
  });

  it('closes at once while a client still holds its connection', async () => {
    const { origin } = await start(() => ok());
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    await new Promise((resolve) => socket.on('connect', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await running.pop()?.close();
    await closed;
    expect(socket.destroyed).toBe(true);
  });
});
