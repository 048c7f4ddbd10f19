import type { Json } from '../model/json.ts';
import type { Finding, ProviderReport } from '../model/report.ts';
import { formatRequirement, type Requirement } from '../model/requirement.ts';
import { providerAnchor, within } from './anchors.ts';
import { findingText, paraphrase } from './finding-text.ts';
import { isGrave } from './gravity.ts';
import { caseLink } from './html-case-links.ts';
import { exchangesOfFinding, type Shown } from './html-exchange.ts';
import { preformatted } from './html-preformatted.ts';
import { html, type Html, nothing, toAnchor, toStandard } from './html-template.ts';
import type { FindingGroup } from './grouped-findings.ts';
import { plural } from './plural.ts';
import { shownValue } from './shown-value.ts';

/** Everything about one finding (DESIGN §8). The exchange is open when the finding can fail the run. */
export function findingArticle(provider: ProviderReport, group: FindingGroup, anchor: string, shown: Shown): Html {
  const { finding, gravity, case: one } = group;
  const { headline, also, spec, case: place, rest } = findingText(finding);
  const says = paraphrase(provider, finding);
  return html`<article class="finding ${gravity}" id="${anchor}" aria-labelledby="${anchor}:title">
    <h4 id="${anchor}:title">
      ${badge(gravity)}
      <code>${finding.check}</code> ${requirementChip(provider, finding.requirement)}${driftChip(finding)}
      <a class="self" href="${toAnchor(anchor)}" aria-label="Link to this finding">#</a>
    </h4>
    <p class="sentence">${headline}</p>
    ${rest.map((line) => html`<p>${line}</p>`)}
    <div class="pair values">
      <div>
        <p class="label">Expected</p>
        ${valueBlock(finding.expected)}
      </div>
      <div>
        <p class="label">
          Actual${finding.pointer === null ? '' : ' at '}${finding.pointer === null ? nothing : html`<code>${finding.pointer === '' ? 'the whole body' : finding.pointer}</code>`}
        </p>
        ${valueBlock(finding.actual)}
      </div>
    </div>
    <dl class="where">
      ${
        says === null
          ? nothing
          : html`<div>
              <dt>${formatRequirement(finding.requirement)}</dt>
              <dd>${says}</dd>
            </div>`
      }
      ${also.map(
        ({ line, says: further }) =>
          html`<div>
            <dt>${line}</dt>
            <dd>${further}</dd>
          </div>`,
      )}
      ${
        spec === null
          ? nothing
          : html`<div>
              <dt>Spec</dt>
              <dd><code>${spec}</code></dd>
            </div>`
      }
      <div>
        <dt>Case</dt>
        <dd>${caseLink(one)}${place === null ? nothing : html` <code>${place}</code>`}${alsoIn(group)}</dd>
      </div>
      ${waiverRow(finding)}
    </dl>
    ${exchangesOfFinding(one, shown, isGrave(gravity))}
  </article>`;
}

export const badge = (word: string): Html => html`<span class="badge ${word}">${word}</span>`;

/** A document line links to its row in the evidence table, an RFC section to its publisher. */
export function requirementChip(provider: ProviderReport, requirement: Requirement): Html {
  const text = formatRequirement(requirement);
  if (provider.evidence.some(({ line }) => line === text)) {
    return html`<a class="chip" href="${toAnchor(lineAnchor(provider.id, text))}">${text}</a>`;
  }
  const standard = toStandard(requirement.source, requirement.section);
  return standard === null
    ? html`<span class="chip">${text}</span>`
    : html`<a class="chip" href="${standard}" rel="noopener noreferrer">${text}</a>`;
}

export const lineAnchor = (providerId: string, line: string): string =>
  within(providerAnchor(providerId), 'line', line);

const driftChip = ({ drift }: Finding): Html =>
  drift === undefined
    ? nothing
    : html` <span class="chip">${drift === 'breaking' ? 'breaks a client' : 'compatible'} drift</span>`;

function alsoIn({ also }: FindingGroup): Html {
  if (also.length === 0) return nothing;
  return html`<details class="also">
    <summary>and in ${plural(also.length, 'more case')}</summary>
    <ul>
      ${also.map((one) => html`<li>${caseLink(one)}</li>`)}
    </ul>
  </details>`;
}

const waiverRow = ({ waiver }: Finding): Html =>
  waiver === undefined
    ? nothing
    : html`<div>
        <dt>Waived</dt>
        <dd>${waiver.reason} <span class="quiet">by ${waiver.owner}, until ${waiver.expires}</span></dd>
      </div>`;

const valueBlock = (value: Json): Html => preformatted(shownValue(value));
