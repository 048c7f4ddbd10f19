import type { CaseReport, ConflictReport, ConformanceReport, ProviderReport } from '../model/report.ts';
import { changed } from './changed-answer.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { groupFindings, isWaived } from './grouped-findings.ts';
import { caveat, findingCounts, verdictCounts } from './headline.ts';
import { plural } from './plural.ts';
import { findingBlock } from './terminal-finding.ts';
import { type Ink, ink } from './terminal-ink.ts';
import type { TerminalOptions } from './terminal-options.ts';

/** What a run found, provider by provider, for a terminal or a CI log. Ends with the summary; the last line is `lastLine`. */
export function renderTerminal(report: ConformanceReport, options: TerminalOptions): string {
  const paint = ink(options.color);
  const blocks = report.providers.map((provider) => providerBlock(provider, options, paint));
  const lines = [...blocks, summaryBlock(report, paint)].map((block) => block.map(harmless).join('\n'));
  return `${lines.join('\n\n')}\n`;
}

/** A CI system trims a line before it looks for `::error::` or `section_start:`; wrapped prose could begin so. */
const harmless = (line: string): string => line.replace(/^(\s*)(?=::|##|section_)/, '$1│ ');

function providerBlock(provider: ProviderReport, options: TerminalOptions, paint: Ink): string[] {
  const title = `${paint.strong(escapeTerminal(provider.id))}  ${escapeTerminal(provider.title)}`;
  if (provider.skipped !== null) return [title, `  skipped: ${escapeTerminal(provider.skipped)}`];
  const { summary } = provider;
  const { covered, total } = summary.evidence;
  const groups = groupFindings(provider);
  const counting = groups.filter((group) => !isWaived(group));
  const waived = groups.filter(isWaived);
  return [
    title,
    `  ${verdictCounts(summary)}`,
    `  findings: ${findingCounts(summary)}; evidence: ${covered} of ${plural(total, 'line')} judged`,
    ...section(
      'Findings',
      counting.flatMap((group) => ['', ...findingBlock(provider, group, options, paint)]),
    ),
    ...section(
      'Errors: no judgeable answer',
      provider.cases.flatMap((one) => errorLines(one, paint)),
    ),
    ...section(
      'Waived',
      waived.flatMap((group) => ['', ...findingBlock(provider, group, options, paint)]),
    ),
    ...section(
      'Conflicts',
      provider.conflicts.flatMap((conflict) => conflictLines(conflict, paint)),
    ),
    ...(options.verbose ? section('Silences', silenceLines(provider, paint)) : []),
    ...(options.verbose
      ? section(
          'Cases',
          provider.cases.map((one) => caseLine(one, paint)),
        )
      : []),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `  ${title}`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];

function errorLines({ id, title, verdict, error, reason }: CaseReport, paint: Ink): string[] {
  if (verdict !== 'error') return [];
  const why =
    error === undefined
      ? escapeTerminal(reason ?? 'no judgeable answer')
      : `${escapeTerminal(error.message)} (${escapeTerminal(error.code)}; phase ${error.phase}, ${error.attribution})`;
  return [`${paint.error('error')} ${escapeTerminal(title)}`, `      ${escapeTerminal(id)}`, `      why: ${why}`];
}

function conflictLines(conflict: ConflictReport, paint: Ink): string[] {
  const { id, question, observed, accepted } = conflict;
  const seen = `observed ${escapeTerminal(observed ?? 'undecided')}, accepted ${escapeTerminal(accepted ?? 'nothing yet')}`;
  return [
    `${escapeTerminal(id)}  ${escapeTerminal(question)}`,
    `      ${seen}${changed(conflict) ? `  ${paint.error('changed')}` : ''}`,
  ];
}

const silenceLines = ({ silences }: ProviderReport, paint: Ink): string[] =>
  silences.flatMap((silence) => {
    const { id, question, observed, accepted } = silence;
    const differs = changed(silence);
    const was = accepted === null ? ' (not accepted yet)' : differs ? ` (accepted: ${escapeTerminal(accepted)})` : '';
    const answer = observed === null ? 'no answer in this run' : escapeTerminal(observed);
    return [
      `${escapeTerminal(id)}  ${escapeTerminal(question)}`,
      `      answer: ${answer}${was}${differs ? `  ${paint.error('changed')}` : ''}`,
    ];
  });

function caseLine({ id, verdict, judgements, reason, waived, flaky }: CaseReport, paint: Ink): string {
  const beside = [waived ? 'waived' : '', flaky ? 'flaky' : '', reason ?? ''].filter((text) => text !== '');
  const note = beside.length === 0 ? '' : `: ${escapeTerminal(beside.join(', '))}`;
  return `${paint[verdict](verdict.padEnd(5))} ${escapeTerminal(id)}  (${plural(judgements, 'judgement')})${note}`;
}

function summaryBlock(report: ConformanceReport, paint: Ink): string[] {
  const { run, summary } = report;
  const simulated = caveat(report);
  const { covered, total } = summary.evidence;
  return [
    paint.strong(`Summary: target ${escapeTerminal(run.target.name)}, run ${escapeTerminal(run.id)}`),
    ...(simulated === null ? [] : [`  ${simulated}`]),
    ...(run.complete ? [] : [`  ${paint.error('Incomplete')}: the run was cut off before every case had its verdict.`]),
    `  ${verdictCounts(summary)}`,
    `  findings: ${findingCounts(summary)}; evidence: ${covered} of ${plural(total, 'line')} judged`,
  ];
}
