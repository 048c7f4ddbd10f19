import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseReport, ConformanceReport, Finding, ProviderReport } from '../../../src/model/report.ts';
import { renderJunit } from '../../../src/report/junit-report.ts';
import { faultyRun } from '../../messages/faulty-run.ts';
import { payloads, places } from '../hostile.ts';
import { sampleReport } from '../sample.ts';
import { readAsAnnotations } from './github-annotations.ts';
import { readAsSummary } from './github-summary.ts';
import { attachmentsIn, readAsGitlab } from './gitlab.ts';
import { readAsJenkins } from './jenkins.ts';
import { named, readXml, type XmlElement } from './xml-tree.ts';

/** What a reader has to take from a case of report.json. */
type Wanted = {
  readonly provider: string;
  readonly name: string;
  readonly verdict: CaseReport['verdict'];
  readonly seconds: number;
  /** The first line of what counts against it; the reason of a skip; empty where it passed. */
  readonly message: string;
  /** The check of a failure, or code, phase and attribution of an error. */
  readonly type: string;
  readonly place: { readonly path: string; readonly line: number };
  /** What the long text must hold. */
  readonly parts: readonly string[];
  /** Titles of findings that do not count. */
  readonly remarks: readonly string[];
};

function wantedOf({ providers }: ConformanceReport): readonly Wanted[] {
  return providers.flatMap((provider) =>
    provider.skipped === null ? provider.cases.map((one) => wantedCase(provider, one)) : [skippedProvider(provider)],
  );
}

const counts = ({ level, drift, waiver }: Finding): boolean =>
  waiver === undefined && (drift === undefined ? level === 'must' : drift === 'breaking');
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

function wantedCase({ id, spec }: ProviderReport, one: CaseReport): Wanted {
  const first = one.verdict === 'fail' ? one.findings.find(counts) : undefined;
  const [, path = spec.file, line = '1'] = /^spec (.+):(\d+):\d+$/m.exec(first?.message ?? '') ?? [];
  const texts = {
    pass: '',
    skip: one.reason ?? '',
    fail: firstLine(first?.message ?? ''),
    error: one.error?.message ?? '',
  };
  const { code = '', phase = '', attribution = '' } = one.error ?? {};
  const sent = one.exchanges.at(-1);
  return {
    provider: id,
    name: `${one.title} [${one.id.slice(id.length + 1)}]`,
    verdict: one.verdict,
    seconds: one.exchanges.reduce((sum, { timings }) => sum + timings.totalMs, 0) / 1_000,
    message: texts[one.verdict],
    type: first?.check ?? `${code} ${phase} ${attribution}`,
    place: { path, line: Number(line) },
    parts:
      one.verdict === 'fail'
        ? [first?.message ?? '', `${sent?.request.method ?? ''} ${sent?.request.url ?? ''}`, sent?.curl ?? '']
        : [texts[one.verdict]],
    remarks: one.findings.filter((finding) => one.verdict !== 'fail' || !counts(finding)).map(({ check }) => check),
  };
}

const skippedProvider = ({ id, skipped, spec }: ProviderReport): Wanted => ({
  provider: id,
  name: 'this provider',
  verdict: 'skip',
  seconds: 0,
  message: skipped ?? '',
  type: '',
  place: { path: spec.file, line: 1 },
  parts: [skipped ?? ''],
  remarks: [],
});

/** Without the codes that stand for characters which an attribute cannot hold. */
const plain = (text: string): string =>
  text.replaceAll(/\\u\{(\w+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** The parts that the text does not hold. */
const missing = (text: string | null, parts: readonly string[]): readonly string[] =>
  parts.filter((part) => !plain(text ?? '').includes(part));

describe('what the readers of junit.xml take from it is what report.json says', () => {
  const reports: Record<string, ConformanceReport> = {};
  beforeAll(async () => {
    reports['a rich run'] = sampleReport();
    reports['a provider that answers refusals with 200'] = await faultyRun('singapay-b2b', 'status/200-on-refusal');
    reports['a provider that sends pages'] = await faultyRun('singleview-payouts', 'bytes/html-page');
    reports['a provider that is down'] = await faultyRun('knnx-dlat', 'refuse/outage');
  });
  const read = (name: string): { root: XmlElement; wanted: readonly Wanted[] } => {
    const report = reports[name] ?? sampleReport();
    return { root: readXml(renderJunit(report)), wanted: wantedOf(report) };
  };
  const names = [
    'a rich run',
    'a provider that answers refusals with 200',
    'a provider that sends pages',
    'a provider that is down',
  ];

  it('of reports that have failures, errors, skips and passes', () => {
    const verdicts = names.flatMap((name) => read(name).wanted.map(({ verdict }) => verdict));
    expect(new Set(verdicts)).toEqual(new Set(['pass', 'fail', 'error', 'skip']));
    expect(verdicts.filter((verdict) => verdict === 'fail').length).toBeGreaterThan(4);
  });

  it.each(names)('GitLab, of %s', (name) => {
    const { root, wanted } = read(name);
    const cases = readAsGitlab(root);
    const status = { pass: 'success', fail: 'failed', error: 'error', skip: 'skipped' } as const;
    expect(cases.map(({ suite, name: of, status: is, seconds }) => [suite, plain(of ?? ''), is, seconds])).toEqual(
      wanted.map((one) => [one.provider, one.name, status[one.verdict], one.seconds]),
    );
    for (const [index, { verdict, parts }] of wanted.entries()) {
      const output = cases[index]?.output ?? null;
      expect([output === null, missing(output, parts)]).toEqual([verdict === 'pass', []]);
    }
  });

  it.each(names)('Jenkins, of %s', (name) => {
    const { root, wanted } = read(name);
    const cases = readAsJenkins(root);
    const status = { pass: 'passed', fail: 'failed', error: 'failed', skip: 'skipped' } as const;
    expect(cases.map((one) => [one.package, one.className, plain(one.name), one.status, one.seconds])).toEqual(
      wanted.map((one) => ['(root)', one.provider, one.name, status[one.verdict], one.seconds]),
    );
    for (const [index, { verdict, message, parts, remarks }] of wanted.entries()) {
      const { details = null, stackTrace = null, skippedMessage = null, output = null } = cases[index] ?? {};
      const isProblem = verdict === 'fail' || verdict === 'error';
      expect(details && plain(details)).toBe(isProblem ? message : null);
      expect(missing(stackTrace, isProblem ? parts : [])).toEqual([]);
      expect(skippedMessage && plain(skippedMessage)).toBe(verdict === 'skip' ? message : null);
      expect(missing(output, remarks)).toEqual([]);
    }
  });

  it.each(names)('annotations of GitHub, of %s', (name) => {
    const { root, wanted } = read(name);
    const annotations = readAsAnnotations(root);
    const status = { pass: 'success', fail: 'failure', error: 'failure', skip: 'skipped' } as const;
    expect(annotations.map((one) => [plain(one.title), one.status, { path: one.path, line: one.line }])).toEqual(
      wanted.map((one) => [`${one.place.path}.${one.name}`, status[one.verdict], one.place]),
    );
    for (const [index, { verdict, message, parts, name: called }] of wanted.entries()) {
      const isProblem = verdict === 'fail' || verdict === 'error';
      expect(plain(annotations[index]?.message ?? '')).toBe(isProblem ? message : called);
      expect(missing(annotations[index]?.details ?? null, isProblem ? parts : [])).toEqual([]);
    }
  });

  it.each(names)('tables of GitHub, of %s', (name) => {
    const { root, wanted } = read(name);
    const suites = readAsSummary(root);
    const providers = [...new Set(wanted.map(({ provider }) => provider))];
    expect(suites.map((suite) => [suite.name, suite.groups.map((group) => group.name)])).toEqual(
      providers.map((provider) => [provider, ['']]),
    );
    const tests = suites.flatMap(({ groups }) => groups.flatMap((group) => group.tests));
    const result = { pass: 'success', fail: 'failed', error: 'failed', skip: 'skipped' } as const;
    expect(tests.map((one) => [plain(one.name), one.result, one.seconds])).toEqual(
      wanted.map((one) => [one.name, result[one.verdict], one.seconds]),
    );
    for (const [index, { verdict, message, type, parts }] of wanted.entries()) {
      const isProblem = verdict === 'fail' || verdict === 'error';
      const { message: shown = null, details = null } = tests[index] ?? {};
      expect(shown && plain(shown)).toBe(isProblem ? `${type}: ${message}` : null);
      expect(missing(details, isProblem ? parts : [])).toEqual([]);
    }
  });

  it.each(names)('and the counts that the file states are those of its cases, of %s', (name) => {
    const { root, wanted } = read(name);
    const stated = (attribute: string): number[] =>
      named(root, 'testsuite').map(({ attributes }) => Number(attributes[attribute]));
    const counted = (keep: (one: Wanted) => boolean): number[] =>
      [...new Set(wanted.map(({ provider }) => provider))].map(
        (provider) => wanted.filter((one) => one.provider === provider && keep(one)).length,
      );
    expect(stated('tests')).toEqual(counted(() => true));
    expect(stated('failures')).toEqual(counted(({ verdict }) => verdict === 'fail'));
    expect(stated('errors')).toEqual(counted(({ verdict }) => verdict === 'error'));
    expect(stated('skipped')).toEqual(counted(({ verdict }) => verdict === 'skip'));
  });

  it('no reader stumbles over what a provider may answer, and none publishes a file because of it', () => {
    for (const place of Object.values(places))
      for (const text of Object.values(payloads)) {
        const root = readXml(renderJunit(place(text)));
        const found = [readAsGitlab, readAsJenkins, readAsAnnotations, readAsSummary].map(
          (reader) => reader(root).length,
        );
        expect([found, attachmentsIn(root)]).toEqual([[1, 1, 1, 1], []]);
      }
  });
});
