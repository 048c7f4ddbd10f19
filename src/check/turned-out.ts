import type { Classified, ExchangeSubject } from '../model/check.ts';
import { shapeOf } from './classify.ts';

/**
 * The documented branch that the response turned out to be, seen beside what was expected: where its form fits the
 * expected branch, or is no nearer to another one, it is the expected branch (with departures). Null when it is like
 * nothing documented: what resembles a form that is only assumed, and does not have it, resembles nothing.
 */
export function turnedOut(subject: ExchangeSubject): Classified | null {
  const { classified, expected, evidence, validate } = subject;
  const body = evidence.response?.body.json;
  if (expected === null || classified === null) return classified;
  const [wanted, near] = [expected.branch, classified.branch];
  if (near.pointer === wanted.pointer) return expected;
  if (wanted.schema === null || near.schema === null || body === undefined) return classified;
  const departs = { wanted: validate(wanted.schema, body).length, near: validate(near.schema, body).length };
  if (shapeOf(classified) !== shapeOf(expected))
    return departs.wanted === 0 && departs.near > 0 ? expected : classified;
  if (departs.wanted <= departs.near) return expected;
  return near.assumed !== null && departs.near > 0 ? null : classified;
}

/** The response is the documented outcome, or at least no other documented one: its details are worth judging. */
export function asExpected(subject: ExchangeSubject): boolean {
  const { expected } = subject;
  if (expected === null) return false;
  const actual = turnedOut(subject);
  return actual === null || shapeOf(actual) === shapeOf(expected);
}
