import { isArray, isObject, type Json } from '../model/json.ts';

const width = 120;

/**
 * Writes data as TypeScript the way the project formats its code: single quotes, bare keys where possible, one line
 * where it fits. `before` is the text on the line in front of it, `after` the number of characters behind it.
 */
export function literal(value: Json, indent: number, before: number, after = 1): string {
  const flat = onOneLine(value);
  if (indent + before + flat.length + after <= width && !mustBreak(value)) return flat;
  const pad = ' '.repeat(indent + 2);
  const close = ' '.repeat(indent);
  if (isArray(value)) {
    const items = value.map((item) => `${pad}${literal(item, indent + 2, 0)},\n`);
    return `[\n${items.join('')}${close}]`;
  }
  if (isObject(value)) {
    const names = keys(value);
    const members = Object.entries(value).map(([name, item], index) => {
      const key = names[index] ?? name;
      return `${pad}${key}: ${literal(item, indent + 2, key.length + 2)},\n`;
    });
    return `{\n${members.join('')}${close}}`;
  }
  return flat;
}

/** A list of several objects, or of several lists, that have more than one entry each is never put on one line. */
function mustBreak(value: Json): boolean {
  if (isObject(value)) return Object.values(value).some(mustBreak);
  if (!isArray(value)) return false;
  const entries = value.map((item) => (isArray(item) ? item.length : isObject(item) ? Object.keys(item).length : 0));
  const alike = value.every(isArray) || value.every(isObject);
  return (value.length > 1 && alike && entries.every((count) => count > 1)) || value.some(mustBreak);
}

function onOneLine(value: Json): string {
  if (isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (isObject(value)) {
    const names = keys(value);
    const members = Object.values(value).map((item, index) => `${names[index]}: ${onOneLine(item)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

/** Keys are bare unless one of the object needs quotes; numbers-only quoting rules do not occur here. */
function keys(value: { readonly [name: string]: Json }): string[] {
  return Object.keys(value).map(propertyName);
}

export function propertyName(name: string): string {
  return isIdentifier(name) ? name : quoted(name);
}

export const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

/** Controls, marks that turn the direction of text, and line separators: nobody sees them in code. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Single quotes, unless the text holds more of them than double ones. Line separators and controls are escaped. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll(invisible, escapeOf);
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  if (singles > doubles) return `"${escaped}"`;
  return `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Text for the inside of a block comment: one line, no end of comment, no control characters. */
export function commentText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(invisible, '').replaceAll('*/', '*\\/').trim();
}
