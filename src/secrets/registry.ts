import { shown, type Redactor } from '../model/secret.ts';
import { createCleanLines } from './clean-lines.ts';
import { isCommon } from './common.ts';
import { encodings, isPlain } from './encodings.ts';
import { merge, outsideMarks, sightingsOf } from './hits.ts';
import { innermost, layersOf } from './layers.ts';
import { createMatcher, shortestPattern, type Hit } from './matcher.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { remembered } from './remembered.ts';
import { runsOf, type Run } from './runs.ts';

export type RegistryOptions = {
  /** Values printed in the provider's public document: never treated as secret. */
  readonly publicSamples?: readonly string[];
};

/** How many times bytes written in an alphabet (base64, hex) are read again. Escapes have layers of their own (`layers.ts`). */
const depthLimit = 2;
/**
 * Up to this length every written form of a value is searched for. A longer one cannot hide from decoding: whatever it is written
 * in is far longer than the shortest run that `runs.ts` reads. So an issued token costs its own length, not a hundred times that.
 */
const writtenOut = 32;
/** Names, header values and refusals come again and again. */
const shortText = 256;
const mostClean = 2_000;
/** A text of this length is a file. */
const chunked = 1 << 14;

/**
 * Knows every registered value in every encoding: short ones are searched for in each written form, and texts are decoded until
 * nothing is left to decode. Values are written out when the first text after `learn` is looked at, and only the new ones.
 * An empty value is refused: it is never registered, since it would be found everywhere.
 */
export function createRegistry({ publicSamples = [] }: RegistryOptions = {}): Redactor {
  const matcher = createMatcher();
  /** Until there is more to look for. */
  const cleanTexts = new Set<string>();
  const cleanLines = createCleanLines();
  const runsIn = remembered(runsOf);
  const layersIn = remembered(layersOf);
  const samples = new Set(publicSamples);
  const learnt = new Set<string>();
  const common = new Map<string, string>();
  const marks = new Set<string>();
  let pending: { readonly name: string; readonly piece: Piece }[] = [];

  const prepare = (): void => {
    for (const { name, piece } of pending) {
      const add = (form: string, text: string): void => {
        if (text.length >= shortestPattern) matcher.add({ name, form, text, partial: piece.partial && form === 'raw' });
      };
      // UTF-16 of anything but ASCII has no zero bytes to know it by.
      const isWrittenOut = piece.text.length <= writtenOut || /[^ -~\s]/.test(piece.text);
      const plain = isPlain(piece.text);
      for (const { form, decodable, escaping, write } of encodings) {
        if ((isWrittenOut || !decodable) && !(plain && escaping)) for (const text of write(piece.text)) add(form, text);
      }
      if (plain) continue;
      for (const bytes of [piece.text, Buffer.from(piece.text).toString('latin1')]) {
        for (const text of [bytes, innermost(bytes)]) {
          add('escapes', text);
          // What a form leaves when its percent escapes are off.
          add('form', text.replaceAll(' ', '+'));
        }
      }
    }
    pending = [];
    cleanTexts.clear();
    cleanLines.forget();
  };

  const runHits = (text: string, depth: number, isNew: (run: Run) => boolean): Hit[] => {
    const hits: Hit[] = [];
    for (const run of runsIn(text)) {
      if (!isNew(run)) continue;
      for (const reading of run.readings()) {
        for (const { name, form } of find(reading, depth - 1))
          hits.push({ name, form: nested(run.form, form), start: run.start, end: run.end });
      }
    }
    return hits;
  };

  function find(text: string, depth: number): Hit[] {
    const found = matcher.find(text);
    const hits = [...found.hits, ...(depth > 0 ? runHits(text, depth, () => true) : [])];
    let { touched } = found;
    for (const { text: read, at, joinsRuns, changed } of layersIn(text)) {
      // A layer differs from the one outside only at its escapes; what begins like a pattern there may go on behind one.
      const inner = matcher.find(read, touched ? undefined : changed);
      touched ||= inner.touched;
      // A run without a single escape in it was read where it stood.
      const isNew = ({ start, end }: Run): boolean => at(end) - at(start) !== end - start;
      for (const hit of [...inner.hits, ...(depth > 0 && joinsRuns ? runHits(read, depth, isNew) : [])]) {
        const [start, end] = [at(hit.start), at(hit.end)];
        hits.push({ name: hit.name, form: nested(escapesIn(text.slice(start, end)), hit.form), start, end });
      }
    }
    return outsideMarks(text, hits, marks);
  }

  const look = (text: string): Hit[] => {
    if (pending.length > 0) prepare();
    const whole = common.get(text.trim());
    if (whole !== undefined) return [{ name: whole, form: 'raw', start: 0, end: text.length }];
    if (learnt.size === 0 || cleanTexts.has(text)) return [];
    const hits = find(text, depthLimit);
    if (hits.length === 0 && text.length <= shortText && cleanTexts.size < mostClean) cleanTexts.add(text);
    return hits;
  };

  /** For files: what does not repeat itself. */
  const lookByLines = (text: string): Hit[] => {
    if (pending.length > 0) prepare();
    const hits: Hit[] = [];
    if (learnt.size > 0)
      cleanLines.visit(text, (stretch) => {
        const found = find(stretch, depthLimit);
        hits.push(...found);
        return found.length === 0;
      });
    return hits;
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
    sightings: (text) => sightingsOf(text.length < chunked ? look(text) : lookByLines(text)),
    learn(name, value) {
      if (value.trim() === '' || samples.has(value) || learnt.has(value)) return;
      marks.add(shown(name));
      if (isCommon(name, value)) {
        if (!common.has(value)) common.set(value, name);
        return;
      }
      learnt.add(value);
      for (const piece of piecesOf(value)) {
        if (!isCommon(name, piece.text) && !samples.has(piece.text)) pending.push({ name, piece });
      }
    },
  };
}

/** What a stretch of text was written in. */
function escapesIn(source: string): string {
  if (/%[0-9a-f]{2}/i.test(source)) return 'percent';
  if (source.includes('\\')) return 'escapes';
  if (/&#?\w+;/.test(source)) return 'entities';
  return 'raw';
}

/** Forms that say nothing beside the one around them. */
const plainForms = new Set(['raw', 'latin-1', 'escapes']);

function nested(outer: string, inner: string): string {
  if (outer === 'raw') return inner;
  return plainForms.has(inner) ? outer : `${outer} ${inner}`;
}
