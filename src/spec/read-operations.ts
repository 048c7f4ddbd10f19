import { isArray, isObject, type JsonObject } from '../model/json.ts';
import type { RequestLocation } from '../model/location.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Fill, Input, Operation, RequestBody, SignatureRule } from '../model/provider-spec.ts';
import { followBareRef, followRefs, layerWith, schemaKey } from '../model/schema-layers.ts';
import { camelCase } from './camel-case.ts';
import { isStated, marksAt, ownMarks, type Marks } from './marks.ts';
import { bodyInputs, parameterInputs } from './read-inputs.ts';
import { readResponses } from './read-responses.ts';
import { securityInputs } from './read-security.ts';
import { nodeAt, type Reader } from './reader.ts';
import { methods } from './structure.ts';

/** Pointers of all operations below `paths`, in the order written. */
export function operationPointers(reader: Reader): readonly string[] {
  const { paths } = reader.document;
  if (!isObject(paths)) return [];
  return Object.keys(paths)
    .filter((path) => path.startsWith('/'))
    .flatMap((path) => {
      const item = followRefs(reader.document, `/paths${formatPointer([path])}`);
      const node = valueAt(reader.document, item);
      const present = isObject(node) ? Object.keys(node).filter((key) => methods.includes(key)) : [];
      return present.filter((method) => isObject((node as JsonObject)[method])).map((method) => `${item}/${method}`);
    });
}

/** An operation without what the signature puts into it: see `withSignature`. */
export function readOperation(reader: Reader, pointer: string): Operation {
  const tokens = pointer.split('/');
  const method = tokens.at(-1) ?? '';
  const path = pathOf(reader, pointer.slice(0, -method.length - 1));
  const marks = marksAt(reader, pointer);
  const node = valueAt(reader.document, pointer) as JsonObject;
  const bodyAt = followRefs(reader.document, `${pointer}/requestBody`);
  const body = valueAt(reader.document, bodyAt) === undefined ? null : readBody(reader, bodyAt);
  const bodyMarks = marksAt(reader, `${pointer}/requestBody`);
  return {
    ...nodeAt(reader, pointer),
    id: typeof node['operationId'] === 'string' ? node['operationId'] : camelCase(`${method} ${path}`),
    method: method.toUpperCase(),
    path,
    inputs: provedOnce(reader, securityInputs(reader, pointer, marks), [
      ...requestHeaderInputs(reader, pointer, marks),
      ...parameterInputs(reader, pointer),
      ...(body === null ? [] : bodyInputs(reader, mediaPointer(body.pointer, body.mediaTypes), bodyMarks)),
    ]),
    body,
    responses: readResponses(reader, pointer),
    evidence: marks.evidence,
  };
}

/**
 * RFC 6749 §2.3: a client proves itself in one way. Where a plain document takes its credentials by a security scheme,
 * parameters for the same ones that may be left out are the other way.
 */
function provedOnce(reader: Reader, bySecurity: readonly Input[], others: readonly Input[]): readonly Input[] {
  const proved = new Set(bySecurity.flatMap(({ fill }) => (fill.by === 'credential' ? [fill.name] : [])));
  const isOtherWay = ({ fill }: Input): boolean => fill.by === 'credential' && fill.optional && proved.has(fill.name);
  if (reader.strict) return [...bySecurity, ...others];
  return [...bySecurity, ...others.map((input) => (isOtherWay(input) ? { ...input, fill: nobody } : input))];
}

const nobody: Fill = { by: 'nobody' };

/** The path key of a path item, which a `$ref` may have moved elsewhere. */
function pathOf(reader: Reader, item: string): string {
  const { paths } = reader.document;
  const key = Object.keys(isObject(paths) ? paths : {}).find(
    (path) => followRefs(reader.document, `/paths${formatPointer([path])}`) === item,
  );
  return key ?? '/';
}

const mediaPointer = (body: string, [first = '']: readonly string[]): string =>
  `${body}/content${formatPointer([first])}`;

function readBody(reader: Reader, pointer: string): RequestBody {
  const node = valueAt(reader.document, pointer);
  const content = isObject(node) && isObject(node['content']) ? node['content'] : {};
  const mediaTypes = Object.keys(content);
  const schema = followBareRef(reader.document, `${mediaPointer(pointer, mediaTypes)}/schema`);
  const generated = schemaKey(reader.document, schema, 'additionalProperties');
  const open = isObject(generated) && generated['x-generate'] === 'config';
  return {
    ...nodeAt(reader, pointer),
    required: isObject(node) && node['required'] === true,
    mediaTypes,
    schema,
    extra: open ? 'extra' : null,
  };
}

/** Where the schema of a body says that a credential holds further members; for its credential rule. */
export function extraPointer(reader: Reader, body: RequestBody): string {
  return `${layerWith(reader.document, body.schema, 'additionalProperties') ?? body.schema}/additionalProperties`;
}

/** `x-request-headers`: headers that OpenAPI cannot express as parameters. */
function requestHeaderInputs(reader: Reader, operation: string, marks: Marks): readonly Input[] {
  const list = valueAt(reader.document, `${operation}/x-request-headers`);
  return (isArray(list) ? list : []).flatMap((item, index) => {
    if (!isObject(item) || typeof item['name'] !== 'string') return [];
    const own = ownMarks(item) ?? marks;
    const value = item['value'];
    const text = typeof value === 'string' ? value : null;
    return [
      {
        ...nodeAt(reader, `${operation}/x-request-headers/${index}`),
        location: `header:${item['name']}` as const,
        type: 'string' as const,
        required:
          item['required'] !== true
            ? ('no' as const)
            : isStated(reader, own)
              ? ('stated' as const)
              : ('assumed' as const),
        fill: text === null ? { by: 'nobody' as const } : { by: 'value' as const, value: text },
        fixed: text,
        minLength: null,
        maxLength: null,
        evidence: own.evidence,
        assumed: own.assumed,
      },
    ];
  });
}

/** Header names are the same in any case, RFC 9110 §5.1. */
const comparable = (location: string): string => (location.startsWith('header:') ? location.toLowerCase() : location);

/** Hands the inputs at the places of the signature to it, and adds the places that the document describes nowhere else. */
export function withSignature(
  operation: Operation,
  rule: SignatureRule | null,
  places: ReadonlySet<RequestLocation>,
): Operation {
  const ofAnother = rule?.pointer.startsWith('/paths/') === true && !rule.pointer.startsWith(`${operation.pointer}/`);
  if (rule === null || ofAnother) return operation;
  const wanted = new Map([...places].map((place) => [comparable(place), place]));
  const inputs = operation.inputs.map((input): Input => {
    if (!wanted.delete(comparable(input.location))) return input;
    return { ...input, fill: { by: 'signature' } };
  });
  const added = [...wanted.values()].map((location): Input => ({
    pointer: rule.pointer,
    position: rule.position,
    location,
    type: 'string',
    required: 'no',
    fill: { by: 'signature' },
    fixed: null,
    minLength: null,
    maxLength: null,
    evidence: rule.evidence,
    assumed: rule.assumed,
  }));
  return { ...operation, inputs: [...inputs, ...added] };
}
