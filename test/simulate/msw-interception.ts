/**
 * Run as a process of its own, because interception patches the whole process. Sends the built request of every provider
 * by global fetch under `setupServer` and by undici under a network of msw's own, before, while and after it is
 * intercepted, and prints what came of it as JSON.
 */
import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import { setupServer } from 'msw/node';
import { request } from 'undici';
import type { BuiltRequest } from '../../src/contract/build-request.ts';
import { packedDemoCredentials, providerHandlers } from '../../src/simulate/provider-handlers.ts';
import { integrated, requestOf } from './msw-providers.ts';
import { bench } from './real-specs.ts';

/** A status, or the code of the network error that a name in `.test` (RFC 6761 §6.2) ends in. */
type Outcome = number | string;

const codeOf = (error: unknown): string => {
  const { code, cause } = error as { readonly code?: string; readonly cause?: { readonly code?: string } };
  return code ?? cause?.code ?? 'an error without a code';
};

const byFetch = ({ url, ...init }: BuiltRequest): Promise<Outcome> =>
  fetch(url, init).then(({ status }) => status, codeOf);

const byUndici = ({ url, body, ...rest }: BuiltRequest): Promise<Outcome> =>
  request(url, { ...rest, body, reset: true }).then(async (response) => {
    await response.body.dump();
    return response.statusCode;
  }, codeOf);

const providers = await Promise.all(
  Object.entries(integrated).map(async ([id, provider]) => {
    const { spec } = await bench(id);
    const credentials = packedDemoCredentials(spec);
    const handlers = providerHandlers(spec, { baseUrl: provider.baseUrl, credentials });
    return { id, handlers, request: requestOf(provider, credentials) };
  }),
);
const handlers = providers.flatMap((provider) => provider.handlers);

async function all(send: (built: BuiltRequest) => Promise<Outcome>): Promise<Readonly<Record<string, Outcome>>> {
  const outcomes: [string, Outcome][] = [];
  for (const { id, request: built } of providers) outcomes.push([id, await send(built)]);
  return Object.fromEntries(outcomes);
}

async function around(send: (built: BuiltRequest) => Promise<Outcome>, on: () => void, off: () => void) {
  const before = await all(send);
  on();
  const during = await all(send);
  off();
  return { before, during, after: await all(send) };
}

const server = setupServer(...handlers);
const fetched = await around(
  byFetch,
  () => server.listen({ onUnhandledFrame: 'error' }),
  () => server.close(),
);

const network = defineNetwork({
  sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
  onUnhandledFrame: 'error',
  context: { quiet: true },
  handlers,
});
const requested = await around(
  byUndici,
  () => network.enable(),
  () => network.disable(),
);

// The limit: undici sends a GET with a body, and the interceptor drops it before a handler can see it.
network.enable();
const b2b = providers.find(({ id }) => id === 'singleview-b2b');
const withBody = await request('https://singleview.example.test/gateway/api/v1/oauth/token', {
  method: 'GET',
  headers: b2b?.request.headers ?? {},
  body: b2b?.request.body ?? '',
});
const get = { status: withBody.statusCode, text: await withBody.body.text() };
const unmatched = await byUndici({ method: 'GET', url: 'https://nobody.example.test/', headers: {}, body: null });
network.disable();

process.stdout.write(JSON.stringify({ fetched, requested, get, unmatched }));
