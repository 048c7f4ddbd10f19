import { type Check, type CheckOutcome, type ExchangeSubject, inapplicable } from '../../model/check.ts';
import type { Shape } from '../../model/cause.ts';
import { isObject } from '../../model/json.ts';
import { found, onResponse } from '../check-outcome.ts';
import { shapeOf, statusFit } from '../classify.ts';
import { quoted } from '../show-value.ts';
import { branchOrigin, stated } from '../spec-origin.ts';
import { turnedOut } from '../turned-out.ts';

const words: Record<Shape, string> = {
  token: 'a success',
  refusal: 'a refusal',
  'technical-error': 'a technical error',
};

/** Which kind of refusal it is, `contract.reason` judges; a token where none may be, `contract.no-token`. */
export const contractShape: Check = {
  id: 'contract.shape',
  title: 'A success has the documented success form, a refusal the documented failure form',
  since: '2026-11',
  scope: 'exchange',
  look: onResponse((subject, { status, token }) => {
    const { spec, expected } = subject;
    const actual = turnedOut(subject);
    if (expected === null) return inapplicable;
    const requirement = stated(spec, branchOrigin(spec, expected));
    const wanted = shapeOf(expected);
    if (wanted === null || requirement === null) return inapplicable;
    if (actual === null) return likeNothing(subject, { requirement, specPointer: expected.branch.pointer });
    const given = shapeOf(actual);
    if (given === null) return inapplicable;
    if ((wanted === 'token') === (given === 'token') || token !== null) return found(null);
    return found({
      requirement,
      message: `The document names ${words[wanted]} (${expected.branch.name}) here, but the answer has the form of ${words[given]} (${actual.branch.name}, status ${status}).`,
      expected: expected.branch.name,
      actual: actual.branch.name,
      specPointer: expected.branch.pointer,
    });
  }),
};

/** An object like nothing documented. Where its status is wrong already, that says enough; a conflict may take it in. */
function likeNothing(
  { spec, operation, expected, evidence, validate }: ExchangeSubject,
  why: Pick<Parameters<typeof found>[0] & object, 'requirement' | 'specPointer'>,
): CheckOutcome {
  const { response } = evidence;
  const body = response?.body.json;
  if (expected === null || response === null || !isObject(body)) return inapplicable;
  const { rule, branch } = expected;
  if (rule.stated && statusFit(operation.responses, rule, response.status) === 0) return inapplicable;
  const bodies = spec.conflicts.filter(({ decide, member }) => decide === 'response' && member === '');
  const schemas = bodies.flatMap(({ readings }) => readings.flatMap(({ schema }) => schema ?? []));
  if (schemas.some((schema) => validate(schema, body).length === 0)) return inapplicable;
  const names = Object.keys(body).slice(0, 5).join(', ');
  return found({
    ...why,
    message: `The answer (status ${response.status}, ${names === '' ? 'an empty object' : `members ${quoted(names).slice(1, -1)}`}) has none of the documented forms; the document names ${branch.name} here.`,
    expected: branch.name,
    actual: Object.keys(body).slice(0, 5),
  });
}
