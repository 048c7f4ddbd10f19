import type { Alteration } from '../model/change.ts';
import type { Ref, Scalar } from '../model/request-plan.ts';
import type { Filled } from './fill.ts';
import { literal, word, type Piece } from './shell-text.ts';

/** Raised where curl or the shell cannot send what the plan says; the message is the reason shown. */
export class NotInCurl extends Error {}

/** A shell script in the making: the lines so far, and texts in which marks stand for what the shell fills in. */
export type ShellScript = {
  readonly lines: string[];
  /** A mark in place of each ref; it can be written into JSON and found again. */
  readonly fill: (value: Scalar) => Filled;
  /** The mark of an expansion of the script's own, such as a variable that a line has set; it is never escaped for JSON. */
  readonly own: (expansion: string) => string;
  /** A text with marks taken apart. What stands inside a JSON string is escaped for it. */
  readonly pieces: (text: string) => readonly Piece[];
  /** A credential's shell variable. Throws NotInCurl when none is named. */
  readonly variable: (credential: string) => string;
  readonly optionalVariable: (credential: string) => string | null;
  /** Uses a shell function: its definition comes before everything else. */
  readonly use: (name: keyof typeof functions) => void;
  readonly finish: (command: string) => string;
};

const functions = {
  json: String.raw`json() { printf %s "$1" | LC_ALL=C sed 's/[\\"]/\\&/g'"; s/$(printf '\t')/\\\\t/g"; }`,
  percent: `percent() { printf %s "$1" | od -An -v -tx1 | tr -d ' \\n' | sed 's/../%&/g'; }`,
  members: String.raw`members() { printf %s "$1" | tr -d '\r\n' | sed 's/^[^{]*{[[:space:]]*//; s/[[:space:]]*}[^}]*$//'; }`,
} as const;

/**
 * `signature` adds the lines that sign and returns the text that stands for the signature. A ref is filled once, as in the
 * request that was sent.
 */
export function createScript(variables: ReadonlyMap<string, string>, signature: () => string): ShellScript {
  const lines: string[] = [];
  const used = new Set<keyof typeof functions>();
  const expansions: { readonly text: string; readonly isOwn: boolean }[] = [];
  const filled = new Map<Ref, string>();
  const names = new Map<string, number>();
  const spoiled = new Map<string, string>();

  const mark = (text: string, isOwn = false): string => `\uE000\n${expansions.push({ text, isOwn }) - 1}\uE001`;
  /** A line that sets a variable of this name, or of the name with a number. */
  const assign = (name: string, value: string): string => {
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    const own = count === 1 ? name : `${name}${count}`;
    lines.push(`${own}=${value}`);
    return `$${own}`;
  };
  const variable = (credential: string): string => {
    const found = variables.get(credential);
    if (found === undefined) throw new NotInCurl(`no variable is named for the credential «${credential}»`);
    return found;
  };

  const spoil = (name: string, how: Alteration): string => {
    const key = `${name} ${how}`;
    const known = spoiled.get(key) ?? spoiledText(variable(name), how, assign, mark);
    spoiled.set(key, known);
    return known;
  };
  const textFor = (ref: Ref): string => {
    if (ref.ref === 'credential') return ref.how === null ? mark(`$${variable(ref.name)}`) : spoil(ref.name, ref.how);
    if (ref.ref === 'now') return mark(assign('now', `$(${dateCommand(ref.format)})`), true);
    if (ref.ref === 'unique') return mark(assign('unique', `$(${randomCommand(ref.minLength, ref.maxLength)})`), true);
    if (ref.ref === 'signature') return signature();
    const pair = [...pieces(fill(ref.id).real), literal(ref.separator), ...pieces(fill(ref.secret).real)];
    return `${ref.scheme} ${mark(`$(printf %s ${word(pair)} | openssl base64 -A)`)}`;
  };
  const fill = (value: Scalar): Filled => {
    const text = typeof value === 'string' ? value : (filled.get(value) ?? textFor(value));
    if (typeof value !== 'string') filled.set(value, text);
    return { real: text, shown: text };
  };

  const pieces = (text: string): readonly Piece[] => {
    const found: Piece[] = [];
    let at = 0;
    for (const match of text.matchAll(/\uE000(\n|\\n)(\d+)\uE001/g)) {
      const [whole, lineBreak, index] = match;
      if (match.index > at) found.push({ literal: text.slice(at, match.index) });
      found.push({ expand: expanded(Number(index), lineBreak !== '\n') });
      at = match.index + whole.length;
    }
    return at < text.length ? [...found, { literal: text.slice(at) }] : found;
  };
  const expanded = (index: number, inJson: boolean): string => {
    const { text = '', isOwn = true } = expansions[index] ?? {};
    if (!inJson || isOwn) return text;
    used.add('json');
    return `$(json "${text}")`;
  };

  return {
    lines,
    fill,
    own: (expansion) => mark(expansion, true),
    pieces,
    variable,
    optionalVariable: (credential) => variables.get(credential) ?? null,
    use: (name) => void used.add(name),
    finish: (command) => [...[...used].map((name) => functions[name]), ...lines, command].join('\n'),
  };
}

type Assign = (name: string, value: string) => string;

/** `wrong` turns every ASCII letter by 13 places and every digit by 5, so none stays what it was. */
function spoiledText(name: string, how: Alteration, assign: Assign, mark: (expansion: string) => string): string {
  const through = (variable: string, from: string, to: string): string =>
    mark(assign(variable, `$(printf %s "$${name}" | LC_ALL=C tr '${from}' '${to}')`));
  const texts: Record<Alteration, () => string> = {
    wrong: () => through('wrong', 'A-Za-z0-9', 'N-ZA-Mn-za-m5-90-4'),
    unknown: () => through('unknown', 'A-Za-z0-9', 'N-ZA-Mn-za-m5-90-4'),
    truncated: () => mark(`\${${name}%?}`),
    'trailing-space': () => `${mark(`$${name}`)} `,
    'leading-space': () => ` ${mark(`$${name}`)}`,
    'inner-space': () => mark(assign('spaced', `$(printf %s "$${name}" | sed '1s/./& /')`)),
    'upper-case': () => through('upper', 'a-z', 'A-Z'),
    'lower-case': () => through('lower', 'A-Z', 'a-z'),
    empty: () => '',
  };
  return texts[how]();
}

/** The formats of `timeStamp`. POSIX writes offsets in TZ the other way round: `UTC-3` is three hours ahead. */
function dateCommand(format: string): string {
  const seconds = '+%Y-%m-%dT%H:%M:%S';
  if (format === 'utc') return `date -u ${seconds}Z`;
  if (format === 'offset') return `TZ=UTC-3 date ${seconds}+03:00`;
  if (format === 'date') return 'date -u +%Y-%m-%d';
  return format === 'unix' ? 'date +%s' : `date -u ${seconds}`;
}

function randomCommand(minLength: number, maxLength: number): string {
  const length = Math.max(minLength, Math.min(maxLength, 16));
  const hex = `openssl rand -hex ${Math.ceil(length / 2)}`;
  return length % 2 === 0 ? hex : `${hex} | cut -c1-${length}`;
}
