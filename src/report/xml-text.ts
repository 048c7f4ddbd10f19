import { visibleBlock, visibleLine } from './visible-text.ts';

/**
 * XML text without a single entity reference: some consumers of JUnit files stop at a thousand of them. Characters that
 * XML 1.0 forbids (§2.2) are made visible before.
 */

/**
 * `<![CDATA[…]]>`, in as many sections as its text needs. To Jenkins and GitLab `[[ATTACHMENT|path]]` is an order to publish
 * that file of the agent; what a provider answers must not give it.
 */
export function cdata(text: string): string {
  const inert = visibleBlock(text).replaceAll(/\[\[ATTACHMENT\|/gi, (order) => order.replace('|', '\\u{7c}'));
  return `<![CDATA[${inert.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/**
 * A quoted attribute value, one line. `<` and `&`, which an attribute cannot hold, are shown by their code; so are double
 * quotes where single ones stand beside them.
 */
export function attribute(text: string): string {
  const line = visibleLine(text).replaceAll('&', '\\u{26}').replaceAll('<', '\\u{3c}');
  if (!line.includes('"')) return `"${line}"`;
  return line.includes("'") ? `"${line.replaceAll('"', '\\u{22}')}"` : `'${line}'`;
}

/** The text, at most `bytes` long in UTF-8, and whether something was left off. */
export function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const head = Buffer.from(text)
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\ufffd+$/, '');
  return `${head}\n… cut; report.json has all of it`;
}
