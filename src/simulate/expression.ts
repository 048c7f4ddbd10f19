import { isArray, isObject, type Json } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';

/** What an `observe` expression of specs/README.md may speak of. Times in Unix seconds. */
export type Facts = {
  readonly status: number;
  readonly expiresIn: Json | undefined;
  readonly exp: number | null;
  readonly iat: number | null;
  readonly parts: number;
  readonly length: number;
  readonly body: Json;
  readonly headers: readonly (readonly [name: string, value: string])[];
};

const operators = ['==', '!=', '<=', '>=', '<', '>'] as const;

/** Whether the expression holds. A name without a value fits nothing. */
export function holds(expression: string, facts: Facts): boolean {
  const operator = operators.find((one) => wordsOf(expression).includes(one));
  if (operator === undefined) return false;
  const words = wordsOf(expression);
  const at = words.indexOf(operator);
  const [left, right] = [side(words.slice(0, at), facts), side(words.slice(at + 1), facts)];
  if (left === undefined || right === undefined) return false;
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

/** The numbers that an expression names, in order. */
export function numbersIn(expression: string): number[] {
  return wordsOf(expression)
    .filter((word) => /^-?\d+(\.\d+)?$/.test(word))
    .map(Number);
}

/** The `body:` pointers that an expression names. */
export function pointersIn(expression: string): string[] {
  return wordsOf(expression)
    .filter((word) => word.startsWith('body:'))
    .map((word) => word.slice(5));
}

function wordsOf(expression: string): string[] {
  return expression.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
}

function side(words: readonly string[], facts: Facts): number | string | undefined {
  const [first = '', ...rest] = words;
  let value = term(first, facts);
  for (let at = 0; at < rest.length; at += 2) {
    const next = term(rest[at + 1] ?? '', facts);
    if (typeof value !== 'number' || typeof next !== 'number') return undefined;
    value = rest[at] === '+' ? value + next : value - next;
  }
  return value;
}

function term(word: string, facts: Facts): number | string | undefined {
  if (/^["']/.test(word)) return word.slice(1, -1);
  if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word);
  if (word === 'expires_in') return seconds(facts.expiresIn);
  if (word.startsWith('body:')) return scalar(valueAt(facts.body, word.slice(5)));
  if (word.startsWith('header:')) {
    const name = word.slice(7).toLowerCase();
    return facts.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  }
  const named: Readonly<Record<string, number | null>> = {
    status: facts.status,
    exp: facts.exp,
    iat: facts.iat,
    parts: facts.parts,
    length: facts.length,
  };
  return named[word] ?? undefined;
}

function seconds(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

function scalar(value: Json | undefined): number | string | undefined {
  if (value === undefined || isArray(value) || isObject(value)) return undefined;
  return typeof value === 'number' ? value : String(value);
}
