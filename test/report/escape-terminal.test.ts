import { describe, expect, it } from 'vitest';
import { escapeTerminal, escapeTerminalLines } from '../../src/report/escape-terminal.ts';
import { payloads } from './hostile.ts';

describe('text for a terminal', () => {
  it('shows a clipboard write, a fake link and a repaint instead of doing them', () => {
    expect(escapeTerminal('\u001b]52;c;QQ==\u0007')).toBe('\\u{1b}]52;c;QQ==\\u{07}');
    expect(escapeTerminal('\u001b]8;;https://a\u001b\\x')).toBe('\\u{1b}]8;;https://a\\u{1b}\\x');
    expect(escapeTerminal('✗\u001b[1A✓')).toBe('✗\\u{1b}[1A✓');
  });

  it('keeps a text on its line', () => {
    expect(escapeTerminal('a\r\nb\u0085c\u2028d')).toBe('a\\r\\nb\\u{85}c\\u{2028}d');
  });

  it('takes the meaning from commands that a CI reads anywhere in a line', () => {
    expect(escapeTerminal('x ##vso[task.complete]')).toBe('x #\\u{23}vso[task.complete]');
    expect(escapeTerminal('##[add-path]x ##teamcity[y]')).toBe('#\\u{23}[add-path]x #\\u{23}teamcity[y]');
    expect(escapeTerminal('## a heading')).toBe('## a heading');
  });

  it('begins every line of a block with a bar', () => {
    expect(escapeTerminalLines('::error::a\nb\n')).toEqual(['│ ::error::a', '│ b', '│ ']);
  });

  it.each(Object.entries(payloads))('lets nothing active through: %s', (_, text) => {
    const active = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\w*\[/u;
    expect(escapeTerminal(text)).not.toMatch(active);
    for (const line of escapeTerminalLines(text)) {
      expect(line).not.toMatch(active);
      expect(line).toMatch(/^│ /);
    }
  });
});
