import type { CaseReport } from '../model/report.ts';
import { caseAnchor } from './anchors.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';
import { plural } from './plural.ts';

/** Case id → title. */
export type Titles = ReadonlyMap<string, string>;

export const titlesOf = ({ cases }: { readonly cases: readonly CaseReport[] }): Titles =>
  new Map(cases.map(({ id, title }) => [id, title]));

/** More links than this help nobody, and a page has hundreds of such lists. */
const most = 10;

export const caseLink = ({ id, title }: Pick<CaseReport, 'id' | 'title'>): Html =>
  html`<a href="${toAnchor(caseAnchor(id))}">${title}</a>`;

/** A link by title, or by `text`; an id that the report has no case for stays text. */
export function caseById(titles: Titles, id: string, text?: string): Html {
  const title = titles.get(id);
  return title === undefined ? html`<code>${id}</code>` : caseLink({ id, title: text ?? title });
}

/** A few as they are, more folded, the rest counted. */
export function caseList(titles: Titles, ids: readonly string[]): Html {
  if (ids.length <= 2) return html`${ids.map((id) => html`<p>${caseById(titles, id)}</p>`)}`;
  const rest = ids.length - most;
  return html`<details class="also">
    <summary>${plural(ids.length, 'case')}</summary>
    <ul>
      ${ids.slice(0, most).map((id) => html`<li>${caseById(titles, id)}</li>`)}
      ${rest > 0 ? html`<li class="quiet">and ${rest} more, in report.json</li>` : nothing}
    </ul>
  </details>`;
}
