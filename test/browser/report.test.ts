import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html-report.ts';
import { sampleReport } from '../report/sample.ts';
import { launch, noBrowser, watchedPage } from './browser.ts';
import { inspect, pageFolder } from './report-page.ts';

describe.skipIf(noBrowser !== null)(`the HTML report in a browser ${noBrowser ?? ''}`, () => {
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

  it('opens from disk, asks the network for nothing, keeps its own policy, and filters its cases', async () => {
    const { page, troubles } = await watchedPage(await browser.newContext(), folder.url);
    await page.goto(folder.url);
    expect((await inspect(page)).foreign).toEqual([]);
    const visible = () => page.locator('details.case:visible').count();
    expect(await visible()).toBe(11);
    await page.getByRole('searchbox').fill('wrong-secret');
    expect(await visible()).toBe(1);
    expect(await page.locator('output').textContent()).toBe('1 of 11 cases');
    await page.getByLabel('fail').uncheck();
    expect(await visible()).toBe(0);
    expect(await page.getByText('No case fits the filter.').first().isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });
});
