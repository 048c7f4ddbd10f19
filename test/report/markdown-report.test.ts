import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown-report.ts';
import { code, fenced, inline } from '../../src/report/markdown-text.ts';
import { payloads, places } from './hostile.ts';
import { sampleReport } from './sample.ts';
import { aCase, aFinding, aProvider, aReport } from './support.ts';

/** What is left for GitHub to interpret: everything outside fences and code spans. */
function interpreted(markdown: string): string {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const ticks = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence === null && ticks !== undefined) fence = ticks;
    else if (fence !== null && line === fence) fence = null;
    else if (fence === null) lines.push(line.replaceAll(/(?<!`)(`+)(?!`)(?:.*?[^`])??\1(?!`)/g, ''));
  }
  expect(fence, 'a fence that nothing closes').toBeNull();
  return lines.join('\n');
}

describe('summary.md', () => {
  it('shows a rich run', async () => {
    await expect(renderMarkdown(sampleReport())).toMatchFileSnapshot('../golden/report/summary.md');
  });

  it('is short when all is well', () => {
    expect(renderMarkdown(aReport()).split('\n').length).toBeLessThan(12);
  });

  it('stays below 1 MiB and says what it left out', () => {
    const cases = Array.from({ length: 3_000 }, (_, index) =>
      aCase({ id: `a/b/c/${index}`, verdict: 'fail', findings: [aFinding({ actual: `${index} ${'ä'.repeat(400)}` })] }),
    );
    const text = renderMarkdown(aReport({ providers: [aProvider({ cases })] }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1 << 20);
    expect(text).toMatch(/\d+ more blocks left out; index\.html has all of them\.\n$/);
  });

  it.each(Object.keys(places))('leaves GitHub nothing of it to interpret: %s', (place) => {
    const active = /[<>@#]|\]\(|https?:|www\.|javascript|&\w+;|&#/;
    const leaks = Object.entries(payloads).filter(([, text]) =>
      active.test(interpreted(renderMarkdown(places[place]?.(text) ?? aReport())).replaceAll(/^(?:> |#{2,3} )/gm, '')),
    );
    expect(leaks.map(([name]) => name)).toEqual([]);
  });
});

describe('text in Markdown', () => {
  it('leaves harmless text alone', () => {
    for (const text of ['2 must findings in singapay-b2b', 'What answers a missing id?', 'SingleView “B2B” Payouts']) {
      expect(inline(text)).toBe(text);
    }
  });

  it.each([
    'a@b',
    '#12',
    'see https://a.b',
    'www.a.b',
    '*a*',
    '_a_',
    '[a](b)',
    '<b>',
    '- a',
    '1. a',
    '> a',
    '&amp;',
    ':tada:',
    '~a~',
    'a|b',
    '`',
  ])('shows %s as code', (text) => {
    expect(inline(text)).toMatch(/^`.*`$/);
  });

  it('closes a code span and a fence only where it means to', () => {
    expect(code('a``b')).toBe('```a``b```');
    expect(code('`a')).toBe('`` `a ``');
    expect(code('')).toBe('` `');
    expect(fenced('a\n````\nb')).toBe('`````text\na\n````\nb\n`````');
  });
});
