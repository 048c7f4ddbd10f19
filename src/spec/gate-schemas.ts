import formats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isArray, isObject, type Json } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import { schemaProperties } from '../model/schema-layers.ts';
import { selfContained } from '../model/self-contained.ts';
import type { Visited } from './build-spec.ts';
import { suggestion } from './form.ts';
import { patternProblem } from './pattern.ts';
import type { Reader } from './reader.ts';
import { formatNames, schemaWords, unsupportedWords } from './schema-words.ts';

/** Every schema by JSON Schema 2020-12 and strictly; false when a schema is broken, so that nothing is to be compared with it. */
export function checkSchemas(visited: readonly Visited[], reader: Reader): boolean {
  const schemas = visited.filter(({ kind }) => kind === 'schema');
  let sound = true;
  const { report } = reader;
  const own: Reader = {
    ...reader,
    report: (...problem) => {
      sound = false;
      report(...problem);
    },
  };
  for (const schema of schemas) checkKeywords(schema, own);
  reportDuplicateIds(schemas, own);
  const roots = rootsOf(schemas);
  const ajv = strictCompiler(reader.strict);
  if (sound) for (const { node, pointer } of roots) checkByMetaSchema(ajv, node, pointer, own);
  // First each schema as if what it refers to were anything, so that a fault is told where it stands.
  if (sound)
    for (const { node, pointer } of roots) compile(ajv, selfContained({ alone: node }, '/alone'), pointer, own);
  if (sound) for (const { pointer } of roots) compile(ajv, selfContained(reader.document, pointer), pointer, own);
  return sound;
}

/** The strictness of generated validators, and for our own vocabulary also types beside keywords that need them. */
export function strictCompiler(strictTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes,
    strictTuples: false,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: true,
    ownProperties: true,
    logger: false,
  });
  formats.default(ajv);
  return ajv;
}

/** Schemas that do not stand within another one. */
function rootsOf(schemas: readonly Visited[]): readonly Visited[] {
  const pointers = new Set(schemas.map(({ pointer }) => pointer));
  return schemas.filter(({ pointer }) => {
    for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      if (pointers.has(pointer.slice(0, end))) return false;
    }
    return true;
  });
}

function checkKeywords({ node, pointer }: Visited, { report, strict, document }: Reader): void {
  for (const [key, value] of Object.entries(node)) {
    const at = `${pointer}${formatPointer([key])}`;
    const reason = Object.hasOwn(unsupportedWords, key) ? unsupportedWords[key] : undefined;
    if (reason !== undefined) report('E_UNSUPPORTED_KEYWORD', at, reason[0], reason[1], key);
    else if (!key.startsWith('x-') && !schemaWords.includes(key)) {
      report(
        'E_UNKNOWN_KEYWORD',
        at,
        'JSON Schema has no such keyword',
        suggestion(key, schemaWords).replace('see specs/README.md', 'remove it'),
        key,
      );
    }
    if (key === 'format' && typeof value === 'string' && !formatNames.includes(value)) {
      report(
        'E_UNKNOWN_FORMAT',
        at,
        'this format cannot be checked',
        suggestion(value, formatNames).replace('see specs/README.md', 'remove it or use pattern'),
        value.slice(0, 40),
      );
    }
    if (key === 'pattern' && typeof value === 'string') reportPattern(value, at);
    if (key === 'patternProperties' && isObject(value))
      Object.keys(value).forEach((name) => reportPattern(name, `${at}${formatPointer([name])}`));
  }
  const known = schemaProperties(document, pointer);
  if (strict && Object.hasOwn(node, 'properties') && isArray(node['required'])) {
    node['required'].forEach((name, index) => {
      if (typeof name !== 'string' || known.has(name)) return;
      report(
        'E_REQUIRED',
        `${pointer}/required/${index}`,
        'is required, but no such member is described',
        suggestion(name, [...known.keys()]),
        name,
      );
    });
  }

  function reportPattern(pattern: string, at: string): void {
    const problem = patternProblem(pattern);
    if (problem !== null) report(problem.code, at, problem.what, problem.fix);
  }
}

function reportDuplicateIds(schemas: readonly Visited[], { report }: Reader): void {
  const seen = new Set<Json>();
  for (const { node, pointer } of schemas) {
    for (const key of ['$id', '$anchor']) {
      const value = Object.hasOwn(node, key) ? node[key] : undefined;
      if (value === undefined) continue;
      if (seen.has(value)) report('E_ID_DUPLICATE', `${pointer}/${key}`, 'another schema has this name', 'remove it');
      seen.add(value);
    }
  }
}

function checkByMetaSchema(ajv: Ajv2020, node: Json, pointer: string, { report }: Reader): void {
  if (ajv.validateSchema(withoutOurKeys(node) as object) === true) return;
  const told = new Set<string>();
  for (const { instancePath, keyword, params } of ajv.errors ?? []) {
    if (told.has(instancePath) || ['allOf', 'anyOf', '$ref', '$dynamicRef', 'if'].includes(keyword)) continue;
    told.add(instancePath);
    report('E_SCHEMA', `${pointer}${instancePath}`, metaRule(keyword, params), 'correct it');
  }
}

const list = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value));

function metaRule(keyword: string, params: Readonly<Record<string, unknown>>): string {
  if (keyword === 'type') return `must be of type ${list(params['type'])}`;
  if (keyword === 'enum') return `must be one of ${list(params['allowedValues'])}`;
  return `breaks the rule ${keyword} of JSON Schema`;
}

/** Inline readings stand in a vocabulary key: they are roots of their own. */
function withoutOurKeys(node: Json): Json {
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).filter(
      ([key]) => !key.startsWith('x-') && !['example', 'examples', '$id', '$anchor'].includes(key),
    ),
  );
}

function compile(ajv: Ajv2020, schema: Json, pointer: string, { report }: Reader): void {
  try {
    ajv.compile(schema as object | boolean);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, type, keyword] = /missing type "(\w+(?:,\w+)*)" for keyword "([\w$]+)"/.exec(message) ?? [];
    if (type === undefined) {
      report('E_SCHEMA', pointer, 'cannot be compiled strictly', 'compare it with JSON Schema 2020-12');
    } else {
      const types = type.replaceAll(',', ' or ');
      report('E_SCHEMA', pointer, `${keyword} needs the type ${types} beside it`, `add type: ${type}`);
    }
  }
}
