import { isArray, isObject, type Json } from '../../model/json.ts';
import { formatPointer, parsePointer, valueAt } from '../../model/pointer.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Draft, FaultWorld } from '../../model/simulator.ts';
import { withValueAt } from '../schema-value.ts';
import { usualPointers } from '../token-answer.ts';

export type Change = (draft: Draft, world: FaultWorld) => void;

export const isToken = ({ outcome }: Draft): boolean => outcome === 'token';
export const isRefusal = ({ outcome }: Draft): boolean => outcome !== 'token' && outcome !== 'unknown-path';

/** Applies a change to answers with a token only. */
export const onToken =
  (change: Change): Change =>
  (draft, world) => {
    if (isToken(draft)) change(draft, world);
  };

/** Applies a change to refusals only. */
export const onRefusal =
  (change: Change): Change =>
  (draft, world) => {
    if (isRefusal(draft)) change(draft, world);
  };

export const bodyOf = (draft: Draft): Json => (draft.body ?? null) as Json;

/** The text that would be sent. */
export const textOf = (draft: Draft): string => (draft.body === undefined ? '' : JSON.stringify(draft.body));

export function setAt(draft: Draft, pointer: string, value: Json): void {
  draft.body = withValueAt(bodyOf(draft), pointer, value);
}

export function dropAt(draft: Draft, pointer: string): void {
  draft.body = without(bodyOf(draft), parsePointer(pointer));
}

function without(value: Json, [token = '', ...rest]: readonly string[]): Json {
  if (isArray(value) || !isObject(value) || !Object.hasOwn(value, token)) return value;
  const { [token]: member = null, ...others } = value;
  if (rest.length === 0) return others;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === token ? without(member, rest) : one]),
  );
}

/** The same value under another name, at the place of the old one. */
export function renameAt(draft: Draft, pointer: string, name: string): void {
  const tokens = parsePointer(pointer);
  const parent = formatPointer(tokens.slice(0, -1));
  const holder = valueAt(bodyOf(draft), parent);
  if (!isObject(holder)) return;
  const renamed = Object.entries(holder).map(([key, value]) => [key === tokens.at(-1) ? name : key, value] as const);
  setAt(draft, parent, Object.fromEntries(renamed));
}

/** Where token, type and lifetime stand in this body: as some branch of the spec says, else by their usual names. */
function pointerIn(draft: Draft, spec: ProviderSpec, member: 'token' | 'type' | 'lifetime'): string | null {
  const branches = spec.operations.flatMap(({ responses }) => responses.flatMap((rule) => rule.branches));
  const pointers = [...branches.flatMap(({ token }) => token?.[member] ?? []), usualPointers[member] ?? ''];
  return pointers.find((pointer) => pointer !== '' && valueAt(bodyOf(draft), pointer) !== undefined) ?? null;
}

/** Changes the token, lifetime or type of an answer that has one. */
export const withMember = (
  member: 'token' | 'type' | 'lifetime',
  change: (now: Json, world: FaultWorld, draft: Draft) => Json,
): Change =>
  onToken((draft, world) => {
    const pointer = pointerIn(draft, world.spec, member);
    if (pointer !== null) setAt(draft, pointer, change(valueAt(bodyOf(draft), pointer) ?? null, world, draft));
  });

export function setHeader(draft: Draft, name: string, value: string): void {
  const at = draft.headers.findIndex(([key]) => key.toLowerCase() === name.toLowerCase());
  if (at < 0) draft.headers.push([name, value]);
  else draft.headers[at] = [name, value];
}

export function dropHeader(draft: Draft, name: string): void {
  draft.headers = draft.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
}

/** Answers with this text in place of the written body. */
export function sendText(draft: Draft, text: string, encoding: BufferEncoding = 'utf8'): void {
  draft.bytes = new Uint8Array(Buffer.from(text, encoding));
}
