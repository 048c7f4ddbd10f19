import { nowhere } from '../../src/model/places.ts';
import type { Evidence, ObservedResponse } from '../../src/model/evidence.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Operation, ProviderSpec, ResponseBranch } from '../../src/model/provider-spec.ts';
import type { Redactor } from '../../src/model/secret.ts';
import { defaultLimits } from '../../src/model/target.ts';
import type { Failure, WireResponse } from '../../src/model/wire.ts';
import { createObserver, type Observer } from '../../src/observe/observe.ts';
import { createRegistry } from '../../src/secrets/registry.ts';

/** Half past eleven at night on 14 November 2023, UTC. */
export const now = 1_700_000_000_000;

const position = { file: 'specs/bank.yaml', line: 1, col: 1 };
const node = { pointer: '/x', position, evidence: [], assumed: null };

const document: JsonObject = {
  schemas: {
    Issued: {
      type: 'object',
      properties: {
        status: { type: 'integer' },
        success: { type: 'boolean' },
        data: { $ref: '#/schemas/Data' },
      },
    },
    Data: {
      allOf: [
        { properties: { access_token: { type: 'string' }, token_type: { const: 'Bearer' }, note: { type: 'string' } } },
      ],
    },
    Lifetime: { properties: { ttl_text: { type: 'string' } } },
  },
};

const branch = (token: string | null): ResponseBranch => ({
  ...node,
  name: 'Issued',
  shape: 'token',
  causes: [],
  schema: '/schemas/Issued',
  token: token === null ? null : { token, type: '/data/token_type', lifetime: '/data/expires_in' },
  simulate: { status: {}, headers: {}, body: null },
});

export const operationWith = (token: string | null): Operation => ({
  ...node,
  id: 'requestToken',
  method: 'POST',
  path: '/token',
  inputs: [],
  body: null,
  responses: [
    { ...node, status: '200', stated: true, mediaTypes: ['application/json'], headers: [], branches: [branch(token)] },
  ],
});

export const spec: ProviderSpec = {
  id: 'bank',
  title: 'Bank',
  file: 'specs/bank.yaml',
  sha256: '',
  openapi: '3.1.0',
  source: null,
  claims: [],
  wholeUrl: false,
  operations: [operationWith('/data/access_token')],
  credentials: [],
  signature: null,
  conflicts: [
    {
      ...node,
      id: 'C1',
      question: '?',
      decide: 'response',
      start: 'a',
      after: [],
      requests: {},
      member: '/data/lifetime_text',
      readings: [
        { ...node, id: 'a', schema: '/schemas/Lifetime', use: null, request: [], observe: null, outcomes: {} },
      ],
    },
  ],
  silences: [],
  evidence: [],
  publicSamples: [],
  places: nowhere,
  document,
};

export const clientSecret = `Cn4ryClientSecret8f3kQ0vZ/+=&%2F"'<>\\ é😀`;
export const clientId = 'abcdef83643f61c975';

export function knowing(values: Readonly<Record<string, string>> = { clientSecret, clientId }): Redactor {
  const registry = createRegistry();
  for (const [name, value] of Object.entries(values)) registry.learn(name, value);
  return registry;
}

export const observerWith = (redactor: Redactor): Observer =>
  createObserver({ redactor, limits: defaultLimits, clock: { wall: () => now, monotonic: () => 0 } });

export type Answer = Partial<Omit<WireResponse, 'body'>> & {
  readonly body?: string | Uint8Array;
  readonly type?: string | null;
  readonly accepts?: string;
  readonly token?: string | null;
};

/** What an observer makes of an answer; a plain complete 200 with JSON unless said otherwise. */
export function evidenceOf(answer: Answer, observer: Observer = observerWith(knowing())): Evidence {
  const {
    body = '',
    type = 'application/json',
    accepts = 'gzip, deflate, br',
    token = '/data/access_token',
    headers = [],
    ...rest
  } = answer;
  return observer.observe({
    caseId: 'bank/requestToken/shape/success',
    step: 'documented',
    spec,
    operation: operationWith(token),
    undeclared: [],
    attempts: 1,
    prepared: {
      wire: {
        method: 'POST',
        url: 'https://bank.example/token',
        headers: [['Accept-Encoding', accepts]],
        body: null,
        beforeColon: new Map(),
      },
      shown: {
        method: 'POST',
        url: 'https://bank.example/token',
        headers: [['Authorization', 'Basic «basic»']],
        body: '{"grantType":"client_credentials"}',
      },
      trace: null,
    },
    attempt: {
      timings: { startedAt: now, headersMs: 5, totalMs: 9 },
      outcome: {
        response: {
          httpVersion: '1.1',
          status: 200,
          reason: 'OK',
          complete: 'yes',
          ...rest,
          headers: type === null ? headers : [['Content-Type', type], ...headers],
          body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
        },
      },
    },
  });
}

export function responseTo(answer: Answer, observer?: Observer): ObservedResponse {
  const { response, failure } = evidenceOf(answer, observer);
  if (response === null) throw new Error(`expected a response, got ${failure?.code}`);
  return response;
}

export function failureOf(answer: Answer): Failure {
  const { failure } = evidenceOf(answer);
  if (failure === null) throw new Error('expected a failure');
  return failure;
}

const part = (value: Json | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A JWT with any header, any payload (a string is taken as the payload's text) and a signature of 32 bytes. */
export const jwtOf = (header: Json, payload: Json | string, signature = Buffer.alloc(32, 0x5a)): string =>
  `${part(header)}.${part(payload)}.${signature.toString('base64url')}`;
