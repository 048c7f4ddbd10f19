import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../../src/report/junit-report.ts';
import { full } from '../full-report.ts';
import { payloads, places } from '../hostile.ts';
import { sampleReport } from '../sample.ts';
import { aProvider, aReport } from '../support.ts';

const xmllint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint', '/opt/homebrew/bin/xmllint'].find((path) =>
  existsSync(path),
);
const schema = join(import.meta.dirname, 'junit.xsd');

/** What is wrong with a document, as xmllint says it; empty if nothing is. */
function problemsOf(input: string): string {
  try {
    execFileSync(xmllint ?? 'xmllint', ['--nonet', '--huge', '--noout', '--schema', schema, '-'], {
      input,
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return String((error as { readonly stderr: unknown }).stderr);
  }
}

describe.skipIf(xmllint === undefined)('junit.xml fits the schema', () => {
  const empty = aReport({ providers: [] });
  const nothingRun = aReport({ providers: [aProvider({ cases: [] })] });
  it.each([
    ['a rich run', sampleReport()],
    ['a report with every member', full],
    ['a run without providers', empty],
    ['a provider without cases', nothingRun],
  ])('of %s', (_, report) => {
    expect(problemsOf(renderJunit(report))).toBe('');
  });

  it('whatever stands wherever', () => {
    // A clock of ours writes the time of a run, and the schema wants it to be one.
    const own = Object.entries(places).filter(([place]) => place !== 'run id and time');
    const texts = own.flatMap(([, place]) => Object.values(payloads).map((text) => renderJunit(place(text))));
    const suites = texts.map((text, index) =>
      text.replace(/^[^]*?(?= {2}<testsuite )/, '').replace('<testsuite name=', `<testsuite name="${index}" was=`),
    );
    const inside = suites.map((text) => text.replace(/ was=(?:"[^"]*"|'[^']*')/, '').replace('</testsuites>', ''));
    const root = '<testsuites name="all" tests="0" failures="0" errors="0" time="0.000">';
    expect(texts.length).toBeGreaterThan(1_500);
    expect(problemsOf(`${root}${inside.join('')}</testsuites>`)).toBe('');
  });

  /** A schema that lets everything pass would show nothing. */
  it.each([
    ['a file on a test case', /<testcase /, '<testcase file="a.ts" '],
    ['a count that is none', /tests="\d+"/, 'tests="many"'],
    ['a suite without its failures', / failures="4" errors="1" skipped/, ' errors="1" skipped'],
    ['a time with a comma', /time="48\.213"/, 'time="48,213"'],
    ['a moment with a zone', /(timestamp="[^"]+)"/, '$1Z"'],
    ['two outcomes of a case', /<skipped/, '<error message="a" type="b">c</error><skipped'],
    ['an output before the outcome', /<failure /, '<system-out>a</system-out><failure '],
    ['an element that nobody knows', /<properties>/, '<properties><note/>'],
    ['a failure without a message', /<failure message=('[^']*'|"[^"]*")/, '<failure'],
    ['a case twice', / {4}<testcase [^>]*\/>\n/, '$&$&'],
  ])('which refuses %s', (_, from, to) => {
    const xml = renderJunit(sampleReport());
    const broken = xml.replace(from, to);
    expect(broken).not.toBe(xml);
    expect(problemsOf(broken)).toContain('fails to validate');
  });
});
