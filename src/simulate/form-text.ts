import type { JsonObject } from '../model/json.ts';

/** Fields of a form body as an object of strings; null when it is malformed or repeats a name (RFC 6749 §3.2). */
export function parseForm(text: string): JsonObject | null {
  return fieldsOf([...new URLSearchParams(text)]);
}

/** RFC 7578: the text fields of a multipart body. `contentType` is the whole header value, with the boundary. */
export function parseMultipart(text: string, contentType: string): JsonObject | null {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  if (mark === '--') return null;
  const parts = text.split(mark);
  if (parts.length < 2 || !parts.at(-1)?.startsWith('--')) return null;
  const fields: [string, string][] = [];
  for (const part of parts.slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /\bname="([^"]*)"/i.exec(part.slice(0, Math.max(end, 0)))?.[1];
    if (end < 0 || name === undefined || !part.endsWith('\r\n')) return null;
    fields.push([name, part.slice(end + 4, -2)]);
  }
  return fieldsOf(fields);
}

function fieldsOf(fields: readonly (readonly [string, string])[]): JsonObject | null {
  const object = Object.create(null) as Record<string, string>;
  for (const [name, value] of fields) {
    if (Object.hasOwn(object, name)) return null;
    object[name] = value;
  }
  return object;
}
