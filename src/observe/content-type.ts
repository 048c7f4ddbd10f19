import type { ContentType } from '../model/evidence.ts';
import { headerValues, type Headers } from './header-values.ts';

const longest = 128;

/**
 * RFC 9110 §8.3.1. Fields that name different media types are kept together, so that none of them is taken for the one.
 * `redact` makes the text fit to be shown.
 */
export function contentTypeOf(headers: Headers, redact: (text: string) => string): ContentType | null {
  const values = headerValues(headers, 'content-type');
  if (values.length === 0) return null;
  const medias = [...new Set(values.map(mediaOf))];
  const charset = values.map(charsetOf).find((name) => name !== null) ?? null;
  const cut = (text: string): string => redact(text).slice(0, longest);
  return {
    raw: cut(values.join(', ')),
    media: cut(medias.join(', ')),
    charset: charset === null ? null : cut(charset),
  };
}

const mediaOf = (value: string): string => (value.split(';')[0] ?? '').trim().toLowerCase();

function charsetOf(value: string): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(value);
  return match === null ? null : (match[1] ?? match[2] ?? '').toLowerCase();
}
