import type { CaseReport } from '../model/report.ts';
import { caseAnchor } from './anchors.ts';
import { html, type Html, toAnchor } from './html-template.ts';

/** Case id → title. */
export type Titles = ReadonlyMap<string, string>;

export const titlesOf = ({ cases }: { readonly cases: readonly CaseReport[] }): Titles =>
  new Map(cases.map(({ id, title }) => [id, title]));

/** A link by title; an id that the report has no case for stays text. */
export const caseById = (titles: Titles, id: string): Html =>
  titles.has(id) ? html`<a href="${toAnchor(caseAnchor(id))}">${titles.get(id) ?? id}</a>` : html`<code>${id}</code>`;
