import type { ConformanceReport, ProviderReport, Summary } from '../model/report.ts';
import { formatRequirement } from '../model/requirement.ts';
import { findingText, paraphrase } from './finding-text.ts';
import { isGrave } from './gravity.ts';
import { type ErrorGroup, groupErrors } from './grouped-errors.ts';
import { type FindingGroup, groupFindings } from './grouped-findings.ts';
import { caveat } from './headline.ts';
import { attributionWords } from './attribution-words.ts';
import { changed } from './changed-answer.ts';
import { code, fenced, inline } from './markdown-text.ts';
import { plural } from './plural.ts';
import { shownValue } from './shown-value.ts';
import { outcomeLine, requestLine } from './exchange-text.ts';

/** GitHub refuses a step summary above 1 MiB; a little is kept for the closing line. */
const limit = (1 << 20) - 512;
const bodyShown = 1_000;

/** `summary.md`, for `$GITHUB_STEP_SUMMARY`: the decision, a table, and what fails. */
export function renderMarkdown(report: ConformanceReport): string {
  const { run } = report;
  const caution = caveat(report);
  const head = [
    `## ${inline(report.tool.name)}: exit ${run.exitCode}`,
    `${inline(run.exitReason)} (target ${code(run.target.name)})`,
    ...(caution === null ? [] : [`> ${caution}`]),
    ...(run.complete ? [] : ['> Incomplete: the run was cut off before every case had its verdict.']),
    table(report),
  ];
  return within([...head, ...report.providers.flatMap(providerBlocks)]);
}

function within(blocks: readonly string[]): string {
  let text = '';
  for (const [index, block] of blocks.entries()) {
    if (Buffer.byteLength(text) + Buffer.byteLength(block) + 2 > limit) {
      return `${text}${plural(blocks.length - index, 'more block')} left out; index.html has all of them.\n`;
    }
    text += `${block}\n\n`;
  }
  return `${text.trimEnd()}\n`;
}

const row = (name: string, one: Summary): string =>
  `| ${[name, one.pass, one.fail, one.error, one.skip, one.findings.must, one.findings.should, one.drift, one.waived, one.flaky, `${one.evidence.covered}/${one.evidence.total}`].join(' | ')} |`;

function table({ providers, summary }: ConformanceReport): string {
  return [
    '| provider | pass | fail | error | skip | must | should | drift | waived | flaky | lines judged |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...providers.map((provider) =>
      provider.skipped === null
        ? row(code(provider.id), provider.summary)
        : `| ${code(provider.id)} | skipped: ${inline(provider.skipped)} |${' |'.repeat(9)}`,
    ),
    ...(providers.length > 1 ? [row('all', summary)] : []),
  ].join('\n');
}

function providerBlocks(provider: ProviderReport): string[] {
  const groups = groupFindings(provider);
  const grave = groups.filter(({ gravity }) => isGrave(gravity));
  const lesser = groups.length - grave.length;
  const blocks = [
    ...grave.flatMap((group) => findingBlocks(provider, group)),
    ...list('Errors: no judgeable answer', groupErrors(provider.cases).map(errorLine)),
    ...list(
      'Changed since they were accepted',
      [...provider.conflicts, ...provider.silences]
        .filter(changed)
        .map(
          ({ id, question, observed, accepted }) =>
            `${code(id)} ${inline(question)} ${code(accepted ?? '')} → ${code(observed ?? '')}`,
        ),
    ),
    ...(lesser === 0
      ? []
      : [`${plural(lesser, 'finding')} that ${lesser === 1 ? 'fails' : 'fail'} nothing: see index.html.`]),
  ];
  return blocks.length === 0 ? [] : [`### ${inline(provider.title)} ${code(provider.id)}`, ...blocks];
}

function findingBlocks(provider: ProviderReport, { finding, gravity, case: one, also }: FindingGroup): string[] {
  const { headline, also: further, spec, case: place } = findingText(finding);
  const says = paraphrase(provider, finding);
  const line = formatRequirement(finding.requirement);
  const exchange = one.exchanges.at(-1);
  const body = exchange?.response?.body ?? '';
  const facts = [
    headline,
    ...(finding.pointer === null ? [] : [`at        ${finding.pointer === '' ? 'the whole body' : finding.pointer}`]),
    `expected  ${shownValue(finding.expected)}`,
    `actual    ${shownValue(finding.actual)}`,
    ...(says === null ? [] : [`${line.padEnd(9)} ${says}`]),
    ...further.map(({ line: other, says: text }) => `${other.padEnd(9)} ${text}`),
    ...(spec === null ? [] : [`spec      ${spec}`]),
    `case      ${one.id}${place === null ? '' : `  ${place}`}`,
    ...(also.length === 0 ? [] : [`          and ${plural(also.length, 'more case')}`]),
    ...(exchange === undefined
      ? []
      : ['', requestLine(exchange), outcomeLine(exchange), body.slice(0, bodyShown), '', exchange.curl ?? '']),
  ];
  return [`**${gravity}** ${code(finding.check)} ${code(line)}`, fenced(facts.join('\n').trimEnd())];
}

function errorLine({ message, error, cases }: ErrorGroup): string {
  const whose = error === null ? '' : ` (${error.phase}, ${attributionWords[error.attribution]})`;
  const [first] = cases;
  return `${plural(cases.length, 'case')}: ${inline(message)}${whose}${first === undefined ? '' : `, first ${code(first.id)}`}`;
}

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`**${title}**`, lines.map((line) => `- ${line}`).join('\n')];
