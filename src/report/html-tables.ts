import type { CaseReport, ConflictReport, ProviderReport, SilenceReport } from '../model/report.ts';
import { caseAnchor, providerAnchor, within } from './anchors.ts';
import { lineAnchor } from './html-finding.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';
import { plural } from './plural.ts';

/** A table that may be wider than the window scrolls by itself, also by keyboard. */
const scrolling = (name: string, table: Html): Html =>
  html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${table}</div>`;

export const conflictAnchor = (provider: ProviderReport, { id }: ConflictReport): string =>
  within(providerAnchor(provider.id), 'conflict', id);
export const silenceAnchor = (provider: ProviderReport, { id }: SilenceReport): string =>
  within(providerAnchor(provider.id), 'silence', id);

/** Both are known and they differ. */
export const changed = ({ observed, accepted }: Pick<ConflictReport, 'observed' | 'accepted'>): boolean =>
  observed !== null && accepted !== null && observed !== accepted;

export function conflictsTable(provider: ProviderReport): Html {
  const titles = titlesOf(provider);
  const rows = provider.conflicts.map((conflict) => {
    const readings = conflict.readings.map(
      ({ id, evidence }) =>
        html`<li class="${id === conflict.observed ? 'held' : ''}">
          <code>${id}</code> <span class="quiet">${evidence.length === 0 ? 'not stated' : evidence.join(', ')}</span>
        </li>`,
    );
    return html`<tr id="${conflictAnchor(provider, conflict)}">
      <th scope="row"><code>${conflict.id}</code> ${conflict.question}</th>
      <td>
        <ul class="readings">
          ${readings}
        </ul>
      </td>
      <td>
        ${conflict.observed === null ? html`<span class="quiet">undecided</span>` : html`<code>${conflict.observed}</code>`}
      </td>
      <td>${acceptedCell(conflict)}</td>
      <td>${conflict.decidedBy.map((id) => html`<p>${caseById(titles, id)}</p>`)}</td>
    </tr>`;
  });
  return scrolling(
    `Conflicts of ${provider.id}`,
    html`<table>
      <caption>
        Where the document contradicts itself, and which reading the target follows
      </caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Readings, with their lines</th>
          <th scope="col">Observed</th>
          <th scope="col">Accepted</th>
          <th scope="col">Decided by</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

export function silencesTable(provider: ProviderReport): Html {
  const rows = provider.silences.map(
    (silence) =>
      html`<tr id="${silenceAnchor(provider, silence)}">
        <th scope="row"><code>${silence.id}</code> ${silence.question}</th>
        <td>${silence.observed ?? html`<span class="quiet">no answer in this run</span>`}</td>
        <td>${acceptedCell(silence)}</td>
      </tr>`,
  );
  return scrolling(
    `Silences of ${provider.id}`,
    html`<table>
      <caption>
        What the document leaves open, and what the target does
      </caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Answer in this run</th>
          <th scope="col">Accepted</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

export function evidenceTable(provider: ProviderReport): Html {
  const titles = titlesOf(provider);
  const rows = provider.evidence.map(
    ({ line, says, pointers, judgedBy }) =>
      html`<tr id="${lineAnchor(provider.id, line)}">
        <th scope="row"><code>${line}</code></th>
        <td>
          ${says}${
            pointers.length === 0
              ? nothing
              : html`<details class="also">
                  <summary>${plural(pointers.length, 'place')} in the spec</summary>
                  <ul>
                    ${pointers.map((pointer) => html`<li><code>${pointer}</code></li>`)}
                  </ul>
                </details>`
          }
        </td>
        <td>${judges(titles, judgedBy)}</td>
      </tr>`,
  );
  return scrolling(
    `Evidence of ${provider.id}`,
    html`<table>
      <caption>
        What each line of the document states, in our words, and the cases that judged it
      </caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">States</th>
          <th scope="col">Judged by</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function judges(titles: ReadonlyMap<string, string>, ids: readonly string[]): Html {
  if (ids.length === 0) return html`<span class="badge skip">not judged</span>`;
  if (ids.length <= 2) return html`${ids.map((id) => html`<p>${caseById(titles, id)}</p>`)}`;
  return html`<details class="also">
    <summary>${plural(ids.length, 'case')}</summary>
    <ul>
      ${ids.map((id) => html`<li>${caseById(titles, id)}</li>`)}
    </ul>
  </details>`;
}

const acceptedCell = (one: Pick<ConflictReport, 'observed' | 'accepted'>): Html =>
  one.accepted === null
    ? html`<span class="quiet">nothing yet</span>`
    : html`${one.accepted}${changed(one) ? html` <span class="badge drift">changed</span>` : nothing}`;

type Titles = ReadonlyMap<string, string>;
const titlesOf = ({ cases }: { readonly cases: readonly CaseReport[] }): Titles =>
  new Map(cases.map(({ id, title }) => [id, title]));

const caseById = (titles: Titles, id: string): Html =>
  titles.has(id) ? html`<a href="${toAnchor(caseAnchor(id))}">${titles.get(id) ?? id}</a>` : html`<code>${id}</code>`;
