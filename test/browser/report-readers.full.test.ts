import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html-report.ts';
import { sampleReport } from '../report/sample.ts';
import { aReport } from '../report/support.ts';
import { launch, noBrowser } from './browser.ts';
import { pageFolder } from './report-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type AxeRun = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
};

describe.skipIf(noBrowser !== null)(`readers of the HTML report ${noBrowser ?? ''}`, () => {
  const folder = pageFolder();
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
    folder.write(renderHtml(sampleReport()));
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(folder.url);
    return page;
  }

  it.each(['light', 'dark'] as const)(
    'find nothing that axe-core objects to, with everything unfolded, in %s',
    async (colorScheme) => {
      for (const report of [sampleReport(), aReport()]) {
        folder.write(renderHtml(report));
        const page = await open({ colorScheme });
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeRun>('axe.run()');
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        await page.context().close();
      }
      folder.write(renderHtml(sampleReport()));
    },
  );

  it('without scripts see no filter and every finding', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('search').isVisible()).toBe(false);
    expect(await page.locator('article.finding.must').count()).toBe(2);
    expect(await page.getByText('A refusal issues no token').nth(1).isVisible()).toBe(true);
    await page.context().close();
  });

  it('behind the policy of a Jenkins, without styles and scripts, see the decision first and all of it in order', async () => {
    const server: Server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader(
        'Content-Security-Policy',
        "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'",
      );
      response.end(renderHtml(sampleReport()));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    try {
      const { port } = server.address() as AddressInfo;
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      const text = await page.locator('body').innerText();
      const order = [
        '2 must findings and 3 drift',
        'What needs attention',
        'Summary',
        'Findings',
        '/data/token_type is string "bearer"',
        'Conflicts',
        'Cases',
      ];
      let at = 0;
      for (const words of order) {
        const next = text.indexOf(words, at);
        expect(next === -1 ? `missing or too early: ${words}` : '').toBe('');
        at = next;
      }
      await page.context().close();
    } finally {
      server.close();
    }
  });

  it.each([320, 390, 768, 1280])('never scroll the page sideways at a width of %i', async (width) => {
    const page = await open({ viewport: { width, height: 800 } });
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBe(0);
    await page.context().close();
  });

  it('with a keyboard reach the content first, and open a case', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the summary');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    const summary = page.locator('details.case > summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details.case').first().getAttribute('open')).not.toBeNull();
    await page.context().close();
  });

  it('who follow a link into something folded see it unfold', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'is expires_in a number or a string?' }).first().click();
    expect(await page.locator('[id="case/singapay-b2b/requestToken/decide/D01"] summary').first().isVisible()).toBe(
      true,
    );
    await page.context().close();
  });

  it('on paper see what is folded, and no controls', async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('search').isVisible()).toBe(false);
    const folded = page.locator('details.case:not([open]) .inside').first();
    expect((await folded.boundingBox())?.height ?? 0).toBeGreaterThan(20);
    await page.context().close();
  });

  it('who want no motion and forced colours lose no word', async () => {
    const page = await open({ forcedColors: 'active', reducedMotion: 'reduce' });
    expect(await page.locator('h1').innerText()).toContain('Departures');
    await page.context().close();
  });
});
