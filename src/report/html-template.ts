import { createHash } from 'node:crypto';
import { type Context, readTemplate } from './html-context.ts';
import { visibleBlock } from './visible-text.ts';

const markup = Symbol('markup');
const address = Symbol('address');
const flags = Symbol('flag');

/** Markup that only `html` and `rawElement` make: a string cannot be taken for it. */
export type Html = { readonly [markup]: string };
/** Something that an `href` may hold: a place in this page, or a public standard. */
export type Href = { readonly [address]: string };
/** An attribute without a value. */
export type Flag = { readonly [flags]: string };
export type HtmlValue = string | number | Html | Href | Flag | readonly Html[];

/**
 * Markup with every value encoded for the place where it stands. Text that a reader could not see is made visible first.
 * An `href` takes only an `Href`, a tag only a `Flag`; anything else there is a TypeError.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const { parts, contexts } = readTemplate(strings);
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) {
    text += encode(value, contexts[index]) + (parts[index + 1] ?? '');
  }
  return { [markup]: text };
}

export const htmlText = (value: Html): string => value[markup];
export const nothing: Html = { [markup]: '' };

/** `open`, `hidden`: present or not. */
export const flag = (name: 'open' | 'hidden', on: boolean): Flag => ({ [flags]: on ? ` ${name}` : '' });

/** A link to an id of this page. */
export const toAnchor = (id: string): Href => ({ [address]: `#${encodeURI(id)}` });

/** A link to a section of an RFC at its publisher; null when the source is not one. */
export function toStandard(source: string, section: string): Href | null {
  const number = /^RFC (\d{3,5})$/.exec(source)?.[1];
  if (number === undefined) return null;
  const place = /^\d+(?:\.\d+)*$/.test(section) ? `#section-${section}` : '';
  return { [address]: `https://www.rfc-editor.org/rfc/rfc${number}${place}` };
}

/** `<style>` or `<script>` with text of ours, and the source expression that lets it past the content security policy. */
export function rawElement(
  name: 'style' | 'script',
  text: string,
): { readonly element: Html; readonly source: string } {
  if (/<[/!]/.test(text)) throw new TypeError(`text of <${name}> could end it`);
  const hash = createHash('sha256').update(text).digest('base64');
  return { element: { [markup]: `<${name}>${text}</${name}>` }, source: `'sha256-${hash}'` };
}

function encode(value: HtmlValue, context: Context | undefined): string {
  if (context?.place === 'tag' || context === undefined) {
    if (typeof value === 'object' && flags in value) return value[flags];
    throw new TypeError('only a flag may stand in a tag');
  }
  if (context.place === 'value') {
    if (context.attribute === 'href') {
      if (typeof value === 'object' && address in value) return escapeAttribute(value[address]);
      throw new TypeError('an href is made by toAnchor or toStandard');
    }
    if (typeof value === 'object') throw new TypeError('an attribute holds text');
    return escapeAttribute(String(value));
  }
  if (typeof value !== 'object') return escapeText(String(value));
  if (Array.isArray(value)) return (value as readonly Html[]).map(htmlText).join('');
  if (markup in value) return value[markup];
  throw new TypeError('an address or a flag is no text');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&#38;',
  '<': '&#60;',
  '>': '&#62;',
  '"': '&#34;',
  "'": '&#39;',
  '`': '&#96;',
};

const entity = (character: string): string => entities[character] ?? '';
const escapeText = (text: string): string => visibleBlock(text).replace(/[&<>]/g, entity);
/** Between double quotes; the others are encoded for readers that are less strict than browsers. */
const escapeAttribute = (text: string): string => visibleBlock(text).replace(/[&<>"'`]/g, entity);
