import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { flag, html, htmlText, nothing, rawElement, toAnchor, toStandard } from '../../src/report/html-template.ts';

describe('the HTML template', () => {
  it('encodes text and attributes', () => {
    const text = `<b a="1" c='2'>&\``;
    expect(htmlText(html`<p title="${text}">${text}</p>`)).toBe(
      `<p title="&#60;b a=&#34;1&#34; c=&#39;2&#39;&#62;&#38;&#96;">&#60;b a="1" c='2'&#62;&#38;\`</p>`,
    );
  });

  it('makes visible what cannot be seen', () => {
    expect(htmlText(html`<p>${'a\u001b\u202e\r\nb'}</p>`)).toBe('<p>a\\u{1b}\\u{202e}\\r\nb</p>');
  });

  it('takes markup only from itself', () => {
    expect(htmlText(html`<p>${html`<b>${'&'}</b>`}${nothing}${[html`<i></i>`, html`<u></u>`]}${7}</p>`)).toBe(
      '<p><b>&#38;</b><i></i><u></u>7</p>',
    );
    const forged = { toString: () => '<script>' } as unknown as string;
    expect(() => html`<p>${forged}</p>`).toThrow(TypeError);
  });

  it('leaves out the indentation of the source, not that of the text', () => {
    expect(
      htmlText(
        html`<ul>
          <li>${'a\n    b'}</li>
        </ul>`,
      ),
    ).toBe('<ul>\n<li>a\n    b</li>\n</ul>');
  });

  it('links only to this page and to standards', () => {
    expect(htmlText(html`<a href="${toAnchor('case/a~20~b')}">x</a>`)).toBe('<a href="#case/a~20~b">x</a>');
    const rfc = toStandard('RFC 6749', '5.1');
    expect(rfc === null ? '' : htmlText(html`<a href="${rfc}">x</a>`)).toBe(
      '<a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">x</a>',
    );
    expect(toStandard('RFC 6749', '"><svg>')).toEqual(toStandard('RFC 6749', ''));
    expect([toStandard('javascript:1', ''), toStandard('RFC 1e9', '1'), toStandard('S003', 'L1')]).toEqual([
      null,
      null,
      null,
    ]);
    expect(() => html`<a href="${'https://a.test'}">x</a>`).toThrow('toAnchor or toStandard');
    expect(() => html`<p>${toAnchor('a')}</p>`).toThrow('no text');
  });

  it('takes a flag in a tag, and nothing else', () => {
    expect(htmlText(html`<details ${flag('open', true)}></details>`)).toBe('<details  open></details>');
    expect(htmlText(html`<details ${flag('open', false)}></details>`)).toBe('<details ></details>');
    expect(() => html`<p ${'onclick=1'}></p>`).toThrow('only a flag');
    expect(() => html`<a id=${'x'}></a>`).toThrow('only a flag');
  });

  it('refuses values where no encoding would help', () => {
    expect(() => html`<p onclick="${'x'}"></p>`).toThrow('onclick');
    expect(() => html`<p style="${'x'}"></p>`).toThrow('style');
    expect(() => html`<img src="${'x'}" />`).toThrow('src');
    expect(
      () =>
        html`<script>
          ${'x'};
        </script>`,
    ).toThrow('<script>');
    expect(
      () =>
        html`<style>
          ${'x'}
        </style>`,
    ).toThrow('<style>');
    // As data: the formatter would put the quotes right.
    const parts = Object.assign(["<p id='", "'></p>"], { raw: ['', ''] });
    expect(() => html(parts, 'x')).toThrow('name="…"');
    expect(() => html`<p ${flag('open', true)}`).toThrow('ends inside a tag');
  });

  it('names its own style and script by hash, and lets neither end early', () => {
    const { element, source } = rawElement('style', 'p { color: red }');
    expect(htmlText(element)).toBe('<style>p { color: red }</style>');
    expect(source).toBe(`'sha256-${createHash('sha256').update('p { color: red }').digest('base64')}'`);
    expect(() => rawElement('script', '"</script>"')).toThrow('could end it');
    expect(() => rawElement('script', '"<!--"')).toThrow('could end it');
  });
});
