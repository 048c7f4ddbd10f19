import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';

/** The objects of OpenAPI 3.1 §4.8 that matter here. `schema` is JSON Schema 2020-12. */
export type Kind =
  | 'document'
  | 'info'
  | 'server'
  | 'server-variable'
  | 'components'
  | 'paths'
  | 'path-item'
  | 'operation'
  | 'parameter'
  | 'request-body'
  | 'media-type'
  | 'encoding'
  | 'responses'
  | 'response'
  | 'callback'
  | 'example'
  | 'link'
  | 'header'
  | 'schema'
  | 'security-scheme'
  | 'oauth-flows'
  | 'oauth-flow'
  | 'other';

/** A member that holds one object, a list of them, or a map of them by a free name. */
type Child = Kind | readonly ['list' | 'map', Kind];

const map = (kind: Kind): Child => ['map', kind];
const list = (kind: Kind): Child => ['list', kind];

const operations = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, 'operation' as const]),
);

/** Methods of a path item, OpenAPI 3.1 §4.8.9. */
export const methods: readonly string[] = Object.keys(operations);

/** Members that hold further objects. Everything else is data: an `x-` name in it is no key of ours. */
const children: Readonly<Record<Kind, Readonly<Record<string, Child>>>> = {
  document: {
    info: 'info',
    servers: list('server'),
    paths: 'paths',
    webhooks: map('path-item'),
    components: 'components',
    tags: list('other'),
    externalDocs: 'other',
  },
  info: { contact: 'other', license: 'other' },
  server: { variables: map('server-variable') },
  'server-variable': {},
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('request-body'),
    headers: map('header'),
    securitySchemes: map('security-scheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('path-item'),
  },
  paths: { '*': 'path-item' },
  'path-item': { ...operations, servers: list('server'), parameters: list('parameter') },
  operation: {
    parameters: list('parameter'),
    requestBody: 'request-body',
    responses: 'responses',
    callbacks: map('callback'),
    servers: list('server'),
    externalDocs: 'other',
  },
  parameter: { schema: 'schema', examples: map('example'), content: map('media-type') },
  'request-body': { content: map('media-type') },
  'media-type': { schema: 'schema', examples: map('example'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  responses: { '*': 'response' },
  response: { headers: map('header'), content: map('media-type'), links: map('link') },
  callback: { '*': 'path-item' },
  example: {},
  link: {},
  header: { schema: 'schema', examples: map('example'), content: map('media-type') },
  schema: {
    ...Object.fromEntries(
      ['properties', 'patternProperties', '$defs', 'dependentSchemas'].map((key) => [key, map('schema')]),
    ),
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, list('schema')])),
    ...Object.fromEntries(
      [
        'additionalProperties',
        'unevaluatedProperties',
        'propertyNames',
        'items',
        'unevaluatedItems',
        'contains',
        'not',
        'if',
        'then',
        'else',
        'contentSchema',
      ].map((key) => [key, 'schema' as const]),
    ),
    xml: 'other',
    discriminator: 'other',
    externalDocs: 'other',
  },
  'security-scheme': { flows: 'oauth-flows' },
  'oauth-flows': { '*': 'oauth-flow' },
  'oauth-flow': {},
  other: {},
};

export type Visit = (node: JsonObject, kind: Kind, pointer: string) => void;

/**
 * Visits every object of a document in the order written, without following references: `$ref` and inline schemas of
 * readings included. `misplaced` hears of a list or a scalar where an object belongs.
 */
export function walk(
  value: Json,
  kind: Kind,
  pointer: string,
  visit: Visit,
  misplaced: (pointer: string, expected: string) => void,
): void {
  if (!isObject(value)) {
    if (!(kind === 'schema' && typeof value === 'boolean')) misplaced(pointer, 'a map');
    return;
  }
  visit(value, kind, pointer);
  const table = children[kind];
  for (const [key, child] of Object.entries(value)) {
    const named = Object.hasOwn(table, key) ? table[key] : undefined;
    const rule = named ?? (key.startsWith('x-') ? undefined : table['*']);
    if (rule === undefined) continue;
    const at = `${pointer}${formatPointer([key])}`;
    if (typeof rule === 'string') walk(child, rule, at, visit, misplaced);
    else if (rule[0] === 'list') {
      if (isArray(child)) child.forEach((item, index) => walk(item, rule[1], `${at}/${index}`, visit, misplaced));
      else misplaced(at, 'a list');
    } else if (isObject(child)) {
      for (const [name, item] of Object.entries(child))
        walk(item, rule[1], `${at}${formatPointer([name])}`, visit, misplaced);
    } else misplaced(at, 'a map');
  }
  readingSchemas(value, pointer).forEach((at) => {
    const [reading, schema] = at;
    walk(schema, 'schema', reading, visit, misplaced);
  });
}

/** The inline schemas that readings of this node's conflicts hold. */
function readingSchemas(node: JsonObject, pointer: string): (readonly [string, Json])[] {
  const conflicts = Object.hasOwn(node, 'x-conflicts') ? node['x-conflicts'] : undefined;
  if (!isArray(conflicts)) return [];
  return conflicts.flatMap((conflict, index) => {
    const readings = isObject(conflict) ? conflict['readings'] : undefined;
    if (!isArray(readings)) return [];
    return readings.flatMap((reading, place) =>
      isObject(reading) && reading['schema'] !== undefined
        ? [[`${pointer}/x-conflicts/${index}/readings/${place}/schema`, reading['schema']] as const]
        : [],
    );
  });
}
