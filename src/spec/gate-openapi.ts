import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPI } from 'openapi-types';
import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { nearest } from '../model/nearest.ts';
import { formatPointer, parsePointer, valueAt } from '../model/pointer.ts';
import { localTarget } from '../model/schema-layers.ts';
import type { Reader } from './reader.ts';

/** What the validator says of one keyword that did not hold; its own message is not used. */
type Detail = {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** The structure of the document by the schema of OpenAPI 3.1. References are local by now: nothing else is read. */
export async function checkOpenApi(document: JsonObject, reader: Reader): Promise<void> {
  try {
    await new SwaggerParser().validate(structuredClone(document) as unknown as OpenAPI.Document, {
      resolve: { external: false, http: false, file: false },
      mutateInputSchema: false,
      timeoutMs: 5000,
    });
  } catch (error) {
    const details = detailsOf(error);
    if (details.length === 0) {
      reader.report(
        'E_OPENAPI',
        '',
        'is no valid OpenAPI 3.1 document',
        'compare it with the OpenAPI 3.1 specification',
      );
    }
    for (const detail of telling(details)) reportDetail(document, detail, reader);
  }
}

function detailsOf(error: unknown): readonly Detail[] {
  const details = error instanceof Error && 'details' in error ? error.details : undefined;
  return Array.isArray(details)
    ? (details as Detail[]).filter(({ instancePath }) => typeof instancePath === 'string')
    : [];
}

/** Choices and conditions only repeat what their parts say; a choice between members is one sentence. */
function telling(details: readonly Detail[]): readonly Detail[] {
  const parts = details.filter(({ keyword }) => !['oneOf', 'anyOf', 'allOf', 'if', 'not'].includes(keyword));
  if (parts.length === 0) return details.slice(0, 1);
  const choices = new Map<string, Detail>();
  for (const part of parts) {
    const missing = part.params['missingProperty'];
    const inChoice = typeof missing === 'string' && /\/(oneOf|anyOf)\/\d+\/required$/.test(part.schemaPath);
    const key = inChoice
      ? `${part.instancePath} choice`
      : `${part.instancePath} ${part.schemaPath} ${JSON.stringify(part.params)}`;
    const known = choices.get(key)?.params['missingProperty'];
    const params = inChoice && typeof known === 'string' ? { missingProperty: `${known} or ${missing}` } : part.params;
    choices.set(key, { ...part, params });
  }
  return [...choices.values()];
}

function reportDetail(document: JsonObject, { instancePath, keyword, params }: Detail, { report }: Reader): void {
  const at = throughRefs(document, instancePath);
  const say = (what: string, fix: string, got?: string): void => report('E_OPENAPI', at, what, fix, got);
  const missing = params['missingProperty'];
  const unknown = params['unevaluatedProperty'] ?? params['additionalProperty'];
  if (typeof missing === 'string') say(`needs ${missing}`, `add ${missing}`);
  else if (typeof unknown === 'string') {
    const near = nearest(unknown, openApiWords);
    const fix = near === null || near === unknown ? 'remove it' : `did you mean ${near}?`;
    report('E_OPENAPI', `${at}${formatPointer([unknown])}`, 'OpenAPI has no such key here', fix, unknown.slice(0, 60));
  } else if (keyword === 'type')
    say(`must be of type ${words(params['type'])}`, 'correct it', kindOf(valueAt(document, at)));
  else if (keyword === 'enum') say(`must be one of ${words(params['allowedValues'])}`, 'correct it');
  else if (keyword === 'format') say(`must have the format ${words(params['format'])}`, 'correct it');
  else say('does not follow OpenAPI 3.1', `see what it says about ${keyword} here`);
}

/** A pointer into the document as if references were written out, as a pointer into the document itself. */
function throughRefs(document: JsonObject, pointer: string): string {
  let at = '';
  for (const token of parsePointer(pointer)) {
    const node = valueAt(document, at);
    const target = isObject(node) && !Object.hasOwn(node, token) ? localTarget(node['$ref']) : null;
    at = `${target ?? at}${formatPointer([token])}`;
  }
  return at;
}

const words = (value: unknown): string =>
  (Array.isArray(value) ? value.map(String).join(', ') : String(value)).slice(0, 120);

function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return isArray(value) ? 'a list' : isObject(value) ? 'a map' : typeof value;
}

/** Keys of OpenAPI objects, for "did you mean". */
const openApiWords = (
  'openapi info servers paths webhooks components security tags externalDocs jsonSchemaDialect title summary ' +
  'description termsOfService contact license version url variables default enum schemas responses parameters examples ' +
  'requestBodies headers securitySchemes links callbacks pathItems get put post delete options head patch trace ' +
  'operationId requestBody deprecated name in required allowEmptyValue style explode allowReserved schema example ' +
  'content encoding contentType value externalValue type scheme bearerFormat flows openIdConnectUrl identifier email'
).split(' ');
