import type { CaseReport, ConflictReport, ConformanceReport, ProviderReport, SilenceReport } from '../model/report.ts';
import { attributionWords } from './attribution-words.ts';
import { changed } from './changed-answer.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { type ErrorGroup, groupErrors } from './grouped-errors.ts';
import { groupFindings } from './grouped-findings.ts';
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
  const counting = groups.filter(({ gravity }) => gravity !== 'waived');
  const waived = groups.filter(({ gravity }) => gravity === 'waived');
  const silences = options.verbose ? provider.silences : provider.silences.filter(changed);
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
      groupErrors(provider.cases).flatMap((group) => errorLines(group, paint)),
    ),
    ...section(
      'Waived',
      waived.flatMap((group) => ['', ...findingBlock(provider, group, options, paint)]),
    ),
    ...section(
      'Conflicts',
      provider.conflicts.flatMap((conflict) => conflictLines(conflict, paint)),
    ),
    ...section(
      'Silences',
      silences.flatMap((silence) => silenceLines(silence, paint)),
    ),
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

function errorLines({ message, error, cases }: ErrorGroup, paint: Ink): string[] {
  const whose =
    error === null
      ? ''
      : ` (${escapeTerminal(error.code)}; phase ${error.phase}, ${attributionWords[error.attribution]})`;
  const named = cases.slice(0, 3).map(({ id }) => `      ${escapeTerminal(id)}`);
  const more = cases.length > 3 ? [`      and ${plural(cases.length - 3, 'more case')}`] : [];
  return [`${paint.error('error')} ${escapeTerminal(message)}${whose}`, ...named, ...more];
}

function conflictLines(conflict: ConflictReport, paint: Ink): string[] {
  const { id, question, observed, accepted } = conflict;
  const seen = `observed ${escapeTerminal(observed ?? 'undecided')}, accepted ${escapeTerminal(accepted ?? 'nothing yet')}`;
  return [
    `${escapeTerminal(id)}  ${escapeTerminal(question)}`,
    `      ${seen}${changed(conflict) ? `  ${paint.error('changed')}` : ''}`,
  ];
}

function silenceLines(silence: SilenceReport, paint: Ink): string[] {
  const { id, question, observed, accepted } = silence;
  const answer = observed === null ? 'no answer in this run' : escapeTerminal(observed);
  const was =
    accepted === null ? ' (not accepted yet)' : changed(silence) ? ` (accepted: ${escapeTerminal(accepted)})` : '';
  const note = changed(silence) ? `  ${paint.error('changed')}` : '';
  return [`${escapeTerminal(id)}  ${escapeTerminal(question)}`, `      answer: ${answer}${was}${note}`];
}

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
