/**
 * A text as a reader of it would decode it, with the place in the source that each of its characters came from.
 * `offsets` has one more entry than the text: the end of the source.
 */
export type View = { readonly form: string; readonly text: string; readonly offsets: Uint32Array };

type Rule = {
  readonly form: string;
  readonly trigger: string;
  readonly pattern: RegExp;
  readonly decode: (match: string) => string;
};

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  a: '\u0007',
  e: '\u001b',
};

function unescape(match: string): string {
  const kind = match[1] ?? '';
  if (match.startsWith("'")) return "'";
  if (kind === 'u' || kind === 'x') return character(Number.parseInt(match.replace(/[^0-9a-f]/gi, ' ').trim(), 16));
  return simpleEscapes[kind] ?? kind;
}

const entityNames: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  sol: '/',
  equals: '=',
  plus: '+',
  percnt: '%',
  num: '#',
};

function entity(match: string): string {
  if (match.startsWith(']')) return ']]>';
  const name = match.slice(1).replace(';', '');
  if (!name.startsWith('#')) return entityNames[name] ?? match;
  return character(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
}

const hexByte = (match: string): string => character(Number.parseInt(match.slice(1), 16));

/** Bytes of percent and quoted-printable escapes become characters one to one, and UTF-8 is left as it is: patterns know that form. */
const rules: readonly Rule[] = [
  { form: 'percent', trigger: '%', pattern: /%[0-9a-f]{2}/gi, decode: hexByte },
  {
    form: 'form',
    trigger: '+',
    pattern: /%[0-9a-f]{2}|\+/gi,
    decode: (match) => (match === '+' ? ' ' : hexByte(match)),
  },
  // JSON and JavaScript strings, ANSI-C and double shell quotes; a single shell quote leaves and enters again.
  {
    form: 'escapes',
    trigger: '\\',
    pattern: /'\\''|\\u\{[0-9a-f]{1,6}\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\./gis,
    decode: unescape,
  },
  { form: 'entities', trigger: '&', pattern: /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,6});?/gi, decode: entity },
  { form: 'cdata', trigger: ']]]]', pattern: /\]\]\]\]><!\[CDATA\[>/g, decode: entity },
  {
    form: 'quoted-printable',
    trigger: '=',
    pattern: /=[0-9A-F]{2}|=\r?\n/gi,
    decode: (match) => (match.length === 3 && match[1] !== '\r' ? hexByte(match) : ''),
  },
  { form: 'utf-16', trigger: '\0', pattern: /\0/g, decode: () => '' },
  // oxlint-disable-next-line no-control-regex -- the escape sequences of terminals begin with a control character
  { form: 'terminal', trigger: '\u001b', pattern: /\u001b\[[0-9;?]*[ -/]*[@-~]/g, decode: () => '' },
];

/** The other ways to read a text; only those that would read something else. */
export function viewsOf(text: string): View[] {
  return rules.flatMap((rule) => {
    if (!text.includes(rule.trigger) || text.search(rule.pattern) === -1) return [];
    const view = viewBy(rule, text);
    return view.text === text ? [] : [view];
  });
}

function viewBy({ form, pattern, decode }: Rule, text: string): View {
  const offsets = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  const copy = (to: number): void => {
    pieces.push(text.slice(from, to));
    for (let index = from; index < to; index += 1) offsets[length++] = index;
  };
  for (const match of text.matchAll(pattern)) {
    copy(match.index);
    const decoded = decode(match[0]);
    pieces.push(decoded);
    for (let unit = 0; unit < decoded.length; unit += 1) offsets[length++] = match.index;
    from = match.index + match[0].length;
  }
  copy(text.length);
  offsets[length] = text.length;
  return { form, text: pieces.join(''), offsets: offsets.subarray(0, length + 1) };
}
