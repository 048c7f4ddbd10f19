import { describe, expect, it } from 'vitest';
import { planned, writeJson } from '../../src/contract/write-json.ts';
import type { PlannedValue, Ref } from '../../src/model/request-plan.ts';

const secret: Ref = { ref: 'credential', name: 'pin', how: null };
const fill = (): { real: string; shown: string } => ({ real: 'a"ü\n', shown: '«pin»' });
const tree: PlannedValue = {
  members: [
    ['b/c', { value: secret }],
    [
      'a',
      {
        members: [
          ['z', { json: 1 }],
          ['y', { json: [true, { k: null }] }],
        ],
      },
    ],
    ['b/c', { json: 'again' }],
    ['empty', { members: [] }],
    ['list', { items: [{ json: 'x' }, { items: [] }] }],
  ],
};

describe('a planned tree written as JSON', () => {
  it('keeps members in order, repeated ones too', () => {
    const { real } = writeJson(tree, 'compact', fill);
    expect(real).toBe('{"b/c":"a\\"ü\\n","a":{"z":1,"y":[true,{"k":null}]},"b/c":"again","empty":{},"list":["x",[]]}');
  });

  it('shows a name where the secret stands', () => {
    const { shown } = writeJson(tree, 'compact', fill);
    expect(shown.startsWith('{"b/c":"«pin»","a"')).toBe(true);
  });

  it('can be pretty, back to front, or sorted at every level', () => {
    const small = planned({ b: { d: 1, c: [] }, a: 2 });
    expect(writeJson(small, 'pretty', fill).real).toBe('{\n  "b": {\n    "d": 1,\n    "c": []\n  },\n  "a": 2\n}');
    expect(writeJson(small, 'reordered', fill).real).toBe('{"a":2,"b":{"c":[],"d":1}}');
    expect(writeJson(small, 'sorted', fill).real).toBe('{"a":2,"b":{"c":[],"d":1}}');
  });

  it.each(['compact', 'pretty', 'reordered', 'sorted'] as const)('says where each value stands when %s', (style) => {
    const { real, spans } = writeJson(tree, style, fill);
    const at = (pointer: string): string => real.slice(...(spans.get(pointer) ?? [0, 0]));
    expect(at('')).toBe(real);
    expect(JSON.parse(at('/a'))).toEqual({ z: 1, y: [true, { k: null }] });
    expect(JSON.parse(at('/a/y/1/k'))).toBeNull();
    expect(JSON.parse(at('/list/0'))).toBe('x');
    expect(spans.has('/nobody')).toBe(false);
  });

  it('says where the members of the root stand, each of a repeated name', () => {
    const { real, members } = writeJson(tree, 'compact', fill);
    expect(members.map(({ name, span }) => [name, real.slice(...span)])).toEqual([
      ['b/c', '"a\\"ü\\n"'],
      ['a', '{"z":1,"y":[true,{"k":null}]}'],
      ['b/c', '"again"'],
      ['empty', '{}'],
      ['list', '["x",[]]'],
    ]);
  });

  it('writes a value that is no string as it is, and shows a name for it', () => {
    const { real, shown } = writeJson({ value: secret }, 'compact', () => ({ real: '7', shown: '«extra»', json: '7' }));
    expect([real, shown]).toEqual(['7', '"«extra»"']);
  });
});
