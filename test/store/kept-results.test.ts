import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepResults, type KeptResults } from '../../src/store/kept-results.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  mkdirSync(join(root, 'code'));
  writeFileSync(join(root, 'code', 'parse.ts'), 'export const parse = 1;\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => Buffer.from(text);
/** As another process would open it. */
const open = (also = 'yaml 2'): KeptResults => keepResults(join(root, 'a', 'kept'), [join(root, 'code')], also);
const keptFile = (): string => join(root, 'a', 'kept', readdirSync(join(root, 'a', 'kept'))[0] ?? '');

describe('what was made of a file', () => {
  test('is there for the next process', () => {
    open().put('one.yaml', bytes('a: 1'), { a: [1, null, 'x'], __proto__: null });
    expect(open().get('one.yaml', bytes('a: 1'))).toEqual({ a: [1, null, 'x'] });
  });

  test('keeps a member that is called like the prototype', () => {
    open().put('one.yaml', bytes('a: 1'), JSON.parse('{"__proto__": {"x": 1}}'));
    expect(Object.keys(open().get('one.yaml', bytes('a: 1')) as object)).toEqual(['__proto__']);
  });

  test.each<[string, () => unknown]>([
    ['another text', () => open().get('one.yaml', bytes('a: 2'))],
    ['another file of the same text', () => open().get('other.yaml', bytes('a: 1'))],
    ['another version of what it depends on', () => open('yaml 3').get('one.yaml', bytes('a: 1'))],
    [
      'other code',
      () => {
        writeFileSync(join(root, 'code', 'parse.ts'), 'export const parse = 2;\n');
        return open().get('one.yaml', bytes('a: 1'));
      },
    ],
    [
      'more code',
      () => {
        writeFileSync(join(root, 'code', 'more.ts'), '');
        return open().get('one.yaml', bytes('a: 1'));
      },
    ],
    [
      'a file that was cut off',
      () => {
        writeFileSync(keptFile(), readFileSync(keptFile(), 'utf8').slice(0, -1));
        return open().get('one.yaml', bytes('a: 1'));
      },
    ],
    [
      'a file of something else',
      () => {
        writeFileSync(keptFile(), '[]');
        return open().get('one.yaml', bytes('a: 1'));
      },
    ],
  ])('is not there for %s', (_, get) => {
    open().put('one.yaml', bytes('a: 1'), { a: 1 });
    expect(open().get('one.yaml', bytes('a: 1'))).toEqual({ a: 1 });
    expect(get()).toBe(null);
  });

  test('is replaced when it is made again', () => {
    open().put('one.yaml', bytes('a: 1'), { a: 1 });
    open().put('one.yaml', bytes('a: 2'), { a: 2 });
    expect(open().get('one.yaml', bytes('a: 2'))).toEqual({ a: 2 });
    expect(readdirSync(join(root, 'a', 'kept'))).toHaveLength(1);
  });

  test('is dropped when much else was made since', () => {
    const kept = open();
    for (let n = 0; n < 200; n += 1) kept.put(`${n}.yaml`, bytes('a: 1'), n);
    expect(readdirSync(join(root, 'a', 'kept')).length).toBeLessThanOrEqual(64);
    expect(kept.get('199.yaml', bytes('a: 1'))).toBe(199);
    expect(kept.get('0.yaml', bytes('a: 1'))).toBe(null);
  });

  test('need not be kept: a folder that cannot be written is no trouble', () => {
    writeFileSync(join(root, 'a'), 'a file in the way');
    expect(() => open().put('one.yaml', bytes('a: 1'), {})).not.toThrow();
    expect(open().get('one.yaml', bytes('a: 1'))).toBe(null);
  });
});
