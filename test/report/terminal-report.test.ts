import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../src/report/terminal-report.ts';
import { payloads, places } from './hostile.ts';
import { sampleReport } from './sample.ts';
import { aCase, aFinding, aProvider, aReport } from './support.ts';

const plain = { color: false, verbose: false, columns: 100 };

describe('the terminal report', () => {
  it('shows a rich run', async () => {
    await expect(renderTerminal(sampleReport(), plain)).toMatchFileSnapshot('../golden/report/terminal.txt');
  });

  it('shows answers, cases and whole exchanges when verbose', async () => {
    const text = renderTerminal(sampleReport(), { ...plain, verbose: true });
    await expect(text).toMatchFileSnapshot('../golden/report/terminal-verbose.txt');
  });

  it('says the same in colour', () => {
    const coloured = renderTerminal(sampleReport(), { ...plain, color: true });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(sampleReport(), plain));
  });

  it('warns that simulators say nothing about a live endpoint, and only then', () => {
    const { run } = aReport();
    const simulated = aReport({ run: { ...run, target: { name: 'mock', kind: 'simulator' } } });
    expect(renderTerminal(simulated, plain)).toContain('Simulated providers: this run proves');
    expect(renderTerminal(aReport(), plain)).not.toContain('Simulated');
  });

  it('says when a run was cut off, and only then', () => {
    const { run } = aReport();
    expect(renderTerminal(aReport({ run: { ...run, complete: false } }), plain)).toContain('Incomplete');
    expect(renderTerminal(aReport(), plain)).not.toContain('Incomplete');
  });

  it('shows one departure of many cases once, with the number of the others', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'].map((name) => `singapay-b2b/requestToken/x/${name}`);
    const cases = ids.map((id) => aCase({ id, verdict: 'fail', findings: [aFinding()] }));
    const text = renderTerminal(aReport({ providers: [aProvider({ cases })] }), plain);
    expect(text.match(/must shape/g)).toHaveLength(1);
    expect(text).toContain('4 more cases: ');
  });

  it('keeps departures apart that differ in what came', () => {
    const cases = [1, 2].map((actual) => aCase({ id: `a/b/${actual}`, findings: [aFinding({ actual })] }));
    expect(renderTerminal(aReport({ providers: [aProvider({ cases })] }), plain).match(/must shape/g)).toHaveLength(2);
  });

  it('wraps prose to the width, and lets a long word be', () => {
    const message = `A title: ${'word '.repeat(40)}${'x'.repeat(90)}.`;
    const cases = [aCase({ findings: [aFinding({ message })], exchanges: [] })];
    const lines = renderTerminal(aReport({ providers: [aProvider({ cases })] }), { ...plain, columns: 60 }).split('\n');
    expect(lines.filter((line) => line.includes('word')).length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.includes('word')).every((line) => line.length <= 60)).toBe(true);
    expect(lines).toContain(`    ${'x'.repeat(90)}.`);
  });

  it.each(Object.keys(places))('prints no control and begins no line with a command: %s', (place) => {
    for (const text of Object.values(payloads)) {
      const report = places[place]?.(text) ?? aReport();
      const printed = renderTerminal(report, { ...plain, verbose: true });
      expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(printed).not.toMatch(/^\s*(?:::|##|section_)/m);
      expect(printed).not.toMatch(/##\w*\[/);
    }
  });
});
