import type { ConflictReport, ProviderReport, SilenceReport } from '../model/report.ts';
import { providerAnchor, within } from './anchors.ts';
import { changed } from './changed-answer.ts';
import { caseById, titlesOf } from './html-case-links.ts';
import { lineAnchor } from './html-finding.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';

/** A table that may be wider than the window scrolls by itself, also by keyboard. */
export const scrolling = (name: string, table: Html): Html =>
  html`<div class="scroll" role="group" aria-label="${name}" tabindex="0">${table}</div>`;

export const conflictAnchor = (provider: ProviderReport, { id }: ConflictReport): string =>
  within(providerAnchor(provider.id), 'conflict', id);
export const silenceAnchor = (provider: ProviderReport, { id }: SilenceReport): string =>
  within(providerAnchor(provider.id), 'silence', id);

export function conflictsTable(provider: ProviderReport): Html {
  const titles = titlesOf(provider);
  const rows = provider.conflicts.map((conflict) => {
    const readings = conflict.readings.map(
      ({ id, evidence }) =>
        html`<li class="${id === conflict.observed ? 'held' : ''}">
          <code>${id}</code> ${lineLinks(provider, evidence)}
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

function lineLinks(provider: ProviderReport, lines: readonly string[]): Html {
  if (lines.length === 0) return html`<span class="quiet">not stated</span>`;
  const known = new Set(provider.evidence.map(({ line }) => line));
  return html`${lines.map((line) =>
    known.has(line)
      ? html`<a class="chip" href="${toAnchor(lineAnchor(provider.id, line))}">${line}</a> `
      : html`<span class="chip">${line}</span> `,
  )}`;
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

const acceptedCell = (one: Pick<ConflictReport, 'observed' | 'accepted'>): Html =>
  one.accepted === null
    ? html`<span class="quiet">nothing yet</span>`
    : html`${one.accepted}${changed(one) ? html` <span class="badge drift">changed</span>` : nothing}`;
