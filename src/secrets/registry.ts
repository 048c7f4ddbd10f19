import { shown, type Redactor, type Sighting } from '../model/secret.ts';
import { isCommon } from './common.ts';
import { encodings } from './encodings.ts';
import { createMatcher, shortestPattern, type Hit } from './matcher.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { runsOf } from './runs.ts';
import { viewsOf } from './views.ts';

export type RegistryOptions = {
  /** Values printed in the provider's public document: never treated as secret. */
  readonly publicSamples?: readonly string[];
};

/** How many layers of encoding are taken off a text. */
const depthLimit = 2;
/**
 * Up to this length every written form of a value is searched for. A longer one cannot hide from decoding: each layer leaves a run
 * far above what `runs.ts` needs. So an issued token costs its own length, not forty times that.
 */
const writtenOut = 64;

/**
 * Knows every registered value in every encoding. Values are written out when the first text after `learn` is looked at, and
 * only the new ones. An empty value is refused: it is never registered, since it would be found everywhere.
 */
export function createRegistry({ publicSamples = [] }: RegistryOptions = {}): Redactor {
  const matcher = createMatcher();
  const samples = new Set(publicSamples);
  const learnt = new Map<string, string>();
  const common = new Map<string, string>();
  const marks = new Set<string>();
  let pending: { readonly name: string; readonly piece: Piece }[] = [];

  const prepare = (): void => {
    for (const { name, piece } of pending) {
      for (const { form, write } of piece.text.length <= writtenOut ? encodings : encodings.slice(0, 3)) {
        for (const text of write(piece.text)) {
          if (text.length >= shortestPattern)
            matcher.add({ name, form, text, partial: piece.partial && form === 'raw' });
        }
      }
    }
    pending = [];
  };

  const find = (text: string, depth: number): Hit[] => {
    const hits = outsideMarks(text, matcher.find(text), marks);
    if (depth === 0) return hits;
    for (const { form, text: read, offsets } of viewsOf(text)) {
      for (const hit of find(read, depth - 1)) {
        hits.push({
          ...hit,
          form: nested(form, hit.form),
          start: offsets[hit.start] ?? 0,
          end: offsets[hit.end] ?? text.length,
        });
      }
    }
    for (const { form, start, end, decoded } of runsOf(text)) {
      for (const hit of decoded.flatMap((reading) => find(reading, isText(reading) ? depth - 1 : 0))) {
        hits.push({ ...hit, form: nested(form, hit.form), start, end });
      }
    }
    return outsideMarks(text, hits, marks);
  };

  const look = (text: string): Hit[] => {
    prepare();
    if (learnt.size === 0 && common.size === 0) return [];
    const whole = common.get(text.trim());
    if (whole !== undefined) return [{ name: whole, form: 'raw', start: 0, end: text.length }];
    return find(text, depthLimit);
  };

  return {
    redact(text) {
      let redacted = '';
      let at = 0;
      for (const { start, end, name } of merge(look(text))) {
        redacted += text.slice(at, start) + shown(name);
        at = end;
      }
      return redacted + text.slice(at);
    },
    sightings: (text) => sightingsOf(look(text)),
    learn(name, value) {
      if (value.trim() === '' || samples.has(value) || learnt.has(value)) return;
      marks.add(shown(name));
      if (isCommon(name, value)) {
        if (!common.has(value)) common.set(value, name);
        return;
      }
      learnt.set(value, name);
      for (const piece of piecesOf(value)) {
        if (!isCommon(name, piece.text) && !samples.has(piece.text)) pending.push({ name, piece });
      }
    },
  };
}

const nested = (outer: string, inner: string): string => (inner === 'raw' ? outer : `${outer} ${inner}`);

/** Bytes that are no text are not decoded any further. */
const isText = (bytes: string): boolean => !/[^\t\n\r\x20-\x7e\x80-\xff\0]/.test(bytes.slice(0, 64));

/** A name may contain a value or part of one; what we wrote ourselves is no hit. */
function outsideMarks(text: string, hits: Hit[], marks: ReadonlySet<string>): Hit[] {
  if (hits.length === 0 || !text.includes('«')) return hits;
  const own = [...text.matchAll(/«[^«»]{1,80}»/g)].filter(([mark]) => marks.has(mark));
  return hits.filter(
    ({ start, end }) => !own.some(({ index, 0: mark }) => start >= index && end <= index + mark.length),
  );
}

/** Overlapping hits become one, named after the longest: nothing of either is left over. */
function merge(hits: readonly Hit[]): Hit[] {
  const merged: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || hit.start >= last.end) merged.push(hit);
    else if (hit.end > last.end) {
      const longer = hit.end - hit.start > last.end - last.start ? hit : last;
      merged[merged.length - 1] = { ...longer, start: last.start, end: hit.end };
    }
  }
  return merged;
}

/** Each name and form once, by name; parts only of values that are not there as a whole. */
function sightingsOf(hits: readonly Hit[]): Sighting[] {
  const whole = new Set(hits.filter(({ form }) => !form.endsWith('partial')).map(({ name }) => name));
  const unique = new Map(
    hits
      .filter(({ name, form }) => !form.endsWith('partial') || !whole.has(name))
      .map(({ name, form }) => [`${name}\n${form}`, { name, form }]),
  );
  return [...unique.values()].toSorted((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.form < b.form ? -1 : 1,
  );
}
