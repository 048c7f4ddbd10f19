import type { ConformanceReport } from '../model/report.ts';
import { providerAnchor } from './anchors.ts';
import { attentionSection } from './html-attention.ts';
import { banner, verdictOf } from './html-banner.ts';
import { caseBlocks, casesMark } from './html-cases.ts';
import { sharedExchanges, type Shown } from './html-exchange.ts';
import { type AnchoredGroup, anchorsByCase, anchoredFindings, providerSection } from './html-provider.ts';
import { script } from './html-script.ts';
import { style } from './html-style.ts';
import { summarySection } from './html-summary.ts';
import { html, type Html, htmlText, rawElement, toAnchor } from './html-template.ts';

/**
 * `index.html`: one file that asks the network for nothing. Its content security policy names its own style and script by
 * hash, so nothing else runs even if an encoding failed. (`frame-ancestors` and `sandbox` have no effect in a `<meta>`;
 * a host that wants them sends the header.)
 */
export const renderHtml = (report: ConformanceReport): string => [...htmlChunks(report)].join('');

/** `index.html` in pieces: the page around the cases, and each case. */
export function* htmlChunks(report: ConformanceReport): Generator<string, void, undefined> {
  const findings = new Map(report.providers.map((provider) => [provider.id, anchoredFindings(provider)]));
  const shown = sharedExchanges(report);
  const [head = '', ...rest] = htmlText(pageAround(report, findings, shown)).split(htmlText(casesMark));
  yield head;
  for (const [index, provider] of report.providers.filter(({ skipped }) => skipped === null).entries()) {
    const links = anchorsByCase(provider, findings.get(provider.id) ?? []);
    for (const block of caseBlocks(provider, links, shown)) yield htmlText(block);
    yield rest[index] ?? '';
  }
}

type Findings = ReadonlyMap<string, readonly AnchoredGroup[]>;

function pageAround(report: ConformanceReport, findings: Findings, shown: Shown): Html {
  const sheet = rawElement('style', style);
  const code = rawElement('script', script);
  const policy = [
    "default-src 'none'",
    `style-src ${sheet.source}`,
    `script-src ${code.source}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const { run } = report;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${verdictOf(run.exitCode).word}: ${run.target.name}, ${run.id}</title>
        ${sheet.element}
      </head>
      <body>
        <a class="skip-link" href="${toAnchor('main')}">Skip to the summary</a>
        ${banner(report)} ${navigation(report)} ${mainPart(report, findings, shown)}
        <footer>
          <p class="quiet">
            The same facts are in report.json. Credentials are shown as «name», issued tokens as stand-ins of the same
            form.
          </p>
        </footer>
        ${code.element}
      </body>
    </html> `;
}

/** Links to the providers, and the filter, which is there only while its script runs. */
function navigation({ providers }: ConformanceReport): Html {
  const links = providers.map(({ id }) => html`<li><a href="${toAnchor(providerAnchor(id))}">${id}</a></li>`);
  const verdicts = ['fail', 'error', 'pass', 'skip'].map(
    (verdict) => html`<label><input type="checkbox" value="${verdict}" checked /> ${verdict}</label> `,
  );
  return html`<div class="tools">
    <nav aria-label="Providers">
      <ul>
        ${links}
      </ul>
    </nav>
    <search class="filter" hidden aria-label="Filter the cases">
      <label>Filter cases <input type="search" placeholder="text in title or id" /></label> ${verdicts}<output></output>
    </search>
  </div>`;
}

function mainPart(report: ConformanceReport, findings: Findings, shown: Shown): Html {
  const sections = report.providers.map((provider) =>
    providerSection(provider, findings.get(provider.id) ?? [], shown),
  );
  return html`<main id="main" tabindex="-1">
    ${attentionSection(report, findings)}${summarySection(report)}${sections}
  </main>`;
}
