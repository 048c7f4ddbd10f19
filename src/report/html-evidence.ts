import type { ProviderReport } from '../model/report.ts';
import { lineAnchor } from './html-finding.ts';
import { caseList, titlesOf } from './html-case-links.ts';
import { scrolling } from './html-tables.ts';
import { html, type Html, nothing } from './html-template.ts';
import { plural } from './plural.ts';

/** Every line of the document that the spec cites, and who judged it. */
export function evidenceTable(provider: ProviderReport): Html {
  const titles = titlesOf(provider);
  const rows = provider.evidence.map(
    ({ line, says, pointers, judgedBy }) =>
      html`<tr id="${lineAnchor(provider.id, line)}">
        <th scope="row"><code>${line}</code></th>
        <td>${says}${places(pointers)}</td>
        <td>
          ${judgedBy.length === 0 ? html`<span class="badge skip">not judged</span>` : caseList(titles, judgedBy)}
        </td>
      </tr>`,
  );
  return scrolling(
    `Evidence of ${provider.id}`,
    html`<table class="lines">
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

function places(pointers: readonly string[]): Html {
  const [first] = pointers;
  if (first === undefined) return nothing;
  if (pointers.length === 1) return html`<div class="place"><code>${first}</code></div>`;
  return html`<details class="also">
    <summary>${plural(pointers.length, 'place')} in the spec</summary>
    <ul>
      ${pointers.map((pointer) => html`<li><code>${pointer}</code></li>`)}
    </ul>
  </details>`;
}

/** What was not judged, by line, for the heading of the folded table. */
export function coverageWords({ evidence }: ProviderReport): string {
  const left = evidence.filter(({ judgedBy }) => judgedBy.length === 0).map(({ line }) => line);
  const judged = `${evidence.length - left.length} of ${plural(evidence.length, 'document line')} judged in this run`;
  return left.length === 0 ? judged : `${judged}; not judged: ${left.join(', ')}`;
}
