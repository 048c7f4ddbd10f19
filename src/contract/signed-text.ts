import type { PlannedValue, Scalar } from '../model/request-plan.ts';
import type { SignedBytes, SignedPart } from '../model/provider-spec.ts';
import { parsePointer } from '../model/pointer.ts';
import type { Filled } from './fill.ts';
import { writeJson, type Style, type Written } from './write-json.ts';

export type SignedText = { readonly real: string; readonly shown: string };

/**
 * The text that a signature covers. `as-sent` cuts the exact text out of the body as it is written; the others write the
 * part again without white space, in the order named.
 */
export function signedText(
  root: PlannedValue,
  over: SignedPart,
  bytes: SignedBytes,
  sent: Style,
  fill: (value: Scalar) => Filled,
): SignedText {
  const rewrite = (value: PlannedValue): SignedText =>
    writeJson(value, bytes === 'sorted' ? 'sorted' : bytes === 'compact' && sent !== 'pretty' ? sent : 'compact', fill);
  if ('pointer' in over) {
    const part = partAt(root, over.pointer);
    if (part === null) return { real: '', shown: '' };
    if (bytes !== 'as-sent') return rewrite(part);
    const body = writeJson(root, sent, fill);
    return cut(root, body, over.pointer, sent, fill);
  }
  if ('wrap' in over) {
    const name = parsePointer(over.wrap).at(-1) ?? '';
    const inner = signedText(root, { pointer: over.wrap }, bytes, sent, fill);
    const head = `{${JSON.stringify(name)}:`;
    return { real: `${head}${inner.real}}`, shown: `${head}${inner.shown}}` };
  }
  const rest = without(root, over.without);
  if (bytes !== 'as-sent' || !('members' in rest)) return rewrite(rest);
  const texts = (
    sent === 'reordered' ? rest.members.toReversed() : sent === 'sorted' ? rest.members.toSorted(byName) : rest.members
  ).map(([name]) => {
    const value = signedText(
      root,
      { pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` },
      'as-sent',
      sent,
      fill,
    );
    return { real: `${JSON.stringify(name)}:${value.real}`, shown: `${JSON.stringify(name)}:${value.shown}` };
  });
  return {
    real: `{${texts.map((text) => text.real).join(',')}}`,
    shown: `{${texts.map((text) => text.shown).join(',')}}`,
  };
}

const byName = ([a]: readonly [string, PlannedValue], [b]: readonly [string, PlannedValue]): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** The exact text of a member in the body as sent; the shown text comes from writing the same body with names for secrets. */
function cut(
  root: PlannedValue,
  body: Written,
  pointer: string,
  sent: Style,
  fill: (value: Scalar) => Filled,
): SignedText {
  const span = body.spans.get(pointer);
  if (span === undefined) return { real: '', shown: '' };
  const named = writeJson(root, sent, (value) => {
    const { shown } = fill(value);
    return { real: shown, shown };
  });
  const shownSpan = named.spans.get(pointer) ?? [0, 0];
  return { real: body.real.slice(span[0], span[1]), shown: named.real.slice(shownSpan[0], shownSpan[1]) };
}

/** The planned value at a pointer of a planned tree; null when there is none, as when a case leaves it out: then nothing is signed. */
export function partAt(root: PlannedValue, pointer: string): PlannedValue | null {
  let value: PlannedValue = root;
  for (const token of parsePointer(pointer)) {
    const next: PlannedValue | undefined =
      'members' in value
        ? value.members.find(([name]) => name === token)?.[1]
        : 'items' in value
          ? value.items[Number(token)]
          : undefined;
    if (next === undefined) return null;
    value = next;
  }
  return value;
}

function without(root: PlannedValue, pointers: readonly string[]): PlannedValue {
  if (!('members' in root)) return root;
  const names = pointers.map((pointer) => parsePointer(pointer)[0]);
  return { members: root.members.filter(([name]) => !names.includes(name)) };
}
