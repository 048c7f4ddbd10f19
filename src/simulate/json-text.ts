import type { Json } from '../model/json.ts';

/** A parsed value and the half-open range of its text, so that a signature can be checked over the exact bytes sent. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'scalar'; readonly value: null | boolean | number | string }
);
export type JsonMember = { readonly name: string; readonly nameText: string; readonly value: JsonNode };

/** What a strict parser refuses; a fault may tolerate the first five. */
export type JsonFlaw =
  'byte-order-mark' | 'duplicate-member' | 'trailing-bytes' | 'trailing-comma' | 'not-an-object' | 'syntax';

/** Flaws of a body that leave it readable, and what the parser calls them. */
export const tolerableFlaws: Readonly<Record<string, JsonFlaw>> = {
  bom: 'byte-order-mark',
  'trailing-comma': 'trailing-comma',
  'trailing-bytes': 'trailing-bytes',
};

export type ParsedJson =
  { readonly root: JsonNode; readonly flaw?: never } | { readonly flaw: JsonFlaw; readonly root?: never };

const maxDepth = 64;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[\x20\x21\x23-\x5b\x5d-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const space = /[ \t\n\r]*/y;

class Flaw extends Error {
  readonly flaw: JsonFlaw;
  constructor(flaw: JsonFlaw) {
    super(flaw);
    this.flaw = flaw;
  }
}

/** Strict JSON (RFC 8259) with an object at its root. `tolerated` names the flaws that are let through. */
export function parseJsonObject(text: string, tolerated: ReadonlySet<string>): ParsedJson {
  let at = 0;
  const refuse = (flaw: JsonFlaw): void => {
    if (!tolerated.has(flaw)) throw new Flaw(flaw);
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return null;
    at = pattern.lastIndex;
    return found[0];
  };
  const skip = (): string | undefined => {
    match(space);
    return text[at];
  };
  const expect = (character: string): void => {
    if (skip() !== character) throw new Flaw('syntax');
    at += 1;
  };
  /** Reads `one , one , … end` after the opening bracket. */
  const list = (end: string, one: () => void): void => {
    let closed = skip() === end;
    while (!closed) {
      one();
      closed = skip() === end;
      if (closed) break;
      expect(',');
      closed = skip() === end;
      if (closed) refuse('trailing-comma');
    }
    at += 1;
  };

  const value = (depth: number): JsonNode => {
    if (depth > maxDepth) throw new Flaw('syntax');
    const first = skip();
    const start = at;
    if (first === '{') {
      at += 1;
      const members: JsonMember[] = [];
      const names = new Set<string>();
      list('}', () => {
        skip();
        const nameText = match(string);
        if (nameText === null) throw new Flaw('syntax');
        const name = JSON.parse(nameText) as string;
        if (names.has(name)) refuse('duplicate-member');
        names.add(name);
        expect(':');
        members.push({ name, nameText, value: value(depth + 1) });
      });
      return { start, end: at, kind: 'object', members };
    }
    if (first === '[') {
      at += 1;
      const items: JsonNode[] = [];
      list(']', () => void items.push(value(depth + 1)));
      return { start, end: at, kind: 'array', items };
    }
    const scalar = match(string) ?? match(number) ?? match(/true|false|null/y);
    if (scalar === null) throw new Flaw('syntax');
    return { start, end: at, kind: 'scalar', value: JSON.parse(scalar) as null | boolean | number | string };
  };

  try {
    if (text.startsWith('\ufeff')) {
      refuse('byte-order-mark');
      at = 1;
    }
    const root = value(0);
    if (skip() !== undefined) refuse('trailing-bytes');
    return root.kind === 'object' ? { root } : { flaw: 'not-an-object' };
  } catch (error) {
    if (error instanceof Flaw) return { flaw: error.flaw };
    throw error;
  }
}

/** The plain value; of a name that occurs twice, which only a fault lets through, the first one counts. */
export function toJson(node: JsonNode): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(toJson);
  const object = Object.create(null) as Record<string, Json>;
  for (const { name, value } of node.members) if (!(name in object)) object[name] = toJson(value);
  return object;
}

/** The node at the tokens of a JSON pointer, or null. */
export function nodeAt(root: JsonNode, tokens: readonly string[]): JsonNode | null {
  let node: JsonNode | undefined = root;
  for (const token of tokens) {
    if (node.kind === 'object') node = node.members.find(({ name }) => name === token)?.value;
    else if (node.kind === 'array') node = node.items[Number(token)];
    else return null;
    if (node === undefined) return null;
  }
  return node;
}
