import type { ConformanceReport, ProviderReport } from '../model/report.ts';
import { providerAnchor } from './anchors.ts';
import { findingText } from './finding-text.ts';
import { isGrave } from './gravity.ts';
import { changed } from './changed-answer.ts';
import { badge } from './html-finding.ts';
import type { AnchoredGroup } from './html-provider.ts';
import { conflictAnchor, silenceAnchor } from './html-tables.ts';
import { html, type Html, nothing, toAnchor } from './html-template.ts';
import { plural } from './plural.ts';
import { shownValue } from './shown-value.ts';

/** More than this and the list no longer says what to look at first. */
const most = 40;

/** What made the run what it is, each a link to its place: what fails, what could not be judged, what changed, what is flaky. */
export function attentionSection(
  report: ConformanceReport,
  findings: ReadonlyMap<string, readonly AnchoredGroup[]>,
): Html {
  const entries = report.providers.flatMap((provider) => entriesOf(provider, findings.get(provider.id) ?? []));
  if (entries.length === 0) return nothing;
  const more = entries.length - most;
  return html`<section aria-labelledby="attention">
    <h2 id="attention">What needs attention</h2>
    <ul class="attention">
      ${entries.slice(0, most)}
    </ul>
    ${more > 0 ? html`<p class="quiet">and ${more} more, in the sections of the providers.</p>` : nothing}
  </section>`;
}

function entriesOf(provider: ProviderReport, groups: readonly AnchoredGroup[]): Html[] {
  const grave = groups.filter(({ gravity }) => isGrave(gravity));
  const errors = provider.cases.filter(({ verdict }) => verdict === 'error').length;
  const flaky = provider.cases.filter((one) => one.flaky).length;
  const entry = (word: string, target: string, text: string): Html =>
    html`<li>${badge(word)} <a href="${toAnchor(target)}">${text}</a> <span class="quiet">${provider.id}</span></li>`;
  return [
    ...grave.map(({ finding, gravity, anchor, also }) => {
      const change =
        finding.drift === undefined ? '' : ` Was ${shownValue(finding.expected)}, is ${shownValue(finding.actual)}.`;
      const more = also.length === 0 ? '' : ` (${also.length + 1} cases)`;
      return entry(gravity, anchor, findingText(finding).headline + change + more);
    }),
    ...provider.conflicts
      .filter((one) => changed(one) && !told(groups, one.question, one.decidedBy))
      .map((one) =>
        entry(
          'drift',
          conflictAnchor(provider, one),
          `${one.question} Was ${one.accepted ?? ''}, is ${one.observed ?? ''}.`,
        ),
      ),
    ...provider.silences
      .filter((one) => changed(one) && !told(groups, one.question, []))
      .map((one) =>
        entry(
          'changed',
          silenceAnchor(provider, one),
          `${one.question} Was ${one.accepted ?? ''}, is ${one.observed ?? ''}.`,
        ),
      ),
    ...(errors === 0
      ? []
      : [
          entry(
            'error',
            `${providerAnchor(provider.id)}:errors`,
            `${plural(errors, 'case')} without a judgeable answer`,
          ),
        ]),
    ...(flaky === 0
      ? []
      : [entry('flaky', providerAnchor(provider.id), `${plural(flaky, 'case')} answered differently when repeated`)]),
  ];
}

/** Whether a drift finding already speaks of this conflict or silence: from a case that decides it, or by its question. */
const told = (groups: readonly AnchoredGroup[], question: string, decidedBy: readonly string[]): boolean =>
  groups.some(
    ({ finding, case: one }) =>
      finding.drift !== undefined && (decidedBy.includes(one.id) || finding.message.includes(question)),
  );
