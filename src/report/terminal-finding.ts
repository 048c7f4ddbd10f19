import type { ExchangeReport, Finding, ProviderReport } from '../model/report.ts';
import { formatRequirement } from '../model/requirement.ts';
import { escapeTerminal, escapeTerminalLines } from './escape-terminal.ts';
import { outcomeLine, requestLine, requestText, responseText } from './exchange-text.ts';
import { findingText, paraphrase } from './finding-text.ts';
import { isGrave } from './gravity.ts';
import type { FindingGroup } from './grouped-findings.ts';
import { plural } from './plural.ts';
import { shownValue } from './shown-value.ts';
import type { Ink } from './terminal-ink.ts';
import type { TerminalOptions } from './terminal-options.ts';
import { wrap } from './wrap.ts';

const bodyShown = 500;
const margin = 16;

/**
 * Everything about one finding on one screen (DESIGN §8). Of a finding that fails nothing the curl is left to `verbose` and
 * to `why`: a hundred of the kind would hide the two that matter.
 */
export function findingBlock(
  provider: ProviderReport,
  group: FindingGroup,
  { verbose, columns }: TerminalOptions,
  paint: Ink,
): string[] {
  const { finding, gravity, case: one } = group;
  const { headline, also, spec, case: place, rest } = findingText(finding);
  const line = formatRequirement(finding.requirement);
  const grave = isGrave(gravity);
  const badge = grave ? paint.fail : gravity === 'waived' ? paint.skip : paint.error;
  const drift = finding.drift === undefined ? '' : `  drift: ${finding.drift}`;
  const exchange = one.exchanges.at(-1);
  const head = `${badge(gravity)} ${paint.strong(escapeTerminal(finding.check))}  ${escapeTerminal(line)}${drift}`;
  const sentence = [headline, ...rest].flatMap((text) => wrap(escapeTerminal(text), columns - 6));
  if (gravity === 'note' && !verbose) return [head, ...sentence.map((text) => `  ${text}`)];
  const details = [
    ...sentence,
    ...rows('at', finding.pointer === '' ? 'the whole body' : finding.pointer),
    ...value('expected', shownValue(finding.expected)),
    ...value('actual', shownValue(finding.actual)),
    ...rows(line, paraphrase(provider, finding), columns),
    ...also.flatMap((further) => rows(further.line, further.says, columns)),
    ...rows('spec', spec),
    ...rows('case', place === null ? one.id : `${one.id}  ${place}`),
    ...rows('and', otherCases(group), columns),
    ...rows('waived', waiver(finding), columns),
    ...(exchange === undefined ? [] : exchangeLines(exchange, verbose)),
    ...(verbose || grave ? curlLines(exchange) : rows('again', `contracts why ${one.id}`)),
  ];
  return [head, ...details.map((text) => `  ${text}`)];
}

const rows = (name: string, text: string | null, columns = Infinity): string[] =>
  text === null
    ? []
    : wrap(escapeTerminal(text), columns - margin).map(
        (part, index) => `${(index === 0 ? escapeTerminal(name) : '').padEnd(10)}${part}`,
      );

const value = (name: string, shown: string): string[] =>
  shown.includes('\n') ? [name, ...escapeTerminalLines(shown).map((text) => `  ${text}`)] : rows(name, shown);

function otherCases({ also }: FindingGroup): string | null {
  if (also.length === 0) return null;
  const named = also.slice(0, 3).map(({ id }) => id);
  return `${plural(also.length, 'more case')}: ${named.join(', ')}${also.length > 3 ? ', …' : ''}`;
}

const waiver = ({ waiver: given }: Finding): string | null =>
  given === undefined ? null : `${given.reason} (${given.owner}, until ${given.expires})`;

function exchangeLines(exchange: ExchangeReport, verbose: boolean): string[] {
  const body = exchange.response?.body ?? '';
  const cut = body.length > bodyShown ? `${body.slice(0, bodyShown)}…` : body;
  const brief = [requestLine(exchange), outcomeLine(exchange), ...(cut === '' ? [] : [cut])].join('\n');
  const whole = [requestText(exchange), '', outcomeLine(exchange), responseText(exchange) ?? ''].join('\n');
  return escapeTerminalLines(verbose ? whole : brief);
}

/** Without a bar in front, so that it can be copied as it stands. */
function curlLines(exchange: ExchangeReport | undefined): string[] {
  if (exchange === undefined) return [];
  const { curl, curlReason } = exchange;
  return (curl ?? `no curl: ${curlReason ?? 'not recorded'}`).split('\n').map(escapeTerminal);
}
