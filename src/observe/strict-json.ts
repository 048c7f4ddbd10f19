import { whyNoName, whyNoNumber, whyNotClosed, whyNoValue } from './grammar-rules.ts';
import { jsonLimits, type JsonLimitCode, type JsonMember, type JsonNode, type JsonString } from './json-node.ts';
import { positionIn } from './place.ts';

/** The first departure from the grammar. `atEnd`: the text stops where more had to come. */
export type BrokenJson = {
  readonly rule: string;
  readonly line: number;
  readonly col: number;
  readonly atEnd: boolean;
};

export type ParsedJson =
  | { readonly root: JsonNode; readonly broken?: never; readonly beyond?: never }
  | { readonly broken: BrokenJson; readonly root?: never; readonly beyond?: never }
  | {
      readonly beyond: { readonly code: JsonLimitCode; readonly message: string };
      readonly root?: never;
      readonly broken?: never;
    };

/** Leaves the parser; never leaves this file. */
class Stop extends Error {
  readonly at: number;
  readonly code: JsonLimitCode | null;
  constructor(message: string, at: number, code: JsonLimitCode | null = null) {
    super(message);
    this.at = at;
    this.code = code;
  }
}

// oxlint-disable-next-line no-control-regex -- RFC 8259 §7 names them
const plainText = /[^"\\\u0000-\u001f]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const numberLike = /[-+.\dA-Za-z]+/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** RFC 8259 and nothing more lenient, with `jsonLimits`. Never throws. */
export function parseJson(text: string): ParsedJson {
  let at = 0;
  let values = 0;

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  const skipSpace = (): void => {
    while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  };
  const fail = (rule: string): never => {
    throw new Stop(rule, rule.startsWith('the text ends') ? text.length : at);
  };
  const beyond = (code: JsonLimitCode, message: string): never => {
    throw new Stop(message, at, code);
  };

  function value(depth: number): JsonNode {
    skipSpace();
    const start = at;
    const first = text[at] ?? '';
    if (first === '"') return string();
    if (first === '{' || first === '[') {
      if (depth === jsonLimits.depth)
        beyond('E_JSON_DEPTH', `the body is nested more than ${jsonLimits.depth} levels deep`);
      return first === '{' ? object(depth + 1) : array(depth + 1);
    }
    if (first === '-' || (first >= '0' && first <= '9')) return numeral();
    for (const [word, constant] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!text.startsWith(word, at) || /[\w$]/.test(text[at + word.length] ?? '')) continue;
      at += word.length;
      return { kind: 'literal', value: constant, start, end: at };
    }
    return fail(whyNoValue(text.slice(Math.max(0, at - 64), at), text.slice(at, at + 64)));
  }

  function string(): JsonString {
    const start = at;
    at += 1;
    let result = '';
    while (text[at] !== '"') {
      const plain = take(plainText);
      at += plain.length;
      result += plain;
      if (text[at] === '\\') result += escape();
      else if (text[at] === undefined) fail('the text ends inside a string');
      else if (text[at] !== '"') fail('a control character in a string must be escaped');
      if (result.length > jsonLimits.stringLength)
        beyond('E_JSON_SIZE', `a string is longer than ${jsonLimits.stringLength} characters`);
    }
    at += 1;
    return { kind: 'string', value: result, start, end: at };
  }

  function escape(): string {
    const letter = text[at + 1];
    if (letter === undefined) fail('the text ends inside a string');
    if (letter !== 'u') {
      const character =
        escapes[letter ?? ''] ?? fail('an escape is one of \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits');
      at += 2;
      return character;
    }
    const digits = text.slice(at + 2, at + 6);
    if (!/^[0-9a-fA-F]*$/.test(digits)) fail('\\u must be followed by four hexadecimal digits');
    if (digits.length < 4) fail('the text ends inside a string');
    at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  function numeral(): JsonNode {
    const start = at;
    const [source, whole] = [take(number), take(numberLike)];
    if (source !== whole) fail(whyNoNumber(whole, at + whole.length === text.length));
    at += source.length;
    return { kind: 'number', source, start, end: at };
  }

  /** Entries up to the closing bracket; `at` stands on the opening one. */
  function entries(bracket: ']' | '}', entry: () => void): void {
    at += 1;
    skipSpace();
    if (text[at] === bracket) {
      at += 1;
      return;
    }
    do {
      values += 1;
      if (values > jsonLimits.values)
        beyond('E_JSON_KEYS', `the body has more than ${jsonLimits.values} members and items`);
      entry();
      skipSpace();
      if (text[at] !== ',' && text[at] !== bracket) fail(whyNotClosed(text[at], bracket));
      at += 1;
    } while (text[at - 1] === ',');
  }

  function array(depth: number): JsonNode {
    const start = at;
    const items: JsonNode[] = [];
    entries(']', () => items.push(value(depth)));
    return { kind: 'array', items, start, end: at };
  }

  function object(depth: number): JsonNode {
    const start = at;
    const members: JsonMember[] = [];
    entries('}', () => {
      skipSpace();
      if (text[at] !== '"') fail(whyNoName(text[at]));
      const name = string();
      skipSpace();
      if (text[at] !== ':')
        fail(text[at] === undefined ? 'the text ends inside an object' : 'a colon must follow the member name');
      at += 1;
      members.push({ name, value: value(depth) });
    });
    return { kind: 'object', members, start, end: at };
  }

  try {
    const root = value(0);
    skipSpace();
    if (at < text.length) fail('nothing may follow the value');
    return { root };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    if (stop.code !== null) return { beyond: { code: stop.code, message: stop.message } };
    return {
      broken: { rule: stop.message, ...positionIn(text, stop.at), atEnd: stop.message.startsWith('the text ends') },
    };
  }
}
