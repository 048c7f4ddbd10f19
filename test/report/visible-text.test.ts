import { describe, expect, it } from 'vitest';
import { visibleBlock, visibleLine } from '../../src/report/visible-text.ts';

describe('text made visible', () => {
  it('leaves ordinary text of any script alone', () => {
    const text = 'Grüße, 支付 «clientId» – “quoted” 😀 العربية';
    expect(visibleLine(text)).toBe(text);
    expect(visibleBlock(text)).toBe(text);
  });

  it.each([
    ['control characters', '\0\u0007\u001b[31m\u007f', '\\u{00}\\u{07}\\u{1b}[31m\\u{7f}'],
    ['eight-bit controls', '\u0085\u009b', '\\u{85}\\u{9b}'],
    ['bidi controls', '\u202a\u202e\u2066\u200e\u061c', '\\u{202a}\\u{202e}\\u{2066}\\u{200e}\\u{61c}'],
    ['zero-width characters', '\u200b\u200d\ufeff\u00ad', '\\u{200b}\\u{200d}\\u{feff}\\u{ad}'],
    ['fillers and tags', '\u3164\u{e0041}', '\\u{3164}\\u{e0041}'],
    ['spaces that are not a space', '\u00a0\u2003\u3000', '\\u{a0}\\u{2003}\\u{3000}'],
    ['separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['noncharacters', '\ufffe\uffff\ufdd0', '\\u{fffe}\\u{ffff}\\u{fdd0}'],
    ['lone surrogates', 'a\ud800b\udc00', 'a\\u{d800}b\\u{dc00}'],
    ['carriage returns', 'a\r\nb', 'a\\r\nb'],
  ])('shows %s', (_, text, shown) => {
    expect(visibleBlock(text)).toBe(shown);
    expect(visibleLine(text)).toBe(shown.replaceAll('\n', '\\n'));
  });

  it('shows line feeds and tabs in a line, and keeps them in a block', () => {
    expect(visibleLine('a\n\tb')).toBe('a\\n\\tb');
    expect(visibleBlock('a\n\tb')).toBe('a\n\tb');
  });
});
