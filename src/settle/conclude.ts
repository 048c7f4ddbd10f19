import { evaluate, parseExpression } from '../model/expression.ts';
import type { ObservedResponse } from '../model/evidence.ts';
import type { Conflict, Silence, TokenPointers } from '../model/provider-spec.ts';
import { valueAt } from '../model/pointer.ts';
import { typeOf } from '../model/json.ts';
import type { ValidateAt } from '../model/validation.ts';
import { memberTypes, namesOf, outcomeText } from './names.ts';
import type { DecideTest } from './tests-for.ts';

/** Which readings fit what was seen. */
export type Conclusion = { readonly fits: readonly string[]; readonly observed: string | null };

const conclusion = (fits: readonly string[]): Conclusion => ({
  fits,
  observed: fits.length === 1 ? (fits[0] ?? null) : null,
});

/** `outcomes` and `first-token`: the readings whose predictions match what became of each request. */
export function concludeOutcomes(
  candidates: readonly string[],
  tests: readonly DecideTest[],
  accepted: readonly boolean[],
): Conclusion {
  return conclusion(
    candidates.filter((id) =>
      tests.every((test, index) => {
        const predicted = test.predictions[id] ?? null;
        return predicted === null || (predicted === 'accepted') === accepted[index];
      }),
    ),
  );
}

/** `response`: the readings whose schema or expression fits the accepted response. */
export function concludeResponse(
  conflict: Conflict,
  response: ObservedResponse,
  pointers: TokenPointers | null,
  validate: ValidateAt,
): Conclusion {
  const names = namesOf(response, pointers);
  const member = valueAt(response.body.json, conflict.member);
  return conclusion(
    conflict.readings
      .filter(({ schema, observe }) => {
        if (schema !== null) return member !== undefined && validate(schema, member).length === 0;
        const expression = observe === null ? null : parseExpression(observe);
        return expression !== null && evaluate(expression, names) === true;
      })
      .map(({ id }) => id),
  );
}

/** The answer to a silence, in a form that is compared with the accepted one. Holds no value of a secret. */
export function answerOf(
  silence: Silence,
  response: ObservedResponse,
  shape: string,
  pointers: TokenPointers | null,
  documentedMembers: ReadonlySet<string>,
): string {
  if (silence.observe === 'outcome') return outcomeText(response, shape);
  const members = memberTypes(response.body.json);
  if (silence.observe === 'members') {
    const more = Object.keys(members).filter((pointer) => !documentedMembers.has(pointer));
    return more.length === 0 ? 'none' : more.toSorted().join(' ');
  }
  if (silence.observe.startsWith('types:')) {
    const value = valueAt(response.body.json, silence.observe.slice('types:'.length));
    return value === undefined ? 'absent' : typeOf(value);
  }
  const value = namesOf(response, pointers)(silence.observe);
  return value === undefined ? 'absent' : String(value);
}
