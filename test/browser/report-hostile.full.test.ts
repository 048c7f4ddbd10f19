import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConformanceReport } from '../../src/model/report.ts';
import { renderHtml } from '../../src/report/html-report.ts';
import { visibleBlock } from '../../src/report/visible-text.ts';
import { payloads, places } from '../report/hostile.ts';
import { aReport } from '../report/support.ts';
import { launch, noBrowser, watchedPage } from './browser.ts';
import { inspect, pageFolder } from './report-page.ts';

/** The payload is there to read: as it is, as JSON, or line by line where a text is taken apart. */
function reads(text: string, payload: string): boolean {
  const forms = [payload, JSON.stringify(payload).slice(1, -1)].map(visibleBlock);
  const lines = visibleBlock(payload).split('\n');
  return forms.some((form) => text.includes(form)) || lines.every((line) => text.includes(line.trim()));
}

/** One report with the providers of all; what stands outside the providers is the first one's. */
const together = (reports: readonly ConformanceReport[]): ConformanceReport => ({
  ...aReport(),
  ...reports[0],
  providers: reports.flatMap(({ providers }) => providers),
});

const atPlace = (place: string): ConformanceReport[] =>
  Object.values(payloads).map((payload) => places[place]?.(payload) ?? aReport());

const plain = JSON.stringify(aReport().providers);
/** Places outside the providers: one page holds only one text for each of them. */
const ofRun = Object.values(places).filter((place) => JSON.stringify(place('x').providers) === plain);
const ofProviders = Object.keys(places).filter((name) => !ofRun.some((place) => place === places[name]));

/** A report with this text in every place outside the providers. */
const everywhereInRun = (payload: string): ConformanceReport => {
  const reports = ofRun.map((place) => place(payload));
  const run = reports.flatMap((report) => Object.entries(report.run));
  const changed = run.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(aReport().run[name as 'id']));
  const tool = reports.find((report) => report.tool.name === payload)?.tool ?? aReport().tool;
  return aReport({ tool, run: { ...aReport().run, ...Object.fromEntries(changed) } });
};

describe.skipIf(noBrowser !== null)(`hostile text in the HTML report ${noBrowser ?? ''}`, () => {
  const folder = pageFolder();
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext();
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  /** Opens the page from disk and says what it did that it should not. */
  async function open(html: string): Promise<string[]> {
    folder.write(html);
    const { page, troubles } = await watchedPage(context, folder.url);
    await page.goto(folder.url);
    const { foreign, ran } = await inspect(page);
    await page.close();
    return [...troubles, ...foreign, ...(ran ? ['it ran'] : [])];
  }

  it('has at least thirty payloads and thirty places', () => {
    expect(Object.keys(payloads).length).toBeGreaterThanOrEqual(30);
    expect(Object.keys(places).length).toBeGreaterThanOrEqual(30);
  });

  it('would notice: a text that is not encoded is found out, and the policy keeps it from running', async () => {
    const page = renderHtml(aReport()).replace('<main', '<p>MARK</p><main');
    const found = await open(page.replace('MARK', payloads['image with a handler'] ?? ''));
    expect(found).toEqual(expect.arrayContaining(['<img>', 'img src=', 'img onerror=']));
    expect(found.join('\n')).toMatch(/Content Security Policy/);
    expect(found).not.toContain('it ran');
    const script = await open(page.replace('MARK', payloads['end of pre and details'] ?? ''));
    expect(script).toContain('2 of script');
    expect(script).not.toContain('it ran');
  });

  it.each(Object.keys(places))('is only text in the document: %s', async (place) => {
    const page = await context.newPage();
    const failures: string[] = [];
    for (const [name, payload] of Object.entries(payloads)) {
      const { foreign, text } = await inspect(page, renderHtml(places[place]?.(payload) ?? aReport()));
      const lost = reads(text, payload) ? [] : ['the text is not there'];
      failures.push(...[...foreign, ...lost].map((what) => `${name}: ${what}`));
    }
    await page.close();
    expect(failures).toEqual([]);
  });

  it.each(ofProviders)('does nothing when opened: %s', async (place) => {
    expect(await open(renderHtml(together(atPlace(place))))).toEqual([]);
  });

  it.each(Object.entries(payloads))(
    'does nothing when opened, in every place outside the providers: %s',
    async (_, payload) => {
      expect(await open(renderHtml(everywhereInRun(payload)))).toEqual([]);
    },
  );
});
