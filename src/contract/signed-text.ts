import type { PlannedValue, Scalar } from '../model/request-plan.ts';
import type { SignedBytes, SignedPart } from '../model/provider-spec.ts';
import { parsePointer } from '../model/pointer.ts';
import type { Filled } from './fill.ts';
import { planned, writeJson, type Style } from './write-json.ts';

export type SignedText = { readonly real: string; readonly shown: string };

type Fill = (value: Scalar) => Filled;

/**
 * The text that a signature covers. `as-sent` cuts the exact text out of the body as it is written; the others write the
 * part again without white space, in the order named, as a parser leaves it. A part that is not there is no text at all.
 */
export function signedText(
  root: PlannedValue,
  over: SignedPart,
  bytes: SignedBytes,
  sent: Style,
  fill: Fill,
): SignedText {
  const shownFill: Fill = (value) => {
    const { shown } = fill(value);
    return { real: shown, shown };
  };
  return { real: textOf(root, over, bytes, sent, fill), shown: textOf(root, over, bytes, sent, shownFill) };
}

function textOf(root: PlannedValue, over: SignedPart, bytes: SignedBytes, sent: Style, fill: Fill): string {
  if ('pointer' in over) {
    if (bytes !== 'as-sent') return rewritten(partAt(root, over.pointer), bytes, sent, fill);
    const body = writeJson(root, sent, fill);
    const span = body.spans.get(over.pointer);
    return span === undefined ? '' : body.real.slice(...span);
  }
  if ('wrap' in over) {
    const inner = textOf(root, { pointer: over.wrap }, bytes, sent, fill);
    return inner === '' ? '' : `{${JSON.stringify(parsePointer(over.wrap).at(-1) ?? '')}:${inner}}`;
  }
  if (over.without.length === 0) return textOf(root, { pointer: '' }, bytes, sent, fill);
  const names = over.without.map((pointer) => parsePointer(pointer)[0]);
  if (!('members' in root)) return textOf(root, { pointer: '' }, bytes, sent, fill);
  if (bytes !== 'as-sent') {
    const members = root.members.filter(([name]) => !names.includes(name));
    return rewritten({ members }, bytes, sent, fill);
  }
  const body = writeJson(root, sent, fill);
  const kept = body.members.filter(({ name }) => !names.includes(name));
  return `{${kept.map(({ name, span }) => `${JSON.stringify(name)}:${body.real.slice(...span)}`).join(',')}}`;
}

/** The part as whoever parsed it writes it again; `compact` keeps the order in which it was sent. */
function rewritten(
  part: PlannedValue | undefined,
  bytes: Exclude<SignedBytes, 'as-sent'>,
  sent: Style,
  fill: Fill,
): string {
  if (part === undefined) return '';
  const style = bytes === 'sorted' ? 'sorted' : bytes === 'compact' && sent !== 'pretty' ? sent : 'compact';
  return writeJson(asParsed(part, style), style, fill).real;
}

/** Of a repeated name a parser keeps the last value, at the place where it met the name first. */
function asParsed(value: PlannedValue, style: Style): PlannedValue {
  if ('items' in value) return { items: value.items.map((item) => asParsed(item, style)) };
  if (!('members' in value)) return value;
  // `reordered` is written back to front, so the last to be sent is the first here.
  const sent = style === 'reordered' ? value.members.toReversed() : value.members;
  const members = [...new Map(sent.map(([name, child]) => [name, asParsed(child, style)] as const))];
  return { members: style === 'reordered' ? members.toReversed() : members };
}

/** The planned value at a pointer of a planned tree; undefined when there is none. */
export function partAt(root: PlannedValue, pointer: string): PlannedValue | undefined {
  let value: PlannedValue | undefined = root;
  for (const token of parsePointer(pointer)) {
    const tree: PlannedValue | undefined = value !== undefined && 'json' in value ? planned(value.json) : value;
    if (tree === undefined) return undefined;
    if ('members' in tree) value = tree.members.findLast(([name]) => name === token)?.[1];
    else value = 'items' in tree ? tree.items[Number(token)] : undefined;
  }
  return value;
}
