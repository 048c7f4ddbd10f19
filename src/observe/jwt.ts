import { isUtf8 } from 'node:buffer';
import type { JsonNode } from './json-node.ts';
import { parseJson } from './strict-json.ts';

/** A part of a JWT that is a JSON object. */
export type JwtPart = { readonly text: string; readonly object: Extract<JsonNode, { kind: 'object' }> };

/** `payload` is null when it is no JSON object: encrypted, compressed or broken. */
export type Jwt = { readonly header: JwtPart; readonly payload: JwtPart | null };

/** The first part, however many there are: a token that begins as a JWT can be told from an opaque one. */
export const jwtHeader = (token: string): JwtPart | null => decodePart(token.split('.', 1)[0] ?? '');

/** RFC 7515 §3.1: three base64url parts of which the first is a JSON object; otherwise null. The signature is not kept. */
export function decodeJwt(token: string): Jwt | null {
  const parts = token.split('.');
  const header = jwtHeader(token);
  if (parts.length !== 3 || header === null) return null;
  if (!/^[\w-]*$/.test(parts[1] ?? '') || !/^[\w-]*$/.test(parts[2] ?? '')) return null;
  return { header, payload: decodePart(parts[1] ?? '') };
}

function decodePart(part: string): JwtPart | null {
  if (!/^[\w-]+$/.test(part) || part.length % 4 === 1) return null;
  const bytes = Buffer.from(part, 'base64url');
  if (!isUtf8(bytes)) return null;
  const text = bytes.toString('utf8');
  const { root } = parseJson(text);
  return root?.kind === 'object' ? { text, object: root } : null;
}

/** The last top-level member of this name, which is the one that counts. */
export function memberOf({ object }: JwtPart, name: string): JsonNode | null {
  return object.members.findLast((member) => member.name.value === name)?.value ?? null;
}
