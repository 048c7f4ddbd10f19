import type { Departure, ExchangeSubject } from '../model/check.ts';
import { isObject, type Json } from '../model/json.ts';
import { nearest } from '../model/nearest.ts';
import { parsePointer, valueAt } from '../model/pointer.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Violation } from '../model/validation.ts';
import { departure, isConcealed } from './check-outcome.ts';
import { type JudgedBody, judgedBody } from './judged-body.ts';
import { leftToConflict } from './open-conflict.ts';
import { nodeFor, type SchemaNode } from './schema-node.ts';
import { describeValue, place, quoted, shortened } from './show-value.ts';
import { stated } from './spec-origin.ts';
import { isType, isValue } from './violation-kind.ts';

export type Broken = { readonly violation: Violation; readonly node: SchemaNode; readonly requirement: Requirement };

/** The violations of the documented form that count: on stated nodes, and not the question of an open conflict. */
export function brokenRules(subject: ExchangeSubject, { body, root, schema }: JudgedBody): readonly Broken[] {
  const violations = subject.validate(schema, body);
  // A value of another type is another value as well; one finding says so.
  const ofType = new Set(violations.filter(({ keyword }) => isType(keyword)).map(({ pointer }) => pointer));
  return violations.flatMap((violation) => {
    if (isConcealed(subject) && isValue(violation.keyword)) return [];
    if (!isType(violation.keyword) && ofType.has(violation.pointer)) return [];
    const node = describedAt(subject, root, violation.pointer);
    const requirement = stated(subject.spec, node.origin);
    const isOpen = leftToConflict(subject, root, body, violation.pointer);
    return requirement === null || isOpen ? [] : [{ violation, node, requirement }];
  });
}

/** The document's own checks speak of the value at this pointer: a standard has nothing to add. */
export function isBroken(subject: ExchangeSubject, pointer: string): boolean {
  const body = judgedBody(subject);
  return body !== null && brokenRules(subject, body).some(({ violation }) => violation.pointer === pointer);
}

/** The schema of the member, or of the nearest described ancestor of an undocumented one. */
function describedAt({ spec }: ExchangeSubject, root: SchemaNode, pointer: string): SchemaNode {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const node = nodeFor(spec.document, root, at);
    if (node !== null) return node;
  }
  return root;
}

/** The departure for a broken rule. */
export function brokenRule({ violation, node, requirement }: Broken, { body, form }: JudgedBody): Departure {
  const { pointer, actual } = violation;
  const value = valueAt(body, pointer);
  const common = { requirement, pointer, specPointer: node.pointer };
  if (value === undefined) {
    const there = membersBeside(body, pointer);
    const near = nearest(nameAt(pointer), there);
    const instead = near === null ? '' : `; there is ${quoted(near)} instead`;
    return departure({
      ...common,
      message: `${place(pointer)} is missing; the document requires it (form: ${form.branch.name})${instead}.`,
      expected: 'present',
      actual: there.length === 0 ? 'missing' : `missing, beside ${shortened(there.join(', '))}`,
    });
  }
  const expected = withSample(violation, node);
  return departure({
    ...common,
    message: `${place(pointer)} is ${describeValue(value)}, but the document states ${expected} (form: ${form.branch.name}).`,
    expected,
    actual,
  });
}

const nameAt = (pointer: string): string => parsePointer(pointer).at(-1) ?? '';

/** Names of what is there where a member is missing. */
function membersBeside(body: Json, pointer: string): readonly string[] {
  const around = valueAt(body, pointer.slice(0, pointer.lastIndexOf('/')));
  return around !== undefined && isObject(around) ? Object.keys(around) : [];
}

/** A pattern says little to most readers; what the document prints as an example says it all. */
function withSample({ keyword, expected }: Violation, { schema }: SchemaNode): string {
  const sample = schema['example'];
  return keyword === 'pattern' && typeof sample === 'string' ? `${expected}, such as ${quoted(sample)}` : expected;
}
