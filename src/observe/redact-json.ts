import type { Json } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import type { Redactor } from '../model/secret.ts';
import { edited, type Edit } from './edits.ts';
import type { JsonNode, JsonString } from './json-node.ts';
import { numberOf } from './json-problems.ts';
import { withoutShapes } from './shapes.ts';
import type { ShownNames } from './shown-names.ts';
import { surrogateNumber, surrogateText } from './surrogate.ts';
import { surrogateToken } from './surrogate-token.ts';

export type JsonRules = {
  readonly names: ShownNames;
  /** Pointers at which an issued token stands; '' hides everything. */
  readonly tokens: ReadonlySet<string>;
  readonly redactor: Redactor;
};

export type RedactedJson = {
  readonly json: Json;
  /** The body as it was written, with values that must not be shown replaced in place: duplicates and white space are still there. */
  readonly text: string;
  /** Every value was replaced: together they held what must not be shown. */
  readonly concealed: boolean;
};

type Found = {
  readonly node: JsonNode;
  readonly path: readonly (string | number)[];
  readonly member: string | null;
  readonly hidden: boolean;
};

/** Every string and number, with the nearest member name above it, and whether it stands in a place that is never shown. */
export function* leavesOf(root: JsonNode, { names, tokens }: Pick<JsonRules, 'names' | 'tokens'>): Generator<Found> {
  const stack: Found[] = [{ node: root, path: [], member: null, hidden: tokens.has('') }];
  for (let found = stack.pop(); found !== undefined; found = stack.pop()) {
    const { node, path, member, hidden } = found;
    if (node.kind === 'array') {
      for (const [index, item] of [...node.items.entries()].toReversed()) {
        const inside = [...path, index];
        stack.push({ node: item, path: inside, member, hidden: hidden || tokens.has(formatPointer(inside)) });
      }
    } else if (node.kind === 'object') {
      for (const { name, value } of node.members.toReversed()) {
        const inside = [...path, name.value];
        stack.push({
          node: value,
          path: inside,
          member: name.value,
          hidden: hidden || names.hides(name.value) || tokens.has(formatPointer(inside)),
        });
      }
    } else if (node.kind !== 'literal') yield found;
  }
}

/** A member name fit to be shown. */
export function shownName(name: string, redactor: Redactor): string {
  return withoutShapes(redactor.redact(name), (_, match) => surrogateText(match)).slice(0, 200);
}

/** A number text fit to be shown. Short ones cannot be told from counts and times, and are. */
export function shownNumber(source: string, redactor: Redactor): string {
  if (source.length < 6) return source;
  return redactor.redact(source) !== source || withoutShapes(source, () => '') !== source
    ? surrogateNumber(source)
    : source;
}

/** The pointer of the whole body. */
const everything = new Set(['']);

/** A body as a tree and as a text in which every secret, known or likely, has something else in its place. */
export function redactJson(text: string, root: JsonNode, rules: JsonRules): RedactedJson {
  const { redactor } = rules;
  const clean = (part: string): boolean => redactor.redact(part) === part;
  const replaced = new Map<JsonNode, string>();
  for (const { node, member, hidden } of leavesOf(root, rules)) {
    if (node.kind === 'number')
      replaced.set(node, hidden ? surrogateNumber(node.source) : shownNumber(node.source, redactor));
    if (node.kind === 'string') replaced.set(node, shownString(node.value, member, hidden));
  }

  function shownString(value: string, member: string | null, hidden: boolean): string {
    if (hidden) return surrogateToken(value, clean);
    const known = redactor.redact(value);
    if (member !== null && rules.names.shows(member))
      return withoutShapes(known, (_, match) => surrogateToken(match, clean));
    if (known === value || value.includes('«')) return surrogateToken(value, clean);
    return known
      .split(/(«[^«»]+»)/)
      .map((piece, index) => (index % 2 === 1 ? piece : surrogateText(piece)))
      .join('');
  }

  const edits: Edit[] = [];
  const inQuotes = ({ start, end, value }: JsonString, now: string): void => {
    if (now !== value) edits.push({ start: start + 1, end: end - 1, text: JSON.stringify(now).slice(1, -1) });
  };

  function rebuild(node: JsonNode): Json {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'string': {
        const now = replaced.get(node) ?? '';
        inQuotes(node, now);
        return now;
      }
      case 'number': {
        const now = replaced.get(node) ?? '0';
        if (now !== node.source) edits.push({ start: node.start, end: node.end, text: now });
        return numberOf(now);
      }
      case 'array':
        return node.items.map(rebuild);
      case 'object': {
        const members = Object.create(null) as Record<string, Json>;
        for (const { name, value } of node.members) {
          const now = shownName(name.value, redactor);
          inQuotes(name, now);
          members[now] = rebuild(value);
        }
        return members;
      }
      default:
        return node satisfies never;
    }
  }

  const json = rebuild(root);
  // What no value holds alone may stand in several, such as a list of bytes: then none of them is shown.
  if (!rules.tokens.has('') && !clean(JSON.stringify(json)))
    return redactJson(text, root, { ...rules, tokens: everything });
  return { json, text: edited(text, edits), concealed: rules.tokens.has('') };
}
