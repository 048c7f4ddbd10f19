import type { Cause } from '../model/cause.ts';
import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Operation, ResponseBranch, ResponseRule } from '../model/provider-spec.ts';
import type { Draft } from '../model/simulator.ts';
import { fits } from './schema-fits.ts';
import { valueFor } from './schema-value.ts';

/** The statuses that a plain server would choose where neither the document nor `x-simulate` does. */
const usualStatus: Readonly<Record<Cause, number>> = {
  'wrong-secret': 401,
  'unknown-client': 401,
  'wrong-credential': 403,
  'missing-credential': 401,
  'malformed-credential': 401,
  'missing-input': 400,
  'invalid-input': 400,
  'wrong-value': 400,
  'wrong-scope': 400,
  'missing-signature': 401,
  'wrong-signature': 401,
  'malformed-body': 400,
  'unsupported-media-type': 415,
  'unsupported-method': 405,
  'malformed-header': 400,
  'unlisted-address': 403,
  technical: 503,
};

type Answer = { readonly rule: ResponseRule; readonly branch: ResponseBranch; readonly named: boolean };

/** The answer to a refused request: the branch that names the cause, stated before assumed, else any refusal. */
export function refusal(document: JsonObject, operation: Operation, cause: Cause): Draft {
  const answer = answerFor(operation, cause);
  const status = answer === null ? usualStatus[cause] : statusOf(answer, cause);
  // A method is refused with 405 even where the only documented refusal has another status.
  const foreign = answer !== null && !answer.named && cause === 'unsupported-method' && status !== 405;
  if (answer === null || foreign)
    return draft(foreign ? 405 : status, 'application/json', [], { message: cause }, cause);
  const { rule, branch } = answer;
  const media = rule.mediaTypes[0] ?? 'application/json';
  return draft(status, media, Object.entries(branch.simulate.headers), bodyOf(document, branch, status), cause);
}

function answerFor(operation: Operation, cause: Cause): Answer | null {
  const all = operation.responses.flatMap((rule) => rule.branches.map((branch) => ({ rule, branch })));
  const naming = (stated: boolean) =>
    all.find(({ branch }) => branch.causes.some((one) => one.cause === cause && one.stated === stated));
  const named = naming(true) ?? naming(false);
  if (named !== undefined) return { ...named, named: true };
  const shape = cause === 'technical' ? 'technical-error' : 'refusal';
  const other =
    all.find(({ branch }) => branch.shape === shape) ?? all.find(({ branch }) => branch.shape === 'refusal');
  return other === undefined ? null : { ...other, named: false };
}

function statusOf({ rule, branch }: Answer, cause: Cause): number {
  if (/^\d{3}$/.test(rule.status)) return Number(rule.status);
  const chosen = branch.simulate.status[cause] ?? branch.simulate.status['*'] ?? usualStatus[cause];
  const inRange = rule.status === 'default' || rule.status.startsWith(String(chosen)[0] ?? '');
  return inRange ? chosen : Number(rule.status.replaceAll(/X/gi, '0'));
}

function bodyOf(document: JsonObject, branch: ResponseBranch, status: number): Json {
  if (branch.simulate.body !== null) return branch.simulate.body;
  const made = bodies.get(branch) ?? new Map<number, Json>();
  bodies.set(branch, made);
  const body = made.get(status) ?? makeBody(document, branch, status);
  made.set(status, body);
  return body;
}

/** Made once from the schema: the same refusal has the same body. */
const bodies = new WeakMap<ResponseBranch, Map<number, Json>>();

function makeBody(document: JsonObject, branch: ResponseBranch, status: number): Json {
  if (branch.schema === null) return {};
  const body = valueFor(document, branch.schema) ?? {};
  const told = withStatus(body, status);
  return fits(document, branch.schema, told) ? told : body;
}

/** Envelopes repeat the HTTP status: an example that shows 400 says 403 when that is what is sent. */
function withStatus(value: Json, status: number): Json {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 400 && value <= 599 ? status : value;
  if (isArray(value)) return value.map((item) => withStatus(item, status));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withStatus(member, status)]));
}

function draft(status: number, media: string, headers: [string, string][], body: Json, outcome: string): Draft {
  return { status, headers: [['Content-Type', media], ...headers], body, bytes: null, wire: null, outcome };
}
