import type { CaseReport } from '../model/report.ts';
import { caseAnchor } from './anchors.ts';
import { plural } from './plural.ts';
import { html, type Html, toAnchor } from './html-template.ts';

/** Case id → title. */
export type Titles = ReadonlyMap<string, string>;

export const titlesOf = ({ cases }: { readonly cases: readonly CaseReport[] }): Titles =>
  new Map(cases.map(({ id, title }) => [id, title]));

/** A link by title; an id that the report has no case for stays text. */
export const caseById = (titles: Titles, id: string): Html =>
  titles.has(id) ? html`<a href="${toAnchor(caseAnchor(id))}">${titles.get(id) ?? id}</a>` : html`<code>${id}</code>`;

export const caseLink = ({ id, title }: Pick<CaseReport, 'id' | 'title'>): Html =>
  html`<a href="${toAnchor(caseAnchor(id))}">${title}</a>`;

/** A few as they are, more folded. */
export function caseLinks(cases: readonly Pick<CaseReport, 'id' | 'title'>[]): Html {
  if (cases.length <= 2) return html`${cases.map((one) => html`<p>${caseLink(one)}</p>`)}`;
  return html`<details class="also">
    <summary>${plural(cases.length, 'case')}</summary>
    <ul>
      ${cases.map((one) => html`<li>${caseLink(one)}</li>`)}
    </ul>
  </details>`;
}
