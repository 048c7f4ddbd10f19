import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import type { ConformanceReport } from '../../src/model/report.ts';
import { jsonChunks, renderJson } from '../../src/report/json-report.ts';
import { full } from './full-report.ts';
import { payloads, places } from './hostile.ts';
import { sampleReport } from './sample.ts';
import { aCase, aFinding, aProvider, aReport } from './support.ts';

const withActual = (actual: Json): ConformanceReport =>
  aReport({ providers: [aProvider({ cases: [aCase({ findings: [aFinding({ actual })] })] })] });

const actualOf = (text: string): unknown =>
  (JSON.parse(text) as ConformanceReport).providers[0]?.cases[0]?.findings[0]?.actual;

/** The same value with the members of every object in the opposite order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => reversed(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, one]) => [name, reversed<unknown>(one)]),
  ) as T;
}

describe('report.json', () => {
  it('reads back as the report', () => {
    for (const report of [full, sampleReport(), aReport(), aReport({ providers: [] })]) {
      expect(JSON.parse(renderJson(report))).toEqual(report);
    }
  });

  it('is laid out as JSON.stringify lays it out, and ends with one line feed', () => {
    const text = renderJson(full);
    expect(text).toBe(`${JSON.stringify(full, null, 2)}\n`);
    expect(renderJson(aReport({ providers: [] }))).toMatch(/"providers": \[\]\n\}\n$/);
  });

  it('writes members in the order of the schema, however the report was put together', () => {
    const report = withActual('any');
    expect(renderJson(reversed(report))).toBe(renderJson(report));
  });

  it('keeps the order of what the schema does not describe: it is evidence', () => {
    expect(Object.keys(actualOf(renderJson(withActual({ z: 1, a: 2 }))) as object)).toEqual(['z', 'a']);
  });

  it('comes in a piece per case', () => {
    const cases = Array.from({ length: 50 }, (_, index) => aCase({ id: `a/b/c/${index}` }));
    const report = aReport({ providers: [aProvider({ cases })] });
    const chunks = [...jsonChunks(report)];
    expect(chunks.length).toBeGreaterThan(50);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(4_000);
    expect(chunks.join('')).toBe(renderJson(report));
  });

  it('holds no lone surrogate, not even as an escape', () => {
    const text = renderJson(withActual({ 'a\ud800': 'b\udc00' }));
    expect(text.isWellFormed()).toBe(true);
    expect(actualOf(text)).toEqual({ 'a\ufffd': 'b\ufffd' });
  });

  it('writes numbers that JSON does not have as text', () => {
    expect(actualOf(renderJson(withActual([Infinity, -Infinity, NaN, 1e21])))).toEqual([
      'Infinity',
      '-Infinity',
      'NaN',
      1e21,
    ]);
  });

  it('writes __proto__ as any other member', () => {
    const actual = JSON.parse('{"__proto__":{"polluted":true}}') as Json;
    expect(renderJson(withActual(actual))).toContain('"__proto__": {');
    expect(Object.keys(actualOf(renderJson(withActual(actual))) as object)).toEqual(['__proto__']);
  });

  it('escapes what would act on a terminal that prints it', () => {
    const text = renderJson(withActual('\u009b2J\u202e\u2028\u007f'));
    expect(text).toContain('"\\u009b2J\\u202e\\u2028\\u007f"');
    expect(actualOf(text)).toBe('\u009b2J\u202e\u2028\u007f');
  });

  it('reads back whatever stands wherever', () => {
    for (const place of Object.values(places)) {
      for (const text of Object.values(payloads)) {
        if (!text.isWellFormed()) continue;
        const report = place(text);
        expect(JSON.parse(renderJson(report))).toEqual(report);
      }
    }
  });
});
