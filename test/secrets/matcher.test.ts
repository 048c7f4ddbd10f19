import { describe, expect, it } from 'vitest';
import { createMatcher, type Range } from '../../src/secrets/matcher.ts';

const matcher = createMatcher();
matcher.add({ name: 'six', form: 'raw', text: 'x7Qp2z', partial: false });
matcher.add({ name: 'long', form: 'raw', text: 'Zx81mQpLw03RtYvBnK5s', partial: false });
const text = `..........x7Qp2z..........`;
const at = 10;
const foundIn = (changed: readonly Range[]): boolean => matcher.find(text, changed).hits.length > 0;
const places = Array.from(text, (_, index) => index);

describe('a text that differs in places from one that was searched', () => {
  it('is searched wherever six characters have a changed one among them', () => {
    const found = places.filter((place) => foundIn([[place, place + 1]]));
    expect(found).toEqual([10, 11, 12, 13, 14, 15]);
  });

  it('is searched across a place where something was taken out', () => {
    const found = places.filter((place) => foundIn([[place, place]]));
    expect(found).toEqual([11, 12, 13, 14, 15]);
  });

  it('is searched once where ranges touch or overlap', () => {
    const ranges: Range[] = [
      [at, at + 1],
      [at + 1, at + 1],
      [at + 1, at + 4],
    ];
    expect(matcher.find(text, ranges).hits).toEqual([{ start: at, end: at + 6, name: 'six', form: 'raw' }]);
  });

  it('is not searched elsewhere', () => {
    expect(matcher.find(text, []).hits).toEqual([]);
    expect(matcher.find(text).hits).toHaveLength(1);
  });
});

describe('a text is touched', () => {
  it('when a pattern begins in it and does not go on', () => {
    const { hits, touched } = matcher.find('-- Zx81mQpLw03Rt"YvBnK5s --');
    expect([hits, touched]).toEqual([[], true]);
  });

  it('not by anything else', () => {
    expect(matcher.find('a text of other words, and 12345678 numbers').touched).toBe(false);
  });
});
