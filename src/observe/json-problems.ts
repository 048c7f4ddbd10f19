import type { TextProblem } from '../model/evidence.ts';
import type { Json } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import type { JsonNode } from './json-node.ts';
import { positionIn } from './place.ts';

export type JsonRemarks = {
  readonly problems: readonly TextProblem[];
  /** Source text by pointer, where it differs from how JavaScript writes the number. */
  readonly numbers: Readonly<Record<string, string>>;
};

/** More of them say nothing new. */
const mostProblems = 100;

/** Longer number texts are cut: they are evidence of their own length, nothing more. */
const longestNumber = 80;

/**
 * What a text says that the parsed value does not: repeated members, numbers that change in a double, unpaired surrogates.
 * `nameOf` makes member names fit to be shown; pointers are built from those.
 */
export function remarksOn(
  text: string,
  root: JsonNode,
  nameOf: (name: string) => string,
  sourceOf: (source: string) => string,
): JsonRemarks {
  const problems: TextProblem[] = [];
  const numbers = Object.create(null) as Record<string, string>;
  const note = (
    kind: TextProblem['kind'],
    path: readonly (string | number)[],
    node: JsonNode,
    detail: string,
  ): void => {
    if (problems.length === mostProblems) return;
    problems.push({ kind, pointer: formatPointer(path), ...positionIn(text, node.start), detail });
  };

  const visit = (node: JsonNode, path: readonly (string | number)[]): void => {
    if (node.kind === 'array') for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    else if (node.kind === 'object') {
      const first = new Map<string, JsonNode>();
      for (const { name, value } of node.members) {
        const shownName = nameOf(name.value);
        const inside = [...path, shownName];
        if (!name.value.isWellFormed())
          note('lone-surrogate', path, name, 'a member name holds half of a surrogate pair');
        const earlier = first.get(name.value);
        if (earlier !== undefined)
          note('duplicate-member', inside, name, `the member occurs again: ${kindOf(earlier)}, then ${kindOf(value)}`);
        first.set(name.value, value);
        visit(value, inside);
      }
    } else if (node.kind === 'string') {
      if (!node.value.isWellFormed()) note('lone-surrogate', path, node, 'the string holds half of a surrogate pair');
    } else if (node.kind === 'number') {
      const source = sourceOf(node.source).slice(0, longestNumber);
      if (String(numberOf(node.source)) !== node.source) numbers[formatPointer(path)] = source;
      const loss = lossOf(node.source);
      if (loss !== null) note(loss.kind, path, node, `${source} ${loss.detail}`);
    }
  };

  visit(root, []);
  return { problems, numbers };
}

/** The double that stands for a number text; never infinite, because a report cannot hold that. */
export function numberOf(source: string): number {
  const value = Number(source);
  return Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
}

function lossOf(source: string): { kind: 'unsafe-number' | 'fraction-of-zero'; detail: string } | null {
  const value = Number(source);
  if (!Number.isFinite(value)) return { kind: 'unsafe-number', detail: 'is too large for a double (RFC 8259 §6)' };
  const digits = source
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '');
  if (value === 0 && digits !== '') return { kind: 'unsafe-number', detail: 'is too small for a double (RFC 8259 §6)' };
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return { kind: 'unsafe-number', detail: 'is beyond 2^53 - 1 (RFC 7493 §2.2)' };
  if (digits.replace(/0+$/, '').length > 17)
    return { kind: 'unsafe-number', detail: 'has more digits than a double keeps (RFC 7493 §2.2)' };
  return /\.0+$/.test(source) ? { kind: 'fraction-of-zero', detail: 'is an integer written with a fraction' } : null;
}

function kindOf(node: JsonNode): string {
  if (node.kind === 'literal') return node.value === null ? 'null' : 'boolean';
  return node.kind;
}

/** The value, objects without a prototype. Of repeated members the last one counts. */
export function toJson(node: JsonNode): Json {
  switch (node.kind) {
    case 'literal':
    case 'string':
      return node.value;
    case 'number':
      return numberOf(node.source);
    case 'array':
      return node.items.map(toJson);
    case 'object': {
      const members = Object.create(null) as Record<string, Json>;
      for (const { name, value } of node.members) members[name.value] = toJson(value);
      return members;
    }
    default:
      return node satisfies never;
  }
}
