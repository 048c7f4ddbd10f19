import type { Json, JsonObject } from '../model/json.ts';
import { parseLocation } from '../model/location.ts';
import { valueAt } from '../model/pointer.ts';
import type { RawRequest } from '../model/simulator.ts';
import { parseForm, parseMultipart } from './form-text.ts';
import { type JsonNode, parseJsonObject, toJson } from './json-text.ts';

export type ReceivedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly text: string; readonly root: JsonNode; readonly json: JsonObject }
  | { readonly kind: 'form'; readonly text: string; readonly json: JsonObject }
  | { readonly kind: 'broken'; readonly text: string };

/** A request taken apart; nothing is judged yet. */
export type Received = {
  readonly raw: RawRequest;
  /** Without query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** `type/subtype` in lower case; null without a usable Content-Type. */
  readonly media: string | null;
  readonly body: ReceivedBody;
};

/** `tolerated` are flaws of the body that a fault lets through. */
export function receive(raw: RawRequest, tolerated: ReadonlySet<string>): Received {
  const mark = raw.path.indexOf('?');
  const contentType = headerValues(raw, 'content-type')[0];
  const media = contentType === undefined ? null : (/^[^;\s]+/.exec(contentType.trim())?.[0].toLowerCase() ?? null);
  return {
    raw: tolerated.has('header-syntax') ? withTrimmedNames(raw) : raw,
    path: mark < 0 ? raw.path : raw.path.slice(0, mark),
    query: mark < 0 ? [] : [...new URLSearchParams(raw.path.slice(mark + 1))],
    media,
    body: readBody(raw.body, media, contentType ?? '', tolerated),
  };
}

/** The values of a header in order, each without surrounding white space; names are case-insensitive (RFC 9110 §5.1). */
export function headerValues(raw: RawRequest, name: string): readonly string[] {
  let index = indexes.get(raw);
  if (index === undefined) {
    index = indexOf(raw);
    indexes.set(raw, index);
  }
  return index.get(name.toLowerCase()) ?? [];
}

/** A request is looked at by many rules: its headers are sorted once. */
const indexes = new WeakMap<RawRequest, ReadonlyMap<string, readonly string[]>>();

function indexOf({ headers }: RawRequest): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [key, value] of headers) {
    const name = key.toLowerCase();
    const trimmed = /^[ \t]|[ \t]$/.test(value) ? value.replace(/^[ \t]+|[ \t]+$/g, '') : value;
    const same = index.get(name);
    if (same === undefined) index.set(name, [trimmed]);
    else same.push(trimmed);
  }
  return index;
}

/** Every value that the request has at a location other than `basic:`; more than one only for headers and the query. */
export function valuesAt(received: Received, location: string): readonly Json[] {
  const part = parseLocation(location);
  if (part?.in === 'header') return headerValues(received.raw, part.name);
  if (part?.in === 'query') return received.query.filter(([name]) => name === part.name).map(([, value]) => value);
  if (part?.in !== 'body' || !('json' in received.body)) return [];
  const value = valueAt(received.body.json, part.name);
  return value === undefined ? [] : [value];
}

/** As a server reads them that lets white space stand before the colon. */
function withTrimmedNames(raw: RawRequest): RawRequest {
  return { ...raw, headers: raw.headers.map(([name, value]) => [name.trim(), value]) };
}

function readBody(
  bytes: Uint8Array,
  media: string | null,
  contentType: string,
  tolerated: ReadonlySet<string>,
): ReceivedBody {
  if (bytes.length === 0) return { kind: 'none' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: !tolerated.has('invalid-utf-8'), ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: 'broken', text: Buffer.from(bytes).toString('latin1') };
  }
  if (media === 'application/x-www-form-urlencoded' || media === 'multipart/form-data') {
    const json = media === 'multipart/form-data' ? parseMultipart(text, contentType) : parseForm(text);
    return json === null ? { kind: 'broken', text } : { kind: 'form', text, json };
  }
  const parsed = parseJsonObject(text, tolerated);
  if (parsed.flaw !== undefined) return { kind: 'broken', text };
  return { kind: 'json', text, root: parsed.root, json: toJson(parsed.root) as JsonObject };
}
