import type { CaseReport, ExchangeReport } from '../model/report.ts';
import { caseAnchor, within } from './anchors.ts';
import { outcomeLine, requestLine, requestText, responseText } from './exchange-text.ts';
import { preformatted } from './html-preformatted.ts';
import { flag, html, type Html, nothing, toAnchor } from './html-template.ts';

/** Exchange (as JSON) → where it stands in the page: many cases share one. */
export type Shown = Map<string, string>;

/** Characters of a message in the list of cases. */
const brief = 1_000;

type Manner = { readonly open: boolean; readonly limit: number; readonly curl: boolean };

/** The exchanges behind a finding: whole; open, and repeated if need be, when the finding is grave. */
export const exchangesOfFinding = (one: CaseReport, shown: Shown, grave: boolean): Html[] =>
  one.exchanges.map((exchange, index) => {
    const { anchor, isFirst } = place(one, index, shown);
    const manner = { open: grave, limit: Infinity, curl: true };
    return isFirst || grave ? block(exchange, isFirst ? anchor : null, manner) : reference(exchange, anchor);
  });

/**
 * The exchanges of a case in the list: cut, so that a page of 500 cases stays small, and without curl where nothing needs
 * to be reproduced. What stands in the page already is a link to there.
 */
export const exchangesOfCase = (one: CaseReport, shown: Shown): Html[] =>
  one.exchanges.map((exchange, index) => {
    const { anchor, isFirst } = place(one, index, shown);
    const manner = { open: false, limit: brief, curl: one.verdict === 'fail' || one.verdict === 'error' };
    return isFirst ? block(exchange, anchor, manner) : reference(exchange, anchor);
  });

function place(one: CaseReport, index: number, shown: Shown): { readonly anchor: string; readonly isFirst: boolean } {
  const key = JSON.stringify(one.exchanges[index]);
  const before = shown.get(key);
  const anchor = before ?? within(caseAnchor(one.id), 'exchange', String(index + 1));
  shown.set(key, anchor);
  return { anchor, isFirst: before === undefined };
}

const reference = (exchange: ExchangeReport, anchor: string): Html =>
  html`<p class="seen">
    <a href="${toAnchor(anchor)}"><code>${requestLine(exchange)}</code></a> → ${outcomeLine(exchange)} (shown above)
  </p>`;

function block(exchange: ExchangeReport, anchor: string | null, { open, limit, curl }: Manner): Html {
  const response = responseText(exchange);
  const inside = html`<summary><code>${requestLine(exchange)}</code> → ${outcomeLine(exchange)}</summary>
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
