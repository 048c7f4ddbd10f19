import { nowhere } from '../../src/model/places.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../src/model/json.ts';
import { formatPointer, valueAt } from '../../src/model/pointer.ts';
import type { Operation, ProviderSpec, ResponseBranch, ResponseRule } from '../../src/model/provider-spec.ts';
import type { Cause, Shape } from '../../src/model/cause.ts';

/**
 * The small provider of these tests: a token in an envelope on 200, a refusal on 401 with its causes, other refusals only
 * assumed, a technical error on 503.
 */
export const aDocument: JsonObject = {
  'x-document': { id: 'S900', title: 'A provider', lines: {} },
  paths: {
    '/token': {
      post: {
        operationId: 'requestToken',
        'x-evidence': ['S900:L1'],
        responses: {
          '200': {
            'x-evidence': ['S900:L2'],
            headers: {
              'X-Trace': { required: true, 'x-evidence': ['S900:L3'], schema: { type: 'string', pattern: '^t-' } },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Issued' } } },
          },
          '401': {
            'x-evidence': ['S900:L4'],
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
          },
          '403': {
            'x-evidence': ['S900:L5'],
            content: { 'application/json': { schema: { $ref: '#/components/schemas/OutOfScope' } } },
          },
          '503': {
            'x-evidence': ['S900:L6'],
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Down' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Issued: {
        type: 'object',
        'x-shape': 'token',
        'x-evidence': ['S900:L10'],
        'x-token': { token: '/data/access_token', type: '/data/token_type', lifetime: '/data/expires_in' },
        required: ['success', 'data'],
        properties: {
          success: { const: true, 'x-evidence': ['S900:L11'] },
          note: { type: 'string', 'x-assumed': { why: 'seen elsewhere' } },
          data: {
            type: 'object',
            'x-evidence': ['S900:L12'],
            required: ['access_token', 'token_type', 'expires_in'],
            properties: {
              access_token: { type: 'string', 'x-evidence': ['S900:L13'] },
              token_type: { type: 'string', 'x-evidence': ['S900:L14'] },
              expires_in: { type: 'integer', 'x-evidence': ['S900:L15'] },
            },
          },
        },
      },
      Refused: {
        type: 'object',
        'x-shape': 'refusal',
        'x-evidence': ['S900:L20'],
        'x-refuses': ['wrong-secret', 'unknown-client'],
        required: ['success', 'code', 'message'],
        properties: {
          success: { const: false, 'x-evidence': ['S900:L21'] },
          code: { const: 'AUTH', 'x-evidence': ['S900:L22'] },
          message: { type: 'string', 'x-evidence': ['S900:L23'] },
        },
      },
      OutOfScope: {
        type: 'object',
        'x-shape': 'refusal',
        'x-evidence': ['S900:L25'],
        'x-refuses': ['wrong-scope'],
        required: ['success', 'code', 'message'],
        properties: { success: { const: false }, code: { const: 'SCOPE' }, message: { type: 'string' } },
      },
      Down: {
        type: 'object',
        'x-shape': 'technical-error',
        'x-evidence': ['S900:L30'],
        'x-refuses': ['technical'],
        required: ['success', 'code', 'message'],
        properties: { success: { const: false }, code: { const: 'DOWN' }, message: { type: 'string' } },
      },
    },
  },
};

const position = { file: 'specs/a-provider.yaml', line: 1, col: 1 };

/** The nouns of a document in the form above: one POST operation at `/token`. No loader: only what these tests need. */
export function aSpec(changes: Partial<ProviderSpec> = {}, document: JsonObject = aDocument): ProviderSpec {
  const operation = anOperation(document);
  return {
    id: 'a-provider',
    title: 'A provider',
    file: 'specs/a-provider.yaml',
    sha256: '',
    openapi: '3.1.0',
    source: { id: 'S900', title: 'A provider' },
    claims: [],
    wholeUrl: false,
    operations: [operation],
    credentials: [],
    signature: null,
    conflicts: [],
    silences: [],
    evidence: [],
    publicSamples: [],
    places: nowhere,
    document,
    ...changes,
  };
}

function anOperation(document: JsonObject): Operation {
  const pointer = '/paths/~1token/post';
  const node = valueAt(document, pointer) as JsonObject;
  return {
    pointer,
    position,
    id: 'requestToken',
    method: 'POST',
    path: '/token',
    inputs: [],
    body: null,
    evidence: ['S900:L1'],
    responses: Object.entries(node['responses'] as JsonObject).map(([status, rule]) =>
      aRule(document, status, rule as JsonObject, `${pointer}/responses/${status}`),
    ),
  };
}

function aRule(document: JsonObject, status: string, rule: JsonObject, pointer: string): ResponseRule {
  const content = (rule['content'] ?? {}) as JsonObject;
  const [media] = Object.values(content);
  const schema = isObject(media) ? (media['schema'] as JsonObject) : null;
  const schemas = schema === null ? [] : isArray(schema['oneOf']) ? (schema['oneOf'] as JsonObject[]) : [schema];
  return {
    pointer,
    position,
    status,
    stated: status !== 'default' && rule['x-assumed'] === undefined,
    mediaTypes: Object.keys(content),
    headers: Object.entries((rule['headers'] ?? {}) as Record<string, JsonObject>).map(([name, header]) => ({
      pointer: `${pointer}/headers/${name}`,
      position,
      name,
      required: header['required'] === true,
      schema: `${pointer}/headers/${name}/schema`,
      evidence: lines(header),
      assumed: null,
    })),
    branches:
      schema === null
        ? [aBranch(rule, status, pointer, null)]
        : schemas.map((one, index) => {
            const reference = one['$ref'];
            const at =
              typeof reference === 'string'
                ? reference.slice(1)
                : pointer + formatPointer(['content', Object.keys(content)[0] ?? '', 'schema', 'oneOf', index]);
            return aBranch(valueAt(document, at) as JsonObject, at.slice(at.lastIndexOf('/') + 1), at, at);
          }),
    evidence: lines(rule),
  };
}

function aBranch(node: JsonObject, name: string, pointer: string, schema: string | null): ResponseBranch {
  const causes = (node['x-refuses'] ?? []) as readonly (Cause | { cause: Cause })[];
  const assumed = node['x-assumed'] === undefined ? null : { why: 'assumed', source: null };
  return {
    pointer,
    position,
    name,
    shape: (node['x-shape'] ?? null) as Shape | null,
    causes: causes.map((one) =>
      typeof one === 'string'
        ? { cause: one, stated: assumed === null, evidence: lines(node) }
        : { cause: one.cause, stated: false, evidence: [] },
    ),
    schema,
    token: (node['x-token'] ?? null) as ResponseBranch['token'],
    simulate: { status: {}, headers: {}, body: null },
    evidence: lines(node),
    assumed,
  };
}

const lines = (node: JsonObject): readonly string[] => (node['x-evidence'] ?? []) as readonly string[];

/** The document with another value at a pointer; the pointer's parent must exist. */
export function withNode(document: JsonObject, pointer: string, value: Json): JsonObject {
  const copy = structuredClone(document) as Record<string, Json>;
  const parent = valueAt(copy, pointer.slice(0, pointer.lastIndexOf('/'))) as Record<string, Json>;
  parent[pointer.slice(pointer.lastIndexOf('/') + 1).replaceAll('~1', '/')] = value;
  return copy;
}
