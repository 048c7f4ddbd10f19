import type { Departure, ExchangeSubject } from '../model/check.ts';
import { valueAt } from '../model/pointer.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Violation } from '../model/validation.ts';
import { departure, isConcealed } from './check-outcome.ts';
import { type JudgedBody, judgedBody } from './judged-body.ts';
import { leftToConflict } from './open-conflict.ts';
import { nodeFor, type SchemaNode } from './schema-node.ts';
import { describeValue, place } from './show-value.ts';
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
  const { pointer, expected, actual } = violation;
  const value = valueAt(body, pointer);
  const missing = value === undefined;
  return departure({
    requirement,
    message: missing
      ? `${place(pointer)} is missing; the document requires it (form: ${form.branch.name}).`
      : `${place(pointer)} is ${describeValue(value)}, but the document states ${expected} (form: ${form.branch.name}).`,
    pointer,
    expected: missing ? 'present' : expected,
    actual: missing ? 'missing' : actual,
    specPointer: node.pointer,
  });
}
