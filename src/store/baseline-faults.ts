import { isObject, type JsonObject } from '../model/json.ts';

/** What is of another type in a baseline than its writer gives it: names of members, never their values. */
export function baselineFaults(baseline: JsonObject): readonly string[] {
  return [
    ...notTexts(baseline, 'readings'),
    ...notTexts(baseline, 'answers'),
    ...membersOf(baseline, 'observations')
      .filter(([, observation]) => !isObservation(observation))
      .map(([id]) => `observations ${id}`),
  ];
}

const notTexts = (baseline: JsonObject, member: string): readonly string[] =>
  membersOf(baseline, member)
    .filter(([, text]) => typeof text !== 'string')
    .map(([id]) => `${member} ${id}`);

function membersOf(baseline: JsonObject, member: string): readonly (readonly [string, unknown])[] {
  const value = baseline[member];
  return isObject(value) ? Object.entries(value) : [];
}

function isObservation(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { status, contentType, shape, members, token } = value;
  return (
    typeof status === 'number' &&
    isTextOrNull(contentType) &&
    typeof shape === 'string' &&
    isObject(members) &&
    Object.values(members).every((type) => typeof type === 'string') &&
    (token === undefined || isToken(token))
  );
}

/** What drift looks at; the other facts are only shown. */
const isToken = (value: unknown): boolean =>
  isObject(value) && typeof value['format'] === 'string' && isTextOrNull(value['alg']) && isLifetime(value);

const isLifetime = ({ expMinusIat }: JsonObject): boolean => expMinusIat === null || typeof expMinusIat === 'number';

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';
