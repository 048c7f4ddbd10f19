import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Why browser tests are skipped; null when there is a browser. */
export const noBrowser: string | null = executable === undefined ? 'no Chromium (Debian: chromium)' : null;

export function launch(): Promise<Browser> {
  if (executable === undefined) throw new Error(noBrowser ?? '');
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page and everything that a report must not cause. */
export type Watched = { readonly page: Page; readonly troubles: string[] };

/** Opens a page that notes dialogs, requests beside the page's own, console messages, errors and policy violations. */
export async function watchedPage(context: BrowserContext, own: string): Promise<Watched> {
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== own) troubles.push(`request: ${request.url().slice(0, 80)}`);
  });
  page.on('console', (message) => troubles.push(`console: ${message.text().slice(0, 200)}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message.slice(0, 200)}`));
  page.on('popup', () => troubles.push('popup'));
  return { page, troubles };
}
