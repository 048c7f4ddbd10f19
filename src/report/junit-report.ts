import type { CaseReport, ConformanceReport, Finding, ProviderReport } from '../model/report.ts';
import { formatRequirement } from '../model/requirement.ts';
import { outcomeLine, requestLine } from './exchange-text.ts';
import { findingText, paraphrase } from './finding-text.ts';
import { gravityOf, isGrave } from './gravity.ts';
import { caveat } from './headline.ts';
import { plural } from './plural.ts';
import { shownValue } from './shown-value.ts';
import { attribute, cdata, shorten } from './xml-text.ts';

/** Of one message or text, in bytes. */
const messageLimit = 8_192;
/** Of everything that passing and skipped cases say; beyond it they stand without text, so that the file stays below 10 MiB. */
const textLimit = 4 << 20;

/**
 * `junit.xml` as Jenkins, GitLab and GitHub read it: a suite per provider, a test case per case. `failure` is the
 * provider's, `error` has no judgeable answer. `file` stands on the suite alone: Jenkins' xUnit plugin refuses a report that
 * has it on a test case.
 */
export function renderJunit(report: ConformanceReport): string {
  const { run, summary, tool, providers } = report;
  const left = providers.filter(({ skipped }) => skipped !== null).length;
  const room = { bytes: textLimit };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${attribute(`${tool.name} ${run.target.name}`)} tests="${summary.cases + left}" failures="${summary.fail}" errors="${summary.error}" time="${seconds(run.durationMs)}">`,
    ...providers.flatMap((provider) => suite(report, provider, room)),
    '</testsuites>',
    '',
  ].join('\n');
}

type Room = { bytes: number };

function suite(report: ConformanceReport, provider: ProviderReport, room: Room): string[] {
  const { run } = report;
  const { id, cases, summary, skipped } = provider;
  const tests = skipped === null ? cases.length : 1;
  const skips = skipped === null ? summary.skip : 1;
  const time = cases.reduce((sum, one) => sum + duration(one), 0);
  return [
    `  <testsuite name=${attribute(id)} tests="${tests}" failures="${summary.fail}" errors="${summary.error}" skipped="${skips}" time="${seconds(time)}" timestamp=${attribute(run.startedAt.replace(/(?:\.\d+)?Z$/, ''))} file=${attribute(provider.spec.file)}>`,
    '    <properties>',
    ...properties(report, provider).map(
      ([name, value]) => `      <property name=${attribute(name)} value=${attribute(value)}/>`,
    ),
    '    </properties>',
    ...(skipped === null
      ? cases.flatMap((one) => testCase(provider, one, room))
      : [
          `    <testcase classname=${attribute(id)} name="this provider" time="0.000">`,
          skippedElement(skipped, room),
          '    </testcase>',
        ]),
    '  </testsuite>',
  ];
}

function properties(report: ConformanceReport, { spec, title }: ProviderReport): [string, string][] {
  const { run } = report;
  const caution = caveat(report);
  return [
    ['title', title],
    ['target', `${run.target.name} (${run.target.kind})`],
    ['spec', spec.file],
    ['run', run.id],
    ['exit', `${run.exitCode}: ${run.exitReason}`],
    ['complete', String(run.complete)],
    ...(caution === null ? [] : [['note', caution] satisfies [string, string]]),
  ];
}

function testCase(provider: ProviderReport, one: CaseReport, room: Room): string[] {
  const inside = [...outcome(provider, one, room), ...remarks(provider, one, room)];
  const head = `    <testcase classname=${attribute(provider.id)} name=${attribute(nameOf(provider, one))} time="${seconds(duration(one))}"`;
  return inside.length === 0 ? [`${head}/>`] : [`${head}>`, ...inside, '    </testcase>'];
}

/** The title and, because histories hang on it, the id. */
const nameOf = ({ id }: ProviderReport, one: CaseReport): string =>
  `${one.title} [${one.id.startsWith(`${id}/`) ? one.id.slice(id.length + 1) : one.id}]`;

function outcome(provider: ProviderReport, one: CaseReport, room: Room): string[] {
  if (one.verdict === 'skip') return [skippedElement(one.reason ?? 'skipped', room)];
  if (one.verdict === 'error') return [errorElement(one)];
  if (one.verdict === 'pass') return [];
  const counting = one.findings.filter((finding) => isGrave(gravityOf(finding, one)));
  const [first] = counting;
  const message = first === undefined ? (one.reason ?? 'failed') : findingText(first).headline;
  const type = first?.check ?? 'fail';
  const text = counting
    .map((finding) => findingLines(provider, one, finding))
    .concat(exchangeLines(one))
    .join('\n\n');
  const end = first === undefined ? '' : lastLine(first);
  const cut = shorten(text, messageLimit - Buffer.byteLength(end));
  return [
    `      <failure message=${attribute(shorten(message, messageLimit))} type=${attribute(type)}>${cdata(cut + end)}</failure>`,
  ];
}

/** Where to look first. Readers that mark a line of a file take the last place that a text names. */
function lastLine(finding: Finding): string {
  const text = findingText(finding);
  const place = text.spec ?? text.case;
  return place === null ? '' : `\n\nat ${shorten(place, 1_024)}`;
}

/** Jenkins takes the reason from the attribute, GitLab from the text. */
function skippedElement(reason: string, room: Room): string {
  const text = shorten(reason, messageLimit);
  room.bytes -= Buffer.byteLength(text);
  const start = `      <skipped message=${attribute(text)}`;
  return room.bytes < 0 ? `${start}/>` : `${start}>${cdata(text)}</skipped>`;
}

function errorElement({ error, reason, exchanges }: CaseReport): string {
  const message = error?.message ?? reason ?? 'no judgeable answer';
  const type = error === undefined ? 'error' : `${error.code} ${error.phase} ${error.attribution}`;
  const text = [message, ...exchanges.map((exchange) => `${requestLine(exchange)}\n${outcomeLine(exchange)}`)].join(
    '\n',
  );
  return `      <error message=${attribute(shorten(message, messageLimit))} type=${attribute(type)}>${cdata(shorten(text, messageLimit))}</error>`;
}

/** What does not fail a case but should be read: waived and lesser findings, flakiness. */
function remarks(provider: ProviderReport, one: CaseReport, room: Room): string[] {
  const lesser = one.findings.filter((finding) => !isGrave(gravityOf(finding, one)) || one.verdict !== 'fail');
  const flaky = one.flaky ? [`flaky: ${one.reason ?? 'answered differently when repeated'}`] : [];
  if (lesser.length === 0 && flaky.length === 0) return [];
  const text = shorten(
    [...flaky, ...lesser.map((finding) => findingLines(provider, one, finding))].join('\n\n'),
    messageLimit,
  );
  room.bytes -= Buffer.byteLength(text);
  return [
    `      <system-out>${cdata(room.bytes < 0 ? `${plural(lesser.length, 'finding')}; see report.json` : text)}</system-out>`,
  ];
}

function findingLines(provider: ProviderReport, one: CaseReport, finding: Finding): string {
  const { waiver, pointer, requirement } = finding;
  const says = paraphrase(provider, finding);
  return [
    `${gravityOf(finding, one)} ${finding.check} (${formatRequirement(requirement)})`,
    finding.message,
    ...(pointer === null ? [] : [`at ${pointer === '' ? 'the whole body' : pointer}`]),
    `expected ${shownValue(finding.expected)}`,
    `actual ${shownValue(finding.actual)}`,
    ...(says === null ? [] : [`${formatRequirement(requirement)}: ${says}`]),
    ...(waiver === undefined ? [] : [`waived: ${waiver.reason} (${waiver.owner}, until ${waiver.expires})`]),
  ].join('\n');
}

const exchangeLines = ({ exchanges }: CaseReport): string[] =>
  exchanges
    .slice(-1)
    .map((exchange) =>
      [
        requestLine(exchange),
        outcomeLine(exchange),
        exchange.response?.body ?? '',
        exchange.curl ?? `no curl: ${exchange.curlReason ?? ''}`,
      ].join('\n'),
    );

const duration = ({ exchanges }: CaseReport): number =>
  exchanges.reduce((sum, { timings }) => sum + timings.totalMs, 0);
const seconds = (ms: number): string => (ms / 1_000).toFixed(3);
