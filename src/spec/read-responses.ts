import type { Shape } from '../model/cause.ts';
import { isObject, type Json } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type {
  ResponseBranch,
  ResponseHeader,
  ResponseRule,
  StatedCause,
  TokenPointers,
} from '../model/provider-spec.ts';
import { branchesOf, followBareRef, followRefs, schemaKey } from '../model/schema-layers.ts';
import { isStated, marksAt, ownMarks, throughRef, type Marks } from './marks.ts';
import { nodeAt, type Reader } from './reader.ts';
import { readRefusals, readShape, readSimulate, readTokenPointers } from './response-keys.ts';
import { findTokenPointers } from './find-token.ts';
import { plainCauses } from './plain-refusals.ts';

/** The responses of an operation, exact statuses first. */
export function readResponses(reader: Reader, operation: string): readonly ResponseRule[] {
  const responses = valueAt(reader.document, `${operation}/responses`);
  if (!isObject(responses)) return [];
  const statuses = Object.keys(responses).filter((status) => !status.startsWith('x-'));
  return statuses.map((status) =>
    readResponse(reader, `${operation}/responses${formatPointer([status])}`, status, statuses),
  );
}

function readResponse(reader: Reader, at: string, status: string, documented: readonly string[]): ResponseRule {
  const pointer = followRefs(reader.document, at);
  const marks = marksAt(reader, at);
  const content = valueAt(reader.document, `${pointer}/content`);
  const mediaTypes = isObject(content) ? Object.keys(content) : [];
  const [media] = mediaTypes;
  const schema = media === undefined ? null : `${pointer}/content${formatPointer([media])}/schema`;
  const described = schema !== null && valueAt(reader.document, schema) !== undefined;
  const context = { status, documented, response: pointer, marks, shape: null };
  return {
    ...nodeAt(reader, pointer),
    status,
    stated: status !== 'default' && (!reader.strict || marks.assumed === null),
    mediaTypes,
    headers: readHeaders(reader, pointer, marks),
    branches: described ? readBranches(reader, schema, context) : [readBranch(reader, pointer, null, context)],
    evidence: marks.evidence,
  };
}

type Context = {
  readonly status: string;
  /** The status keys of all responses of the operation. */
  readonly documented: readonly string[];
  readonly response: string;
  readonly marks: Marks;
  /** The shape that an enclosing `oneOf` gives to all its branches. */
  readonly shape: Shape | null;
};

function readBranches(reader: Reader, schema: string, context: Context): readonly ResponseBranch[] {
  const marks = throughRef(reader, schema, ownMarks(valueAt(reader.document, schema)) ?? context.marks);
  // A branch that only refers to a schema is that schema.
  const pointer = followBareRef(reader.document, schema);
  const shape = readShape(schemaKey(reader.document, pointer, 'x-shape')) ?? context.shape;
  const branches = branchesOf(reader.document, pointer);
  if (branches.length === 0) return [readBranch(reader, pointer, pointer, { ...context, marks, shape })];
  return branches.flatMap((branch) => readBranches(reader, branch, { ...context, marks, shape }));
}

function readBranch(reader: Reader, pointer: string, schema: string | null, context: Context): ResponseBranch {
  const key = (name: string): Json | undefined => {
    const inSchema = schema === null ? undefined : schemaKey(reader.document, schema, name);
    return inSchema ?? valueAt(reader.document, `${context.response}${formatPointer([name])}`);
  };
  const found = reader.strict || schema === null ? null : findTokenPointers(reader.document, schema);
  const shape =
    context.shape ?? readShape(key('x-shape')) ?? (reader.strict ? null : plainShape(context.status, found));
  const token = shape !== 'token' || schema === null ? null : tokenPointers(reader, schema, key('x-token'));
  return {
    ...nodeAt(reader, pointer),
    name: schema === null ? context.status : nameOf(schema, context.status),
    shape,
    causes: readCauses(reader, key('x-refuses') ?? plainRefusals(reader, shape, context), context.marks),
    schema,
    token,
    simulate: readSimulate(key('x-simulate')),
    evidence: context.marks.evidence,
    assumed: context.marks.assumed,
  };
}

function tokenPointers(reader: Reader, schema: string, value: Json | undefined): TokenPointers | null {
  return readTokenPointers(value) ?? findTokenPointers(reader.document, schema);
}

/** A plain document says by the status what an answer is, and by its members whether a token is in it. */
function plainShape(status: string, token: TokenPointers | null): Shape | null {
  if (status.startsWith('2')) return token === null ? null : 'token';
  if (status === 'default') return token === null ? 'refusal' : 'token';
  return /^[45]/.test(status) ? 'refusal' : null;
}

/** In the form of `x-refuses`; undefined where the document has the vocabulary, or the answer is no refusal. */
function plainRefusals(reader: Reader, shape: Shape | null, { status, documented }: Context): Json | undefined {
  return reader.strict || shape !== 'refusal' ? undefined : [...plainCauses(status, documented)];
}

function readCauses(reader: Reader, value: Json | undefined, marks: Marks): readonly StatedCause[] {
  return readRefusals(value).map(({ cause, assumed }) => {
    const stated = assumed === null && isStated(reader, marks);
    return { cause, stated, evidence: stated ? marks.evidence : [] };
  });
}

/** `/components/schemas/Issued` is called Issued; an inline schema by its status. */
function nameOf(schema: string, status: string): string {
  const named = /\/components\/schemas\/([^/]+)$/.exec(schema)?.[1];
  if (named !== undefined) return named.replaceAll('~1', '/').replaceAll('~0', '~');
  const branch = /\/(?:oneOf|anyOf)\/(\d+)$/.exec(schema)?.[1];
  return branch === undefined ? status : `${status} form ${Number(branch) + 1}`;
}

function readHeaders(reader: Reader, response: string, marks: Marks): readonly ResponseHeader[] {
  const headers = valueAt(reader.document, `${response}/headers`);
  if (!isObject(headers)) return [];
  return Object.keys(headers)
    .filter((name) => name.toLowerCase() !== 'content-type')
    .map((name) => {
      const at = `${response}/headers${formatPointer([name])}`;
      const pointer = followRefs(reader.document, at);
      const header = valueAt(reader.document, pointer);
      const own = throughRef(reader, at, ownMarks(valueAt(reader.document, at)) ?? marks);
      return {
        ...nodeAt(reader, pointer),
        name,
        required: isObject(header) && header['required'] === true,
        schema: isObject(header) && header['schema'] !== undefined ? `${pointer}/schema` : null,
        evidence: own.evidence,
        assumed: own.assumed,
      };
    });
}
