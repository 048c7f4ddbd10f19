import type { BodyText } from '../model/change.ts';
import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import type { PlannedBody, PlannedValue, Ref, Scalar } from '../model/request-plan.ts';
import { shown } from '../model/secret.ts';
import type { Filled } from './fill.ts';
import { writeJson } from './write-json.ts';

export type EncodedBody = { readonly bytes: Uint8Array; readonly shown: string; readonly contentType: string };

/** Fixed, so that a request is the same bytes every time; it cannot occur in a credential of base64url letters. */
const boundary = '--token-contracts-boundary';

/** Writes a body in its format; `text` then breaks it as the case declared. */
export function encodeBody(body: PlannedBody, root: PlannedValue, fill: (value: Scalar) => Filled): EncodedBody {
  if (body.format === 'json') return encodeJson(body, root, fill);
  const fields = flatFields(root, fill);
  return body.format === 'form' ? encodeForm(fields) : encodeMultipart(fields);
}

type Field = readonly [name: string, value: Filled];

function encodeJson({ write, text }: PlannedBody, root: PlannedValue, fill: (value: Scalar) => Filled): EncodedBody {
  const written = writeJson(root, write, fill);
  const finish = text === null ? (whole: string) => whole : broken[text];
  return {
    bytes: Buffer.from(finish(written.real), 'utf8'),
    shown: finish(written.shown),
    contentType: 'application/json',
  };
}

function encodeForm(fields: readonly Field[]): EncodedBody {
  return {
    bytes: Buffer.from(fields.map(([name, { real }]) => formField(name, real)).join('&'), 'utf8'),
    shown: fields.map(shownField).join('&'),
    contentType: 'application/x-www-form-urlencoded',
  };
}

const formField = (name: string, value: string): string => new URLSearchParams([[name, value]]).toString();

/** What nothing hides is shown as it is sent; a «name» stays readable. */
const shownField = ([name, { real, shown: visible }]: Field): string =>
  real === visible ? formField(name, real) : `${formField(name, '')}${visible}`;

/** RFC 7578 §4: one part for each field. */
function encodeMultipart(fields: readonly Field[]): EncodedBody {
  const part = (name: string, value: string): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const join = (form: 'real' | 'shown'): string =>
    `${fields.map(([name, value]) => part(name, value[form])).join('')}--${boundary}--\r\n`;
  return {
    bytes: Buffer.from(join('real'), 'utf8'),
    shown: join('shown'),
    contentType: `multipart/form-data; boundary="${boundary}"`,
  };
}

/** A body with the members of a credential behind its own; `leaves` holds what stands in place of their values. */
export type Extended = { readonly root: PlannedValue; readonly leaves: ReadonlyMap<Ref, Filled> };

/**
 * The members of the body and, behind them, those of the credential that holds further members as a JSON object. Their
 * values are secret, their names are not. Throws a TypeError when the credential is not a JSON object.
 */
export function withExtra(
  root: PlannedValue,
  extra: { readonly name: string; readonly text: string } | null,
): Extended {
  const leaves = new Map<Ref, Filled>();
  if (extra === null || extra.text === '' || !('members' in root)) return { root, leaves };
  const secret = (json: Json): PlannedValue => {
    if (isArray(json)) return { items: json.map(secret) };
    if (isObject(json)) return { members: Object.entries(json).map(([name, value]) => [name, secret(value)] as const) };
    const ref: Ref = { ref: 'credential', name: extra.name, how: null };
    const text = JSON.stringify(json);
    const visible = shown(extra.name);
    leaves.set(
      ref,
      typeof json === 'string' ? { real: json, shown: visible } : { real: text, shown: visible, json: text },
    );
    return { value: ref };
  };
  const more = Object.entries(parseObject(extra)).map(([name, value]) => [name, secret(value)] as const);
  return { root: { members: [...root.members, ...more] }, leaves };
}

/** The parser's own message would quote the secret. */
function parseObject({ name, text }: { readonly name: string; readonly text: string }): JsonObject {
  const fault = (): TypeError => new TypeError(`the credential ${shown(name)} is not a JSON object`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fault();
  }
  if (!isObject(value)) throw fault();
  return value;
}

/** The members of the root as fields of a form: strings as they are, all else as JSON. */
export function flatFields(root: PlannedValue, fill: (value: Scalar) => Filled): Field[] {
  if (!('members' in root)) return [];
  return root.members.map(([name, value]) => {
    if ('value' in value) return [name, fill(value.value)] as const;
    if ('json' in value && typeof value.json === 'string')
      return [name, { real: value.json, shown: value.json }] as const;
    const written = writeJson(value, 'compact', fill);
    return [name, { real: written.real, shown: written.shown }] as const;
  });
}

/** Ways to break a JSON text. */
export const broken: Record<BodyText, (text: string) => string> = {
  truncated: (text) => text.slice(0, -4),
  'trailing-comma': (text) => text.replace(/(\s*\})$/, ',$1'),
  empty: () => '',
  array: (text) => `[${text}]`,
  bom: (text) => `\uFEFF${text}`,
  'trailing-bytes': (text) => `${text}}`,
  'not-json': () => 'not json',
};
