import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit-report.ts';
import { payloads, places } from './hostile.ts';
import { sampleReport } from './sample.ts';
import { aCase, aFinding, anExchange, aProvider, aReport, noCounts } from './support.ts';

const xmllint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint', '/opt/homebrew/bin/xmllint'].find((path) =>
  existsSync(path),
);
const lint = (input: string, ...options: string[]): string =>
  execFileSync(xmllint ?? 'xmllint', ['--nonet', ...options, '-'], { input, encoding: 'utf8' });
const missing = 'xmllint is not installed (Debian: libxml2-utils)';
/** Everything of XML 1.0 §2.2 and nothing else. */
const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const outsideCdata = (xml: string): string => xml.replaceAll(/<!\[CDATA\[[^]*?\]\]>/g, '');

describe('junit.xml', () => {
  it('shows a rich run', async () => {
    await expect(renderJunit(sampleReport())).toMatchFileSnapshot('../golden/report/junit.xml');
  });

  it('counts failures, errors and skips apart, and lists a skipped provider as one skipped test', () => {
    const xml = renderJunit(sampleReport());
    expect(xml).toContain('<testsuites name="token-contracts sandbox" tests="12" failures="4" errors="1"');
    expect(xml.match(/<failure /g)).toHaveLength(4);
    expect(xml.match(/<error /g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(2);
    expect(xml.match(/<testcase /g)).toHaveLength(12);
    expect(xml).toMatch(/<testsuite name="knnx-dlat" tests="1" failures="0" errors="0" skipped="1"/);
  });

  it('names provider and case', () => {
    expect(renderJunit(aReport())).toContain(
      '<testcase classname="singapay-b2b" name="the documented request is answered with a token [requestToken/documented/request]" time="0.041"/>',
    );
  });

  it('says nothing of a case that passed, but keeps its waived and lesser findings', () => {
    expect(renderJunit(aReport())).not.toContain('system-out');
    expect(renderJunit(sampleReport())).toContain(
      'waived: known to the provider, ticket SP-1182 (payments, until 2025-12-31)',
    );
  });

  it('keeps a text below 8 KiB and the file below 10 MiB', () => {
    const findings = [aFinding({ level: 'note', message: 'ä'.repeat(50_000) })];
    const cases = Array.from({ length: 2_000 }, (_, index) => aCase({ id: `a/b/c/${index}`, findings }));
    const xml = renderJunit(aReport({ providers: [aProvider({ cases })] }));
    expect(Math.max(...xml.split(/<testcase/).map((one) => Buffer.byteLength(one)))).toBeLessThan(9_000);
    expect(Buffer.byteLength(xml)).toBeLessThan(10 << 20);
  });

  it.each(Object.keys(places))('needs no entity and holds only characters of XML: %s', (place) => {
    for (const text of Object.values(payloads)) {
      const xml = renderJunit(places[place]?.(text) ?? aReport());
      expect(xml).toMatch(allowed);
      expect(outsideCdata(xml)).not.toMatch(/&|<!/);
    }
  });

  it('carries every character of every sort through xmllint', (context) => {
    if (xmllint === undefined) context.skip(missing);
    const text = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
    const chunks = text.match(/[^]{1,2000}/g) ?? [];
    const cases = chunks.map((chunk, index) =>
      aCase({
        id: `a/${index}/${chunk}`,
        title: chunk,
        verdict: 'fail',
        findings: [aFinding({ message: chunk, check: chunk })],
      }),
    );
    const report = aReport({
      providers: [aProvider({ id: 'all', cases, summary: { ...noCounts, fail: cases.length } })],
    });
    expect(lint(renderJunit(report), '--noout')).toBe('');
  });

  it('is well-formed for xmllint whatever stands wherever', (context) => {
    if (xmllint === undefined) context.skip(missing);
    // One process for the whole matrix: the suites of every report in one file.
    const suites = Object.values(places).flatMap((place) =>
      Object.values(payloads).map((text) => renderJunit(place(text)).replace(/^<\?xml.*\?>\n/, '')),
    );
    const input = `<all>${suites.join('')}</all>`;
    expect(lint(input, '--noout', '--huge')).toBe('');
  });

  it('keeps a text that ends a CDATA section', (context) => {
    if (xmllint === undefined) context.skip(missing);
    const exchange = anExchange({ curl: 'a ]]> b ]]>]]> c' });
    const cases = [aCase({ verdict: 'fail', findings: [aFinding()], exchanges: [exchange] })];
    const input = renderJunit(aReport({ providers: [aProvider({ cases })] }));
    const text = lint(input, '--xpath', 'string(//failure)');
    expect(text).toContain('a ]]> b ]]>]]> c');
  });
});
