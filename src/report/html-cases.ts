import { formatRequirement } from '../model/requirement.ts';
import type { CaseReport, Observation, ProviderReport } from '../model/report.ts';
import type { TokenFacts } from '../model/token-facts.ts';
import { caseAnchor } from './anchors.ts';
import { attributionWords } from './attribution-words.ts';
import { statusText } from './exchange-text.ts';
import { caseById, type Titles, titlesOf } from './html-case-links.ts';
import { exchangesOfCase, type Shown } from './html-exchange.ts';
import { badge, requirementChip } from './html-finding.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';
import { plural } from './plural.ts';

/** Case id → the places of its findings, in the order of the case's findings. */
export type CaseAnchors = ReadonlyMap<string, readonly (string | undefined)[]>;

/** Stands where the cases of a provider go; no text of a report can look like it. */
export const casesMark = html`<template data-cases></template>`;

export const casesList = html`<div class="cases">${casesMark}</div>
  <p class="empty" hidden>No case fits the filter.</p>`;

/** Every case of a provider, folded, one after the other: a page of thousands is never one string. */
export function* caseBlocks(provider: ProviderReport, links: CaseAnchors, shown: Shown): Generator<Html> {
  const titles = titlesOf(provider);
  for (const one of provider.cases) yield caseBlock(provider, titles, one, links.get(one.id) ?? [], shown);
}

function caseBlock(
  provider: ProviderReport,
  titles: Titles,
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
        ${origin(one)}${one.control === null ? nothing : html`; its control: ${caseById(titles, one.control, 'the accepted request')}`}
      </p>
      ${one.requirements.length === 0 ? nothing : html`<p>Requirements: ${one.requirements.map((requirement) => html`${requirementChip(provider, requirement)} `)}</p>`}
      ${one.observation === null ? nothing : observed(one.observation, one.exchanges.length === 0)}
      ${exchangesOfCase(one, shown)}
    </div>
  </details>`;
}

const origin = ({ derivedBy, tags }: CaseReport): string =>
  [derivedBy === 'spec' ? 'Derived from the spec' : 'Written by hand', ...tags].join(', ');

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

/** In words. What the exchange beside it shows is said only when there is none. */
function observed({ status, contentType, shape, token }: Observation, alone: boolean): Html {
  const parts = alone ? [statusText(status), contentType ?? 'no content type', shape] : [shape];
  if (token !== undefined) parts.push(`${token.ordinal} (${tokenWords(token)})`);
  return html`<p>Observed: ${parts.join(', ')}</p>`;
}

function tokenWords({ format, alg, length, expMinusIat }: TokenFacts): string {
  const form = alg === null ? format : `${format}, ${alg}`;
  return `${form}, ${plural(length, 'character')}${expMinusIat === null ? '' : `, exp − iat = ${expMinusIat} s`}`;
}
