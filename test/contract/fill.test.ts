import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { alter } from '../../src/contract/alter.ts';
import { createFiller, MissingCredential, timeStamp, type FillContext } from '../../src/contract/fill.ts';
import type { Ref } from '../../src/model/request-plan.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { fixedContext } from './real-plans.ts';

const random = seededRandom('fill');

function filler(values: Record<string, string>, more: Partial<FillContext> = {}): ReturnType<typeof createFiller> {
  return createFiller({ ...fixedContext(values), random, ...more }, () => ({ real: 'SIG', shown: '«signature»' }));
}

describe('a time stamp', () => {
  const wall = Date.UTC(2026, 11, 31, 22, 30, 9, 999);
  it.each([
    ['local', '2026-12-31T22:30:09'],
    ['utc', '2026-12-31T22:30:09Z'],
    ['offset', '2027-01-01T01:30:09+03:00'],
    ['date', '2026-12-31'],
    ['unix', '1798756209'],
  ])('in the form %s', (format, text) => {
    expect(timeStamp(wall, format)).toBe(text);
  });

  it('names the same moment in every form that can be parsed', () => {
    for (const format of ['utc', 'offset']) expect(Date.parse(timeStamp(wall, format))).toBe(wall - 999);
  });
});

const unique = (minLength: number, maxLength: number): string =>
  filler({})({ ref: 'unique', minLength, maxLength }).real;

describe('a nonce', () => {
  it.each([
    [3, 16, 16],
    [1, 36, 16],
    [1, 5, 5],
    [20, 40, 20],
  ])('between %i and %i characters has %i', (least, most, length) => {
    expect(unique(least, most)).toMatch(new RegExp(`^[A-Z2-9]{${length}}$`));
  });

  it('is another one for each ref, and the same for the same ref', () => {
    const fill = filler({});
    const one: Ref = { ref: 'unique', minLength: 1, maxLength: 36 };
    expect(fill(one)).toEqual(fill(one));
    expect(fill(one).real).not.toBe(fill({ ...one }).real);
  });
});

describe('a credential', () => {
  it('is filled in and shown by its name', () => {
    expect(filler({ id: 'abc' })({ ref: 'credential', name: 'id', how: null })).toEqual({ real: 'abc', shown: '«id»' });
  });

  it('that is missing is called by its name', () => {
    const fill = filler({});
    expect(() => fill({ ref: 'credential', name: 'id', how: null })).toThrow(MissingCredential);
    expect(() => fill({ ref: 'credential', name: 'id', how: null })).toThrow('no credential «id»');
  });

  it('is spoiled alike wherever it stands, and the registry is told', () => {
    const learnt: [string, string][] = [];
    const fill = filler({ secret: 's3cret-Value' }, { learn: (name, value) => void learnt.push([name, value]) });
    const wrong: Ref = { ref: 'credential', name: 'secret', how: 'wrong' };
    const first = fill(wrong);
    expect(fill({ ...wrong })).toEqual(first);
    expect(first.shown).toBe('«secret, wrong»');
    expect(learnt).toEqual([['secret, wrong', first.real]]);
  });

  it('in Basic is joined, encoded and shown by its parts', () => {
    const basic: Ref = {
      ref: 'basic',
      scheme: 'basic',
      id: { ref: 'credential', name: 'id', how: null },
      separator: '”:”',
      secret: 'written out',
    };
    const token = Buffer.from('ü”:”written out').toString('base64');
    expect(filler({ id: 'ü' })(basic)).toEqual({ real: `basic ${token}`, shown: 'basic base64(«id»”:”written out)' });
  });
});

const formOf = (text: string): string =>
  text.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/[0-9]/g, '0');

describe('a spoiled credential', () => {
  const printable = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme-ascii' });
  const any = fc.oneof(printable, fc.string({ minLength: 1, unit: 'binary' }), fc.uuid());

  it('that is wrong or unknown never equals or contains the original', () => {
    const property = fc.property(
      any,
      fc.constantFrom('wrong' as const, 'unknown' as const),
      (value, how) => !alter(value, how, random).includes(value),
    );
    expect(() => fc.assert(property, { seed: 7 })).not.toThrow();
  });

  it('that is wrong keeps its form, and no letter or digit at its place', () => {
    const property = fc.property(printable, (value) => {
      const spoiled = alter(value, 'wrong', random);
      return (
        !/[A-Za-z0-9]/.test(value) ||
        (formOf(spoiled) === formOf(value) &&
          Array.from(value).every((one, index) => !/[A-Za-z0-9]/.test(one) || spoiled[index] !== one))
      );
    });
    expect(() => fc.assert(property, { seed: 7 })).not.toThrow();
  });

  it('is never the original, however it is spoiled', () => {
    const hows = [
      'truncated',
      'trailing-space',
      'leading-space',
      'inner-space',
      'upper-case',
      'lower-case',
      'empty',
    ] as const;
    const property = fc.property(any, fc.constantFrom(...hows), (value, how) => alter(value, how, random) !== value);
    expect(() => fc.assert(property, { seed: 7 })).not.toThrow();
  });

  it.each([
    ['truncated', 'ab𝄞', 'ab'],
    ['trailing-space', 'ab', 'ab '],
    ['inner-space', 'ab', 'a b'],
    ['inner-space', '😀b', '😀 b'],
    ['leading-space', 'ab', ' ab'],
    ['upper-case', 'aBß1', 'ABß1'],
    ['lower-case', 'aBÜ1', 'abÜ1'],
    ['empty', 'ab', ''],
  ] as const)('that is %s: %s becomes %s', (how, value, spoiled) => {
    expect(alter(value, how, random)).toBe(spoiled);
  });
});
