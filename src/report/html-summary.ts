import type { ConformanceReport, ProviderReport, Summary } from '../model/report.ts';
import { providerAnchor } from './anchors.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';

const columns = [
  { title: 'Cases', of: ({ cases }: Summary) => cases, tone: '' },
  { title: 'Pass', of: ({ pass }: Summary) => pass, tone: 'pass' },
  { title: 'Fail', of: ({ fail }: Summary) => fail, tone: 'fail' },
  { title: 'Error', of: ({ error }: Summary) => error, tone: 'error' },
  { title: 'Skip', of: ({ skip }: Summary) => skip, tone: 'skip' },
  { title: 'Must', of: ({ findings }: Summary) => findings.must, tone: 'fail' },
  { title: 'Should', of: ({ findings }: Summary) => findings.should, tone: 'should' },
  { title: 'Note', of: ({ findings }: Summary) => findings.note, tone: '' },
  { title: 'Drift', of: ({ drift }: Summary) => drift, tone: 'drift' },
  { title: 'Undecided', of: ({ undecided }: Summary) => undecided, tone: '' },
  { title: 'Waived', of: ({ waived }: Summary) => waived, tone: 'waived' },
  { title: 'Flaky', of: ({ flaky }: Summary) => flaky, tone: 'error' },
] as const;

/** Provider × counts. */
export function summarySection({ providers, summary }: ConformanceReport): Html {
  return html`<section aria-labelledby="summary">
    <h2 id="summary">Summary</h2>
    <div class="scroll" role="group" aria-label="Counts by provider" tabindex="0">
      <table class="summary">
        <caption>
          Verdicts, findings and judged document lines of each provider
        </caption>
        <colgroup></colgroup>
        <colgroup></colgroup>
        <colgroup span="5"></colgroup>
        <colgroup span="3"></colgroup>
        <colgroup span="4"></colgroup>
        <colgroup></colgroup>
        <thead>
          <tr>
            <td></td>
            <td></td>
            <th scope="colgroup" colspan="5">Cases</th>
            <th scope="colgroup" colspan="3">Findings</th>
            <th scope="colgroup" colspan="4">Of note</th>
            <td></td>
          </tr>
          <tr>
            <th scope="col">Provider</th>
            <th scope="col"><span class="unseen">Share of verdicts</span></th>
            ${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
            <th scope="col">Lines judged</th>
          </tr>
        </thead>
        <tbody>
          ${providers.map(row)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td>${bar(summary)}</td>
            ${cells(summary)}
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;
}

function row({ id, title, skipped, summary }: ProviderReport): Html {
  const name = html`<th scope="row">
    <a href="${toAnchor(providerAnchor(id))}">${id}</a><br /><span class="quiet">${title}</span>
  </th>`;
  if (skipped !== null)
    return html`<tr>
      ${name}
      <td colspan="14" class="left">Skipped: ${skipped}</td>
    </tr>`;
  return html`<tr>
    ${name}
    <td>${bar(summary)}</td>
    ${cells(summary)}
  </tr>`;
}

const cells = (summary: Summary): Html =>
  html`${columns.map(({ of, tone }) => {
      const count = of(summary);
      return html`<td class="${count === 0 ? 'zero' : tone}">${count}</td>`;
    })}
    <td class="${summary.evidence.covered < summary.evidence.total ? '' : 'pass'}">
      ${summary.evidence.covered}/${summary.evidence.total}
    </td>`;

/** The verdicts as parts of one bar; the numbers beside it say the same. */
function bar(summary: Summary): Html {
  if (summary.cases === 0) return nothing;
  let x = 0;
  const parts = (['pass', 'fail', 'error', 'skip'] as const).map((verdict) => {
    const width = (summary[verdict] / summary.cases) * 100;
    const part = html`<rect
      class="${verdict}"
      x="${x.toFixed(2)}"
      y="0"
      width="${width.toFixed(2)}"
      height="8"
    ></rect>`;
    x += width;
    return width === 0 ? nothing : part;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" width="100" height="8" preserveAspectRatio="none" aria-hidden="true">
    ${parts}
  </svg>`;
}
