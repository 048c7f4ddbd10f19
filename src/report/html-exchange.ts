import type { CaseReport, ExchangeReport } from '../model/report.ts';
import { caseAnchor, within } from './anchors.ts';
import { outcomeLine, requestLine, requestText, responseText } from './exchange-text.ts';
import { flag, html, type Html, nothing, toAnchor } from './html-template.ts';

/** Remembers where each exchange of the page stands: many cases share one, and it is shown once. */
export type Shown = Map<string, string>;

/** Characters of a message in the list of cases; findings show all that the report holds. */
const brief = 1_200;

/** A case's exchanges: in full where they come first, afterwards as links to there. */
export const exchangesOf = (one: CaseReport, shown: Shown, open: boolean, limit = Infinity): Html[] =>
  one.exchanges.map((exchange, index) => {
    const key = JSON.stringify(exchange);
    const anchor = within(caseAnchor(one.id), 'exchange', String(index + 1));
    const before = shown.get(key);
    if (before !== undefined) {
      return html`<p class="seen">
        <a href="${toAnchor(before)}"><code>${requestLine(exchange)}</code></a> → ${outcomeLine(exchange)} (shown above)
      </p>`;
    }
    shown.set(key, anchor);
    return exchangeBlock(exchange, anchor, open, limit);
  });

export const briefExchanges = (one: CaseReport, shown: Shown): Html[] => exchangesOf(one, shown, false, brief);

function exchangeBlock(exchange: ExchangeReport, anchor: string, open: boolean, limit: number): Html {
  const response = responseText(exchange);
  const failure = exchange.failure;
  return html`<details class="exchange" id="${anchor}" ${flag('open', open)}>
    <summary><code>${requestLine(exchange)}</code> → ${outcomeLine(exchange)}</summary>
    <div class="pair">
      <div>
        <p class="label">Request</p>
        ${block(requestText(exchange), limit)}
      </div>
      <div>
        <p class="label">Response</p>
        ${response === null ? html`<p>${failure?.message ?? 'None.'}</p>` : block(response, limit)}
      </div>
    </div>
    ${curlBlock(exchange)}
  </details>`;
}

function curlBlock({ curl, curlReason }: ExchangeReport): Html {
  if (curl === null) return html`<p class="label">No curl: ${curlReason ?? 'it was not recorded'}</p>`;
  return html`<div class="curl">
    <p class="label">Reproduce, with credentials as shell variables</p>
    <pre tabindex="0">${curl}</pre>
  </div>`;
}

const block = (text: string, limit: number): Html => {
  const cut = text.length > limit;
  return html`<pre tabindex="0">${cut ? text.slice(0, limit) : text}</pre>
    ${cut ? html`<p class="label">… ${text.length - limit} more characters in report.json</p>` : nothing}`;
};
