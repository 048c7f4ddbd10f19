import type { Classified, Departure, ExchangeSubject } from '../model/check.ts';
import { isObject, type Json } from '../model/json.ts';
import { formatPointer, valueAt } from '../model/pointer.ts';
import type { Conflict } from '../model/provider-spec.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Violation } from '../model/validation.ts';
import { departure } from './check-outcome.ts';
import { statusFit } from './classify.ts';
import { nodeFor, schemaNode, type SchemaNode } from './schema-node.ts';
import { describeValue, place } from './show-value.ts';
import { originAt, stated } from './spec-origin.ts';
import { asExpected, turnedOut } from './turned-out.ts';

/** A body held against the documented form that it is meant to have. */
export type JudgedBody = {
  readonly form: Classified;
  readonly schema: string;
  readonly body: Json;
  readonly root: SchemaNode;
};

/** Null when there is nothing to compare: no JSON, no documented body, another shape than expected, or no expectation. */
export function judgedBody(subject: ExchangeSubject): JudgedBody | null {
  const { spec, expected, evidence } = subject;
  const { response } = evidence;
  const body = response?.body.json;
  if (expected === null || response === null || body === undefined || !asExpected(subject)) return null;
  const actual = turnedOut(subject);
  const { operation } = subject;
  // Under another status, and like nothing documented: another answer altogether, whose members say nothing more.
  const isForeign = expected.rule.stated && statusFit(operation.responses, expected.rule, response.status) === 0;
  if (actual === null && isForeign) return null;
  const form = actual ?? expected;
  if (form.branch.schema === null) return null;
  const { evidence: lines, assumed } = form.branch;
  const parent =
    assumed !== null || lines.length > 0
      ? { pointer: form.branch.pointer, evidence: lines, assumed: assumed !== null }
      : originAt(spec.document, form.rule.pointer);
  const root = schemaNode(spec.document, form.branch.schema, parent);
  return root === null ? null : { form, schema: form.branch.schema, body, root };
}

export type Broken = {
  readonly violation: Violation;
  readonly pointer: string;
  readonly node: SchemaNode;
  readonly requirement: Requirement;
};

/**
 * The violations of the documented form that count: on stated nodes, and not on a member that an open conflict is about
 * while the value fits one of its readings.
 */
export function brokenRules(subject: ExchangeSubject): readonly Broken[] | null {
  const judged = judgedBody(subject);
  if (judged === null) return null;
  const { body, root, schema } = judged;
  return subject.validate(schema, body).flatMap((violation) => {
    const pointer = memberPointer(violation, body);
    const node = describedAt(subject, root, pointer);
    const requirement = stated(subject.spec, node.origin);
    if (requirement === null || leftToConflict(subject, body, pointer)) return [];
    return [{ violation, pointer, node, requirement }];
  });
}

/** The schema of the member, or of the nearest described ancestor of an undocumented one. */
function describedAt({ spec }: ExchangeSubject, root: SchemaNode, pointer: string): SchemaNode {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const node = nodeFor(spec.document, root, at);
    if (node !== null) return node;
  }
  return root;
}

/** A missing member is at the place where it is missed. */
function memberPointer({ keyword, pointer, expected, message }: Violation, body: Json): string {
  const owner = valueAt(body, pointer);
  if (keyword !== 'required' || !isObject(owner)) return pointer;
  const name = /["'`«]([^"'`»]+)["'`»]/.exec(`${expected} ${message}`)?.[1];
  return name === undefined || Object.hasOwn(owner, name) ? pointer : pointer + formatPointer([name]);
}

/** Two `decide: response` readings differ about this member, and what came fits at least one of them. */
export function leftToConflict({ spec, validate }: ExchangeSubject, body: Json, pointer: string): boolean {
  return spec.conflicts.some((conflict) => {
    if (!isAbout(conflict, pointer)) return false;
    const value = valueAt(body, conflict.member);
    return (
      value !== undefined &&
      conflict.readings.some(({ schema }) => schema !== null && validate(schema, value).length === 0)
    );
  });
}

/** The conflict gives schemas for this member, or for something that holds it. */
export const isAbout = ({ decide, member, readings }: Conflict, pointer: string): boolean =>
  decide === 'response' &&
  readings.some(({ schema }) => schema !== null) &&
  (pointer === member || pointer.startsWith(`${member}/`));

/** The departure for a broken rule. */
export function brokenRule({ violation, pointer, node, requirement }: Broken, body: Json, form: Classified): Departure {
  const value = valueAt(body, pointer);
  const missing = value === undefined;
  const rule = violation.expected.replace(/^expected /, '');
  return departure({
    requirement,
    message: missing
      ? `${place(pointer)} is missing; the document requires it (form: ${form.branch.name}).`
      : `${place(pointer)} is ${describeValue(value)}, but the document states ${rule} (form: ${form.branch.name}).`,
    pointer,
    expected: missing ? 'present' : rule,
    actual: missing ? 'missing' : violation.actual,
    specPointer: node.pointer,
  });
}
