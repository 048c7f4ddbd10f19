import { getResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { requestToken } from '../../contracts/singapay-b2b/generated/builder.ts';
import type { BuiltRequest } from '../../src/contract/build-request.ts';
import { Rejected } from '../../src/model/problem.ts';
import {
  type HandlerOptions,
  packedDemoCredentials,
  packedFaults,
  providerHandlers,
} from '../../src/simulate/provider-handlers.ts';
import { integrated, requestOf } from './msw-providers.ts';
import { bench } from './real-specs.ts';

/** The spec as it is packed: plain data. */
const packed = async (id: string) =>
  JSON.parse(JSON.stringify((await bench(id)).spec)) as Awaited<ReturnType<typeof bench>>['spec'];

/** What the handlers of a provider answer to a built request. */
async function answer(
  id: string,
  credentials: HandlerOptions['credentials'],
  request: BuiltRequest,
  options: Partial<HandlerOptions> = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const baseUrl = integrated[id]?.baseUrl ?? '';
  const handlers = providerHandlers(await packed(id), { baseUrl, credentials, ...options });
  const { url, method, headers, body } = request;
  const response = await getResponse(handlers, new Request(url, { method, headers, body }));
  const text = (await response?.text()) ?? '';
  return { status: response?.status ?? 0, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
}

describe.each(Object.entries(integrated))('MSW handlers of %s', (id, provider) => {
  test('issue a token for the request of the builder', async () => {
    const credentials = packedDemoCredentials(await packed(id));
    const { status, body } = await answer(id, credentials, requestOf(provider, credentials));
    expect([status, provider.validate(body)]).toEqual([200, []]);
    expect(JSON.stringify(body)).toContain('token');
  });

  test('issue none for other credentials', async () => {
    const [ours, theirs] = [packedDemoCredentials(await packed(id)), packedDemoCredentials(await packed(id))];
    const { body } = await answer(id, theirs, requestOf(provider, ours));
    expect(JSON.stringify(body)).not.toContain('access_token');
  });

  test('break every rule that can be broken, each by its name', async () => {
    const spec = await packed(id);
    const credentials = packedDemoCredentials(spec);
    const names = packedFaults(spec).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(30);
    for (const fault of names)
      expect(() => providerHandlers(spec, { baseUrl: provider.baseUrl, credentials, faults: [fault] })).not.toThrow();
  });
});

describe('options of the handlers', async () => {
  const id = 'singapay-b2b';
  const spec = await packed(id);
  const credentials = packedDemoCredentials(spec) as Parameters<typeof requestToken>[0];
  const request = requestToken(credentials, { baseUrl: integrated[id]?.baseUrl ?? '' });

  const lifetime = async (reading: string) => {
    const { body } = await answer(id, credentials, request, { readings: { D01: reading } });
    return typeof (body as { data: { expires_in: unknown } }).data.expires_in;
  };
  test('a reading is followed', async () => {
    expect([await lifetime('number'), await lifetime('string')]).toEqual(['number', 'string']);
  });

  test('a fault is committed', async () => {
    const { status } = await answer(id, credentials, request, { faults: ['status/201-on-success'] });
    expect(status).toBe(201);
  });

  const make = () =>
    providerHandlers(spec, {
      baseUrl: 'no url',
      credentials: { clientId: 'x', clientSecret: 'y' },
      faults: ['resett'],
    });

  test('everything that is wrong with them is told at once', () => {
    expect(make).toThrow(Rejected);
    for (const code of ['E_SECRET_MISSING', 'E_FAULT_UNKNOWN', 'E_URL']) expect(make).toThrow(code);
  });

  test('a reading that is none is told', () => {
    expect(() =>
      providerHandlers(spec, { baseUrl: 'https://a.test', credentials, readings: { D01: 'numbr' } }),
    ).toThrow(/did you mean number/);
  });
});

describe('a GET that is documented with a body', () => {
  test('gets 501 and the reason, whatever was sent', async () => {
    const spec = await packed('singleview-b2b');
    const [operation] = spec.operations.filter(({ method }) => method === 'GET');
    const handlers = providerHandlers(spec, {
      baseUrl: 'https://singleview.example.test',
      credentials: packedDemoCredentials(spec),
    });
    const response = await getResponse(handlers, new Request(`https://singleview.example.test${operation?.path}?a=1`));
    expect(response?.status).toBe(501);
    expect(await response?.text()).toContain('interceptors drop the body of a GET');
  });
});
