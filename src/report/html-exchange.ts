import { hash } from 'node:crypto';
import type { CaseReport, ConformanceReport, ExchangeReport } from '../model/report.ts';
import { caseAnchor, within } from './anchors.ts';
import { outcomeLine, requestText, responseText } from './exchange-text.ts';
import { preformatted } from './html-preformatted.ts';
import { flag, html, type Html, nothing, toAnchor } from './html-template.ts';

/** Which exchanges (by their digest) several cases share, and where each of those stands in the page once it was shown. */
export type Shown = { readonly shared: ReadonlySet<string>; readonly places: Map<string, string> };

export function sharedExchanges(report: ConformanceReport): Shown {
  const seen = new Set<string>();
  const shared = new Set<string>();
  const cases = report.providers.flatMap((provider) => provider.cases);
  for (const exchange of cases.flatMap(({ exchanges }) => exchanges)) {
    const key = keyOf(exchange);
    (seen.has(key) ? shared : seen).add(key);
  }
  return { shared, places: new Map() };
}

/** Thousands are compared: a digest each, not a text. */
const keyOf = (exchange: ExchangeReport | undefined): string => hash('sha256', JSON.stringify(exchange ?? null));

/** Characters of a message in the list of cases. */
const brief = 1_000;

type Manner = { readonly open: boolean; readonly limit: number; readonly curl: boolean };

/** The exchanges behind a finding: whole; open, and repeated if need be, when the finding is grave. */
export const exchangesOfFinding = (one: CaseReport, shown: Shown, grave: boolean): Html[] =>
  one.exchanges.map((exchange, index) => {
    const { anchor, isFirst } = place(one, index, shown);
    const manner = { open: grave, limit: Infinity, curl: true };
    if (isFirst || grave) return block(exchange, isFirst ? anchor : null, manner);
    return reference(exchange, anchor);
  });

/**
 * The exchanges of a case in the list: cut, so that a page of 500 cases stays small, and without curl where nothing needs
 * to be reproduced. What stands in the page already is a link to there.
 */
export const exchangesOfCase = (one: CaseReport, shown: Shown): Html[] =>
  one.exchanges.map((exchange, index) => {
    const { anchor, isFirst } = place(one, index, shown);
    const manner = {
      open: one.exchanges.length < 3,
      limit: brief,
      curl: one.verdict === 'fail' || one.verdict === 'error',
    };
    return isFirst ? block(exchange, anchor, manner) : reference(exchange, anchor);
  });

/** Its anchor, if other cases refer to it or it has findings above the list, and whether this is where it is shown. */
function place(one: CaseReport, index: number, { shared, places }: Shown): Place {
  const key = keyOf(one.exchanges[index]);
  const before = places.get(key);
  if (before !== undefined) return { anchor: before, isFirst: false };
  if (!shared.has(key) && one.findings.length === 0) return { anchor: null, isFirst: true };
  const anchor = within(caseAnchor(one.id), 'exchange', String(index + 1));
  places.set(key, anchor);
  return { anchor, isFirst: true };
}

type Place = { readonly anchor: string; readonly isFirst: boolean } | { readonly anchor: null; readonly isFirst: true };

const reference = (exchange: ExchangeReport, anchor: string): Html =>
  html`<p class="seen">
    ${exchange.request.method} → ${outcomeLine(exchange)}, <a href="${toAnchor(anchor)}">shown above</a>
  </p>`;

function block(exchange: ExchangeReport, anchor: string | null, { open, limit, curl }: Manner): Html {
  const response = responseText(exchange);
  const inside = html`<summary>${exchange.request.method} → ${outcomeLine(exchange)}</summary>
    <div class="pair">
      <div>
        <p class="label">Request</p>
        ${message(requestText(exchange), limit)}
      </div>
      <div>
        <p class="label">Response</p>
        ${response === null ? html`<p>${exchange.failure?.message ?? 'None.'}</p>` : message(response, limit)}
      </div>
    </div>
    ${curl ? curlBlock(exchange) : nothing}`;
  return anchor === null
    ? html`<details class="exchange" ${flag('open', open)}>${inside}</details>`
    : html`<details class="exchange" id="${anchor}" ${flag('open', open)}>${inside}</details>`;
}

function curlBlock({ curl, curlReason }: ExchangeReport): Html {
  if (curl === null) return html`<p class="label">No curl: ${curlReason ?? 'it was not recorded'}</p>`;
  return html`<div class="curl">
    <p class="label">Reproduce, with credentials as shell variables</p>
    ${preformatted(curl)}
  </div>`;
}

const message = (text: string, limit: number): Html => {
  const cut = text.length > limit;
  return html`${preformatted(cut ? text.slice(0, limit) : text)}
  ${cut ? html`<p class="label">… ${text.length - limit} more characters in report.json</p>` : nothing}`;
};
