import { isArray, isObject, type Json } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import type { PlannedValue, Scalar } from '../model/request-plan.ts';
import type { Filled } from './fill.ts';

export type Style = 'compact' | 'pretty' | 'reordered' | 'sorted';

/**
 * A written body: its text, the text that may be shown, and where values stand in the real text: by pointer (of a repeated
 * name the last), and those of the root's members one by one.
 */
export type Written = {
  readonly real: string;
  readonly shown: string;
  readonly spans: ReadonlyMap<string, Span>;
  readonly members: readonly { readonly name: string; readonly span: Span }[];
};

export type Span = readonly [start: number, end: number];

type Member = readonly [name: string, value: PlannedValue];

/** Writes a planned tree as JSON. Members keep their order and may repeat; `reordered` reverses them, `sorted` sorts them, at every level. */
export function writeJson(root: PlannedValue, style: Style, fill: (value: Scalar) => Filled): Written {
  let real = '';
  let shownText = '';
  const spans = new Map<string, Span>();
  const rootMembers: { readonly name: string; readonly span: Span }[] = [];
  const put = (text: string, visible = text): void => {
    real += text;
    shownText += visible;
  };
  const pad = (depth: number): string => (style === 'pretty' ? `\n${'  '.repeat(depth)}` : '');

  const list = (
    open: string,
    close: string,
    count: number,
    path: readonly string[],
    item: (index: number) => void,
  ): void => {
    put(open);
    for (let index = 0; index < count; index += 1) {
      if (index > 0) put(',');
      put(pad(path.length + 1));
      item(index);
    }
    if (count > 0) put(pad(path.length));
    put(close);
  };

  const write = (value: PlannedValue, path: readonly string[]): void => {
    const start = real.length;
    if ('value' in value) {
      const filled = fill(value.value);
      put(filled.json ?? JSON.stringify(filled.real), JSON.stringify(filled.shown));
    } else if ('members' in value) {
      const members = ordered(value.members, style);
      list('{', '}', members.length, path, (index) => {
        const [name, child] = members[index] as Member;
        put(`${JSON.stringify(name)}:${style === 'pretty' ? ' ' : ''}`);
        const begin = real.length;
        write(child, [...path, name]);
        if (path.length === 0) rootMembers.push({ name, span: [begin, real.length] });
      });
    } else if ('items' in value) {
      list('[', ']', value.items.length, path, (index) =>
        write(value.items[index] as PlannedValue, [...path, String(index)]),
      );
    } else if (isArray(value.json) || isObject(value.json)) {
      write(planned(value.json), path);
    } else put(JSON.stringify(value.json));
    spans.set(formatPointer(path), [start, real.length]);
  };
  write(root, []);
  return { real, shown: shownText, spans, members: rootMembers };
}

/** A JSON value as a planned tree, so that ordering applies to it as well. */
export function planned(json: Json): PlannedValue {
  if (isArray(json)) return { items: json.map(planned) };
  if (isObject(json)) return { members: Object.entries(json).map(([name, value]) => [name, planned(value)] as const) };
  return { json };
}

function ordered(members: readonly Member[], style: Style): readonly Member[] {
  if (style === 'reordered') return members.toReversed();
  if (style === 'sorted') return members.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return members;
}
