import type { Sighting } from '../model/secret.ts';
import type { Hit } from './matcher.ts';

const longestMark = 80;

/** A name may contain a value or part of one; what we wrote ourselves is no hit. */
export function outsideMarks(text: string, hits: Hit[], marks: ReadonlySet<string>): Hit[] {
  if (hits.length === 0 || !text.includes('«')) return hits;
  return hits.filter(({ start, end }) => {
    const before = Math.max(0, start - longestMark);
    const open = before + text.slice(before, start + 1).lastIndexOf('«');
    const close = text.slice(open, open + longestMark).indexOf('»') + open + 1;
    return end > close || !marks.has(text.slice(open, close));
  });
}

/** Overlapping hits become one, named after the longest: nothing of either is left over. */
export function merge(hits: readonly Hit[]): Hit[] {
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

const isPart = ({ form }: Sighting): boolean => form.endsWith('partial');

/** Without the parts that stand inside something recognised as a whole: a spoilt credential is not part of the right one. */
function withoutCoveredParts(hits: readonly Hit[]): Hit[] {
  let covered = 0;
  return hits
    .toSorted((a, b) => a.start - b.start || Number(isPart(a)) - Number(isPart(b)) || b.end - a.end)
    .filter((hit) => {
      if (isPart(hit)) return hit.end > covered;
      covered = Math.max(covered, hit.end);
      return true;
    });
}

/** Each name and form once, by name, the plainest form first; parts only of values that are not there as a whole. */
export function sightingsOf(hits: readonly Hit[]): Sighting[] {
  const whole = new Set(hits.filter((hit) => !isPart(hit)).map(({ name }) => name));
  const unique = new Map<string, Sighting>();
  for (const { name, form } of withoutCoveredParts(hits)) {
    if (!isPart({ name, form }) || !whole.has(name)) {
      unique.set(`${name}\n${form === 'raw' ? '' : form}`, { name, form });
    }
  }
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sighting]) => sighting);
}
