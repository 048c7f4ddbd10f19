import { describe, expect, it } from 'vitest';
import { createCleanLines } from '../../src/secrets/clean-lines.ts';
import { createGuard } from '../../src/secrets/guard.ts';
import { createRegistry } from '../../src/secrets/registry.ts';

const visited = (lines: ReturnType<typeof createCleanLines>, text: string, isClean = true): readonly string[] => {
  const stretches: string[] = [];
  lines.visit(text, (stretch) => {
    stretches.push(stretch);
    return isClean;
  });
  return stretches;
};

const file = (line: string): string =>
  `${Array.from({ length: 4_000 }, (_, index) => `{"n":${index}}`).join('\n')}\n${line}\n`;

describe('lines that were clean', () => {
  it('are not searched again, and the others in stretches of whole lines', () => {
    const lines = createCleanLines();
    expect(visited(lines, 'a\nb\nc')).toEqual(['a\nb\nc']);
    expect(visited(lines, 'a\nx\ny\nb\nz\n')).toEqual(['x\ny\n', 'z\n']);
  });

  it('a stretch with a hit is searched every time', () => {
    const lines = createCleanLines();
    visited(lines, 'a\nb\n', false);
    expect(visited(lines, 'a\nb\n')).toEqual(['a\nb\n']);
  });

  it('are searched again once there is more to look for', () => {
    const lines = createCleanLines();
    visited(lines, 'a\n');
    lines.forget();
    expect(visited(lines, 'a\n')).toEqual(['a\n']);
  });

  it('a large text is searched in parts that together are the text', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `line ${index}\n`).join('');
    const parts = visited(createCleanLines(), text);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('')).toBe(text);
  });
});

describe('the guard on files', () => {
  const secret = 'Cn4ryLines8f3kQ0vZ1b';

  it('finds what stands in one of thousands of lines, also in a file that is like the one before', () => {
    const registry = createRegistry();
    registry.learn('clientSecret', secret);
    const guard = createGuard(registry);
    expect(guard.inspect('a', file('clean'))).toEqual([]);
    expect(guard.inspect('b', file(`"${secret}"`))).not.toEqual([]);
    expect(guard.inspect('c', file(Buffer.from(secret).toString('base64')))).not.toEqual([]);
    expect(guard.inspect('b', file(`"${secret}"`))).not.toEqual([]);
  });

  it('finds a value learnt after its line was clean', () => {
    const registry = createRegistry();
    registry.learn('other', 'Another0ne7777xyz');
    const guard = createGuard(registry);
    expect(guard.inspect('a', file(secret))).toEqual([]);
    registry.learn('clientSecret', secret);
    expect(guard.inspect('a', file(secret))).not.toEqual([]);
  });
});
