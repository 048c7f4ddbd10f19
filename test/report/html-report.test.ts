import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/report/html-report.ts';
import { sampleReport } from './sample.ts';
import { aCase, aFinding, anExchange, aProvider, aReport } from './support.ts';

/** What a reader sees with scripts, styles and tags stripped. */
const textOf = (page: string): string =>
  page
    .replace(/<style>[^]*?<\/style>|<script>[^]*?<\/script>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');

const idsOf = (page: string): string[] => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);

describe('index.html', () => {
  it('begins with its character set, its policy and no referrer', () => {
    const head = renderHtml(aReport()).slice(0, 900).replaceAll('&#39;', "'");
    expect(head).toMatch(
      /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8" ?\/?>\n<meta\s+http-equiv="Content-Security-Policy"\s+content="default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"\s*\/?>\n<meta name="referrer" content="no-referrer" ?\/?>/,
    );
  });

  it('has no style attribute, no handler, no image, and refers to nothing outside but standards', () => {
    const page = renderHtml(sampleReport());
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+|src|action)=/);
    expect(page).not.toMatch(/<(?:img|link|iframe|object|embed|form|base)\b/);
    const links = [...page.matchAll(/href="([^"#][^"]*)"/g)].map(([, href]) => href);
    expect(links.every((href) => href?.startsWith('https://www.rfc-editor.org/rfc/'))).toBe(true);
    expect(links.length).toBeGreaterThan(0);
  });

  it('tells its story in order with scripts, styles and tags stripped', () => {
    const text = textOf(renderHtml(sampleReport()));
    const story = [
      'Departures 2 must findings and 3 drift in singapay-b2b',
      'What needs attention',
      'Summary',
      'SingaPay B2B payment gateway, token v1.0',
      'Findings',
      'must shape S003:L44',
      'The body has the documented shape: /data/token_type is string "bearer", but the document states "Bearer"',
      'Expected "Bearer"',
      'Actual at /data/token_type string "bearer"',
      'S003:L44 token_type is mandatory and alphabetic; the only value shown is Bearer.',
      'specs/singapay-b2b.yaml:118:13',
      'contracts/singapay-b2b/cases.ts:14:3',
      'POST https://sandbox.example.test/api/v1.0/access-token/b2b',
      '200 OK',
      '--user "$SINGAPAY_B2B_CLIENT_ID:$SINGAPAY_B2B_CLIENT_SECRET"',
      'Errors: no judgeable answer',
      'No response headers within 10 s',
      'Waived',
      'known to the provider, ticket SP-1182 by payments, until 2025-12-31',
      'Conflicts',
      'Silences',
      'Evidence',
      'not judged',
      'Cases',
      'SingleView B2B Payouts & Info',
      'Skipped: none of its variables is set',
    ];
    let at = 0;
    for (const words of story) {
      const next = text.indexOf(words, at);
      expect(next === -1 ? `missing or too early: ${words}` : '').toBe('');
      at = next;
    }
  });

  it('gives every place one id, the same from run to run, and no link leads nowhere', () => {
    const page = renderHtml(sampleReport());
    const ids = idsOf(page);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('case/singapay-b2b/requestToken/omit/header.X-PARTNER-ID');
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(idsOf(renderHtml(sampleReport()))).toEqual(ids);
  });

  it('keeps ids apart of cases that differ only in characters an id cannot hold', () => {
    const cases = ['a b', 'a~20~b', 'a_b', 'a:b', 'ä', 'a'].map((name) => aCase({ id: `p/o/${name}` }));
    const ids = idsOf(renderHtml(aReport({ providers: [aProvider({ cases })] })));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('case/') && !id.includes(':'))).toHaveLength(6);
  });

  it('shows an exchange that many cases share once', () => {
    const cases = Array.from({ length: 5 }, (_, index) => aCase({ id: `p/o/${index}` }));
    const page = renderHtml(aReport({ providers: [aProvider({ cases })] }));
    expect(page.match(/class="exchange"/g)).toHaveLength(1);
    expect(page.match(/>shown above</g)).toHaveLength(4);
  });

  it('says that simulators say nothing about a live endpoint, and only then', () => {
    const { run } = aReport();
    const simulated = aReport({ run: { ...run, target: { name: 'mock', kind: 'simulator' } } });
    expect(textOf(renderHtml(simulated))).toContain(
      'Simulated providers: this run proves that specs, cases and checks agree',
    );
    expect(textOf(renderHtml(aReport()))).not.toContain('Simulated');
  });

  it('says when a run was cut off, and only then', () => {
    const { run } = aReport();
    expect(textOf(renderHtml(aReport({ run: { ...run, complete: false } })))).toContain(
      'Incomplete: the run was cut off',
    );
    expect(textOf(renderHtml(aReport()))).not.toContain('Incomplete');
  });

  it('has nothing that needs attention when there is nothing', () => {
    expect(textOf(renderHtml(aReport()))).not.toContain('What needs attention');
    expect(textOf(renderHtml(aReport()))).toContain('No departures');
  });

  it('renders a stub without providers', () => {
    const { run } = aReport();
    const stub = aReport({
      providers: [],
      run: { ...run, exitCode: 6, exitReason: 'reports withheld: clientSecret in index.html' },
    });
    expect(textOf(renderHtml(stub))).toContain(
      'Withheld by the secret guard reports withheld: clientSecret in index.html',
    );
  });

  it('stays below 1 MB for 500 cases with an exchange each', () => {
    const cases = Array.from({ length: 500 }, (_, index) => {
      const exchange = anExchange({ timings: { headersMs: index, totalMs: index } });
      const findings = index % 10 === 0 ? [aFinding({ level: 'should', actual: `value ${index}` })] : [];
      return aCase({ id: `singapay-b2b/requestToken/alter/case-${index}`, exchanges: [exchange], findings });
    });
    expect(Buffer.byteLength(renderHtml(aReport({ providers: [aProvider({ cases })] })))).toBeLessThan(1_000_000);
  });

  it('cuts long bodies in the list of cases, and says so; a finding shows all of it', () => {
    const { response } = anExchange();
    const exchange = anExchange(
      response === undefined ? {} : { response: { ...response, body: `${'x'.repeat(3_000)}end` } },
    );
    const page = (change: Parameters<typeof aCase>[0]) =>
      textOf(renderHtml(aReport({ providers: [aProvider({ cases: [aCase({ exchanges: [exchange], ...change })] })] })));
    expect(page({})).toMatch(/more characters in report\.json/);
    expect(page({})).not.toContain('xend');
    expect(page({ verdict: 'fail', findings: [aFinding()] })).toContain('xend');
  });
});
