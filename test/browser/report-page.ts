import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

/** A folder for a page that is opened from disk, as a reader opens a report. */
export function pageFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
  const file = join(folder, 'index.html');
  return {
    url: pathToFileURL(file).href,
    write: (html: string) => writeFileSync(file, html),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export type Inspection = {
  /** Elements, attributes, links and counts that no report has: something was smuggled in. */
  readonly foreign: readonly string[];
  readonly text: string;
  /** A payload ran: `window.X` exists. */
  readonly ran: boolean;
};

const source = readFileSync(new URL('inspect.mjs', import.meta.url), 'utf8').replace('export default inspect;', '');

/** Inspects the page itself, or a document that the page only parses. */
export const inspect = (page: Page, html: string | null = null): Promise<Inspection> =>
  page.evaluate<Inspection>(`(() => { ${source}; return inspect(${JSON.stringify(html)}); })()`);
