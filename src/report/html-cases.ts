import { formatRequirement } from '../model/requirement.ts';
import type { CaseReport, Observation, ProviderReport } from '../model/report.ts';
import { caseAnchor } from './anchors.ts';
import { attributionWords } from './attribution-words.ts';
import { statusText } from './exchange-text.ts';
import { exchangesOfCase, type Shown } from './html-exchange.ts';
import { badge, requirementChip } from './html-finding.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';
import { plural } from './plural.ts';

/** Case id → the places of its findings, in the order of the case's findings. */
export type CaseAnchors = ReadonlyMap<string, readonly (string | undefined)[]>;

/** Every case of a provider, folded. */
export const casesList = (provider: ProviderReport, links: CaseAnchors, shown: Shown): Html =>
  html`<div class="cases">${provider.cases.map((one) => caseBlock(provider, one, links.get(one.id) ?? [], shown))}</div>
    <p class="empty" hidden>No case fits the filter.</p>`;

function caseBlock(
  provider: ProviderReport,
  one: CaseReport,
  anchors: readonly (string | undefined)[],
  shown: Shown,
): Html {
  const beside = [one.waived ? html` ${badge('waived')}` : nothing, one.flaky ? html` ${badge('flaky')}` : nothing];
  return html`<details class="case" id="${caseAnchor(one.id)}" data-verdict="${one.verdict}">
    <summary>
      ${badge(one.verdict)} <span class="title">${one.title}</span>${beside}
      <span class="quiet">${one.kind}, ${plural(one.judgements, 'judgement')}</span> <code class="id">${one.id}</code>
    </summary>
    <div class="inside">
      ${one.reason === null ? nothing : html`<p>${one.reason}</p>`}
      ${
        one.error === undefined
          ? nothing
          : html`<p>
              ${one.error.message}
              <span class="quiet"
                ><code>${one.error.code}</code>, phase ${one.error.phase},
                ${attributionWords[one.error.attribution]}</span
              >
            </p>`
      }
      ${findingLinks(one, anchors)}
      <p class="quiet">
        ${one.derivedBy === 'spec' ? 'Derived from the spec' : 'Written by hand'}${one.tags.length === 0 ? '' : `; ${one.tags.join(', ')}`}${one.control === null ? '' : '; control: '}${one.control === null ? nothing : html`<a href="${toAnchor(caseAnchor(one.control))}"><code>${one.control}</code></a>`}
      </p>
      ${one.requirements.length === 0 ? nothing : html`<p>Judged: ${one.requirements.map((requirement) => html`${requirementChip(provider, requirement)} `)}</p>`}
      ${one.observation === null ? nothing : observed(one.observation)} ${exchangesOfCase(one, shown)}
    </div>
  </details>`;
}

function findingLinks({ findings }: CaseReport, anchors: readonly (string | undefined)[]): Html {
  if (findings.length === 0) return nothing;
  return html`<p>
    Findings:
    ${findings.map((finding, index) => {
      const text = `${finding.check} (${formatRequirement(finding.requirement)})`;
      const anchor = anchors[index];
      return anchor === undefined ? html`${text} ` : html`<a href="${toAnchor(anchor)}">${text}</a> `;
    })}
  </p>`;
}

function observed({ status, contentType, shape, members, token }: Observation): Html {
  const names = Object.entries(members).map(([pointer, type]) => html`<li><code>${pointer}</code> ${type}</li>`);
  return html`<p>
      Observed: ${statusText(status)}, ${contentType ?? 'no content type'},
      ${shape}${token === undefined ? '' : `; ${token.ordinal}: ${token.format} of ${plural(token.length, 'character')}${token.alg === null ? '' : `, ${token.alg}`}${token.expMinusIat === null ? '' : `, exp − iat = ${token.expMinusIat} s`}`}
    </p>
    ${
      names.length === 0
        ? nothing
        : html`<details class="also">
            <summary>${plural(names.length, 'member')} of the body</summary>
            <ul>
              ${names}
            </ul>
          </details>`
    }`;
}
