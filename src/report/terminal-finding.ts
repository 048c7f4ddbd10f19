import type { ExchangeReport, ProviderReport } from '../model/report.ts';
import { formatRequirement } from '../model/requirement.ts';
import { escapeTerminal, escapeTerminalLines } from './escape-terminal.ts';
import { outcomeLine, requestLine, requestText, responseText } from './exchange-text.ts';
import { findingText, paraphrase, weight } from './finding-text.ts';
import type { FindingGroup } from './grouped-findings.ts';
import { plural } from './plural.ts';
import { shownValue } from './shown-value.ts';
import type { Ink } from './terminal-ink.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { wrap } from './wrap.ts';

const bodyShown = 500;
const label = (name: string): string => name.padEnd(10);

/**
 * Everything about one finding on one screen (DESIGN §8). The exchange of a finding that fails nothing is left to
 * `verbose`: a hundred of the kind would hide the two that matter.
 */
export function findingBlock(
  provider: ProviderReport,
  group: FindingGroup,
  options: TerminalOptions,
  paint: Ink,
): string[] {
  const { finding, case: one, also } = group;
  const { headline, spec, case: place, rest } = findingText(finding);
  const line = formatRequirement(finding.requirement);
  const says = paraphrase(provider, finding);
  const graveness = weight(finding);
  const grave = graveness === 'must' || graveness === 'drift';
  const badge = grave ? paint.fail : graveness === 'waived' ? paint.skip : paint.error;
  const row = (name: string, text: string | null): string[] => (text === null ? [] : [`  ${label(name)}${text}`]);
  const value = (name: string, shown: string): string[] => {
    const [first = '', ...more] = shown.split('\n').map(escapeTerminal);
    return more.length === 0
      ? row(name, first)
      : [`  ${name}`, ...escapeTerminalLines(shown).map((text) => `    ${text}`)];
  };
  const exchange = one.exchanges.at(-1);
  return [
    `${badge(graveness)} ${paint.strong(escapeTerminal(finding.check))}  ${escapeTerminal(line)}${finding.drift === undefined ? '' : `  drift: ${finding.drift}`}`,
    ...[headline, ...rest]
      .flatMap((text) => wrap(escapeTerminal(text), options.columns - 6))
      .map((text) => `  ${text}`),
    ...row(
      'at',
      finding.pointer === null ? null : finding.pointer === '' ? 'the whole body' : escapeTerminal(finding.pointer),
    ),
    ...value('expected', shownValue(finding.expected)),
    ...value('actual', shownValue(finding.actual)),
    ...(says === null
      ? []
      : wrap(`${escapeTerminal(says)}`, options.columns - 16).flatMap((text, index) =>
          row(index === 0 ? escapeTerminal(line) : '', text),
        )),
    ...row('spec', spec === null ? null : escapeTerminal(spec)),
    ...row('case', `${escapeTerminal(one.id)}${place === null ? '' : `  ${escapeTerminal(place)}`}`),
    ...row(
      '',
      also.length === 0
        ? null
        : `and ${plural(also.length, 'more case')}: ${also
            .slice(0, 3)
            .map(({ id }) => escapeTerminal(id))
            .join(', ')}${also.length > 3 ? ', …' : ''}`,
    ),
    ...row(
      'waived',
      finding.waiver === undefined
        ? null
        : `${escapeTerminal(finding.waiver.reason)} (${escapeTerminal(finding.waiver.owner)}, until ${escapeTerminal(finding.waiver.expires)})`,
    ),
    ...(exchange === undefined || !(options.verbose || grave) ? [] : exchangeLines(exchange, options.verbose)),
  ];
}

function exchangeLines(exchange: ExchangeReport, verbose: boolean): string[] {
  const { curl, curlReason } = exchange;
  const body = exchange.response?.body ?? '';
  const cut = body.length > bodyShown ? `${body.slice(0, bodyShown)}…` : body;
  const brief = [requestLine(exchange), outcomeLine(exchange), ...(cut === '' ? [] : [cut])].join('\n');
  const whole = [requestText(exchange), '', outcomeLine(exchange), responseText(exchange) ?? ''].join('\n');
  const how = curl ?? `no curl: ${curlReason ?? 'not recorded'}`;
  return [verbose ? whole : brief, how].flatMap(escapeTerminalLines).map((text) => `  ${text}`);
}
