import type { CaseReport, ProviderReport } from '../model/report.ts';
import { findingAnchor, providerAnchor } from './anchors.ts';
import { attributionWords } from './attribution-words.ts';
import { type ErrorGroup, groupErrors } from './grouped-errors.ts';
import type { Gravity } from './gravity.ts';
import { groupFindings, type FindingGroup } from './grouped-findings.ts';
import { findingCounts, verdictCounts } from './headline.ts';
import { type CaseAnchors, casesList } from './html-cases.ts';
import type { Shown } from './html-exchange.ts';
import { caseList, titlesOf } from './html-case-links.ts';
import { findingArticle } from './html-finding.ts';
import { coverageWords, evidenceTable } from './html-evidence.ts';
import { conflictsTable, scrolling, silencesTable } from './html-tables.ts';
import { html, type Html, nothing } from './html-template.ts';
import { plural } from './plural.ts';

export type AnchoredGroup = FindingGroup & { readonly anchor: string };

/** The findings of a provider, grouped, each with its place in the page. */
export function anchoredFindings(provider: ProviderReport): AnchoredGroup[] {
  const used = new Map<string, number>();
  return groupFindings(provider).map((group) => {
    const first = findingAnchor(group.finding.check, group.case.id, 0);
    const ordinal = used.get(first) ?? 0;
    used.set(first, ordinal + 1);
    return { ...group, anchor: findingAnchor(group.finding.check, group.case.id, ordinal) };
  });
}

export function providerSection(provider: ProviderReport, groups: readonly AnchoredGroup[], shown: Shown): Html {
  const anchor = providerAnchor(provider.id);
  const { spec, summary } = provider;
  const head = html`<h2 id="${anchor}:title">${provider.title} <code>${provider.id}</code></h2>
    <p class="quiet">
      Spec <code>${spec.file}</code>, OpenAPI ${spec.openapi}, sha256 <code>${spec.sha256.slice(0, 12)}</code>
    </p>`;
  if (provider.skipped !== null) {
    return html`<section class="provider" id="${anchor}" aria-labelledby="${anchor}:title">
      ${head}
      <p>Skipped: ${provider.skipped}.</p>
    </section>`;
  }
  const of = (...names: readonly Gravity[]): readonly AnchoredGroup[] =>
    groups.filter(({ gravity }) => names.includes(gravity));
  const articles = (chosen: readonly AnchoredGroup[]): Html[] =>
    chosen.map((group) => findingArticle(provider, group, group.anchor, shown));
  const counting = of('must', 'drift', 'changed', 'should');
  const notes = of('note');
  const waived = of('waived');
  const errors = groupErrors(provider.cases);
  const { covered, total } = summary.evidence;
  return html`<section class="provider" id="${anchor}" aria-labelledby="${anchor}:title">
    ${head}
    <p>
      ${verdictCounts(summary)}. Findings: ${findingCounts(summary)}. ${covered} of ${plural(total, 'document line')}
      judged.
    </p>
    <h3>Findings</h3>
    ${counting.length === 0 ? html`<p class="quiet">None that a client would have to mind.</p>` : articles(counting)}
    ${
      notes.length === 0
        ? nothing
        : html`<details class="fold">
            <summary>${plural(notes.length, 'note')}</summary>
            ${articles(notes)}
          </details>`
    }
    ${
      errors.length === 0
        ? nothing
        : html`<h3 id="${anchor}:errors">Errors: no judgeable answer</h3>
            ${errorsTable(provider, errors)}`
    }
    ${
      waived.length === 0
        ? nothing
        : html`<h3>Waived</h3>
            ${articles(waived)}`
    }
    ${
      provider.conflicts.length === 0
        ? nothing
        : html`<h3>Conflicts</h3>
            ${conflictsTable(provider)}`
    }
    ${
      provider.silences.length === 0
        ? nothing
        : html`<h3>Silences</h3>
            ${silencesTable(provider)}`
    }
    ${
      provider.evidence.length === 0
        ? nothing
        : html`<h3>Evidence</h3>
            <details class="fold">
              <summary>${coverageWords(provider)}</summary>
              ${evidenceTable(provider)}
            </details>`
    }
    <h3>Cases</h3>
    ${casesList}
  </section>`;
}

function errorsTable(provider: ProviderReport, groups: readonly ErrorGroup[]): Html {
  const titles = titlesOf(provider);
  const rows = groups.map(
    ({ message, error, cases }) =>
      html`<tr>
        <th scope="row">${message}${error === null ? nothing : html` <code>${error.code}</code>`}</th>
        <td>${error?.phase ?? '—'}</td>
        <td>${error === null ? '—' : attributionWords[error.attribution]}</td>
        <td>
          ${caseList(
            titles,
            cases.map(({ id }) => id),
          )}
        </td>
      </tr>`,
  );
  return scrolling(
    `Errors of ${provider.id}`,
    html`<table>
      <caption>
        Cases that could not be judged, and whose that is
      </caption>
      <thead>
        <tr>
          <th scope="col">What happened</th>
          <th scope="col">Phase</th>
          <th scope="col">Whose</th>
          <th scope="col">Cases</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** Case id → anchors of its findings, in the order of the case's findings. */
export function anchorsByCase(provider: ProviderReport, groups: readonly AnchoredGroup[]): CaseAnchors {
  const anchors = new Map(
    groups.flatMap(({ members, anchor }) => members.map((finding) => [finding, anchor] as const)),
  );
  const ofCase = ({ findings }: CaseReport) => findings.map((finding) => anchors.get(finding));
  return new Map(provider.cases.filter(({ findings }) => findings.length > 0).map((one) => [one.id, ofCase(one)]));
}
