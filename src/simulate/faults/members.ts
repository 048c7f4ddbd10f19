import { isArray, isObject, type Json, typeOf } from '../../model/json.ts';
import { formatPointer, valueAt } from '../../model/pointer.ts';
import type { ProviderSpec, ResponseBranch } from '../../model/provider-spec.ts';
import type { Draft, Fault } from '../../model/simulator.ts';
import { valueFor } from '../schema-value.ts';
import { bodyOf, dropAt, isRefusal, isToken, renameAt, setAt } from './draft-parts.ts';
import { wrongSecretCases } from './spec-parts.ts';

/** Each documented member of a success and of a refusal left out, null, of another type, under another name. */
export function memberFaults(spec: ProviderSpec): readonly Fault[] {
  const branches = spec.operations.slice(0, 1).flatMap(({ responses }) => responses.flatMap((rule) => rule.branches));
  const success = branches.find(({ shape }) => shape === 'token');
  const refused = branches.find(
    ({ shape, causes }) => shape === 'refusal' && causes.some(({ cause }) => cause === 'wrong-secret'),
  );
  return [
    ...documentedMembers(spec, success).flatMap(([pointer, value]) =>
      spoiled('body', pointer, value, ['accept/documented'], isToken),
    ),
    ...documentedMembers(spec, refused).flatMap(([pointer, value]) =>
      spoiled('refusal', pointer, value, wrongSecretCases(spec), isRefusal),
    ),
  ];
}

type Member = readonly [pointer: string, value: Json];

/** Every pointer below the root that the documented body has, with its value there. */
function documentedMembers(spec: ProviderSpec, branch: ResponseBranch | undefined): readonly Member[] {
  if (branch === undefined) return [];
  const made = branch.schema === null ? undefined : valueFor(spec.document, branch.schema);
  return membersOf(branch.simulate.body ?? made ?? null, []);
}

function membersOf(value: Json, path: readonly string[]): readonly Member[] {
  if (!isObject(value) || isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const at = [...path, name];
    return [[formatPointer(at), member] as const, ...membersOf(member, at)];
  });
}

function spoiled(
  group: string,
  pointer: string,
  value: Json,
  noticedBy: readonly string[],
  applies: (draft: Draft) => boolean,
): Fault[] {
  const one = (kind: string, title: string, change: (draft: Draft, now: Json) => void): Fault => ({
    name: `${group}/${kind}:${pointer}`,
    title,
    noticedBy,
    change: (draft) => {
      const now = valueAt(bodyOf(draft), pointer);
      if (applies(draft) && now !== undefined) change(draft, now);
    },
  });
  const other = otherName(pointer.slice(pointer.lastIndexOf('/') + 1));
  return [
    one('drop', `leaves ${pointer} out`, (draft) => dropAt(draft, pointer)),
    one('null', `sends null at ${pointer}`, (draft) => setAt(draft, pointer, null)),
    one('type', `sends another type at ${pointer}`, (draft, now) => setAt(draft, pointer, otherType(now))),
    one('rename', `calls ${pointer} ${other}`, (draft) => renameAt(draft, pointer, other)),
    ...(typeof value === 'string'
      ? [one('empty', `sends an empty string at ${pointer}`, (draft) => setAt(draft, pointer, ''))]
      : []),
    ...(typeof value === 'boolean'
      ? [one('flip', `sends the opposite at ${pointer}`, (draft) => setAt(draft, pointer, !value))]
      : []),
  ];
}

/** `expires_in` → `expiresIn`; a name without a word break gets an underscore. */
function otherName(name: string): string {
  return /_\w/.test(name) ? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) : `${name}_`;
}

function otherType(value: Json): Json {
  if (typeof value === 'string') return /^\d+$/.test(value) ? Number(value) : [value];
  return typeOf(value) === 'object' ? [value] : JSON.stringify(value);
}
