import {
  type Check,
  type CheckOutcome,
  type Classified,
  type ExchangeSubject,
  inapplicable,
} from '../../model/check.ts';
import type { Shape } from '../../model/cause.ts';
import { isObject } from '../../model/json.ts';
import { parsePointer } from '../../model/pointer.ts';
import type { ProviderSpec, ResponseBranch } from '../../model/provider-spec.ts';
import { found, onResponse } from '../check-outcome.ts';
import { shapeOf, statusFit } from '../classify.ts';
import { place, shortened } from '../show-value.ts';
import { marksOf } from '../branch-marks.ts';
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
    if (actual === null && token !== null && wanted !== 'token') return inapplicable;
    if (actual === null) return likeNothing(subject, { requirement, specPointer: expected.branch.pointer });
    const given = shapeOf(actual);
    if (given === null) return inapplicable;
    if ((wanted === 'token') === (given === 'token') || token !== null) return found(null);
    return found({
      requirement,
      message: `The document names ${words[wanted]} (${formName(expected)}) here, but the answer (status ${status}) ${actual.branch.schema === null ? `is ${words[given]}` : `has the form of ${words[given]} (${actual.branch.name})`}.`,
      expected: `${words[wanted]} (${formName(expected)})`,
      actual: `${words[given]} (${formName(actual)})`,
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
  const names = shortened(Object.keys(body).join(', '));
  return found({
    ...why,
    message: `The answer (status ${response.status}, ${names === '' ? 'an empty object' : `members ${place(names)}`}) has none of the documented forms; the document names ${branch.name} here.`,
    expected: `${branch.name}, with ${topMembers(spec, branch)}`,
    actual: names === '' ? 'an empty object' : `an object with ${names}`,
  });
}

/** A form that is only a status has nothing but that to be called by. */
const formName = ({ rule, branch }: Classified): string =>
  branch.schema === null ? `status ${rule.status}` : branch.name;

/** `status, success, data`: what a form requires at its top. */
function topMembers({ document }: ProviderSpec, { schema }: ResponseBranch): string {
  const marks = schema === null ? [] : marksOf(document, schema);
  const names = marks.map(({ pointer }) => parsePointer(pointer)).filter((tokens) => tokens.length === 1);
  return names.length === 0 ? 'any members' : shortened(names.flat().join(', '));
}
