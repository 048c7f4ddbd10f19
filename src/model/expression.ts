/** A comparison of two sums over what an accepted response shows; the grammar stands in specs/README.md. */
export type Expression = { readonly left: Sum; readonly compare: Comparison; readonly right: Sum };

/** Terms from left to right; the first has the sign `+`. */
export type Sum = readonly { readonly sign: '+' | '-'; readonly term: Term }[];
export type Term = { readonly number: number } | { readonly text: string } | { readonly name: string };

const comparisons = ['==', '!=', '<=', '>=', '<', '>'] as const;
export type Comparison = (typeof comparisons)[number];

/** Gives the value that a name has in the response; undefined when it has none. */
export type NamedValue = (name: string) => number | string | undefined;

const simpleNames = ['status', 'expires_in', 'exp', 'iat', 'parts', 'length'] as const;

/** Whether this is one of the names that an expression may use: `expires_in`, `body:/a/b`, `header:Date`. */
export function isExpressionName(text: string): boolean {
  return (
    (simpleNames as readonly string[]).includes(text) ||
    /^body:(\/\S*)?$/.test(text) ||
    /^header:[\w!#$%&'*+.^`|~-]+$/.test(text)
  );
}

export const expressionNames: readonly string[] = [...simpleNames, 'body:/pointer', 'header:Name'];

/** Null when the text is not an expression. Names run to the next white space, because pointers and header names may hold `-`. */
export function parseExpression(text: string): Expression | null {
  const tokens = tokenize(text);
  if (tokens === null) return null;
  const at = tokens.findIndex((token) => isComparison(token));
  const compare = tokens[at];
  if (compare === undefined || !isComparison(compare)) return null;
  const left = parseSum(tokens.slice(0, at));
  const right = parseSum(tokens.slice(at + 1));
  return left === null || right === null ? null : { left, compare, right };
}

/** Undefined when a name has no value or the two sides cannot be compared: then the expression fits nothing. */
export function evaluate(expression: Expression, names: NamedValue): boolean | undefined {
  const left = valueOf(expression.left, names);
  const right = valueOf(expression.right, names);
  if (left === undefined || right === undefined) return undefined;
  if (expression.compare === '==') return left === right;
  if (expression.compare === '!=') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (expression.compare === '<') return left < right;
  if (expression.compare === '<=') return left <= right;
  return expression.compare === '>' ? left > right : left >= right;
}

const token = /\s*(==|!=|<=|>=|<|>|"[^"]*"|'[^']*'|(?:body|header):\S*|[A-Za-z_]\w*|\d+(?:\.\d+)?|[+-])/y;

function tokenize(text: string): string[] | null {
  const tokens: string[] = [];
  const source = text.trim();
  const pattern = new RegExp(token);
  while (pattern.lastIndex < source.length) {
    const [, found] = pattern.exec(source) ?? [];
    if (found === undefined) return null;
    tokens.push(found);
  }
  return tokens;
}

const isComparison = (text: string): text is Comparison => (comparisons as readonly string[]).includes(text);

/** A sum alternates terms and signs; a leading minus belongs to a number alone. */
function parseSum(tokens: readonly string[]): Sum | null {
  const sum: { sign: '+' | '-'; term: Term }[] = [];
  let sign: '+' | '-' | null = '+';
  const [first, ...rest] = tokens;
  const signed = first === '-' ? rest : tokens;
  if (first === '-') sign = '-';
  for (const word of signed) {
    if (sign === null) {
      if (word !== '+' && word !== '-') return null;
      sign = word;
      continue;
    }
    const term = parseTerm(word);
    if (term === null) return null;
    sum.push({ sign, term });
    sign = null;
  }
  return sign === null ? sum : null;
}

function parseTerm(word: string): Term | null {
  if (/^\d/.test(word)) return { number: Number(word) };
  if (/^["']/.test(word)) return { text: word.slice(1, -1) };
  return isExpressionName(word) ? { name: word } : null;
}

function valueOf(sum: Sum, names: NamedValue): number | string | undefined {
  const values = sum.map(({ sign, term }) => {
    const value = 'number' in term ? term.number : 'text' in term ? term.text : names(term.name);
    return { sign, value };
  });
  const [only] = values;
  if (values.length === 1 && only?.sign === '+') return only.value;
  let total = 0;
  for (const { sign, value } of values) {
    if (typeof value !== 'number') return undefined;
    total += sign === '+' ? value : -value;
  }
  return total;
}
