import type { Json, JsonObject } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import type { Conflict, Reading } from '../model/provider-spec.ts';
import { evaluate, type Expression, parseExpression, type Sum } from '../model/expression.ts';
import { type Facts, namedValue } from './answer-facts.ts';
import type { InForce, ReadingsInForce } from './readings-in-force.ts';
import { fits } from './schema-fits.ts';
import { valueFor, withValueAt } from './schema-value.ts';
import { placeOf, type TokenAnswer } from './token-answer.ts';
import type { TokenForm } from './token.ts';

/** How tokens are issued so that, of every `response` conflict, the reading in force holds and no other one. */
export type IssuePlan = {
  readonly status: number;
  /** Without token; the lifetime is in place. */
  readonly body: Json;
  readonly form: TokenForm;
  /** Characters of the token; null leaves it as it comes. */
  readonly length: number | null;
  /** `exp - iat` in seconds. */
  readonly lives: number;
};

/** Searches the few ways an answer can vary. `lengthOf` measures a token of that form as it comes. */
export function issuePlan(
  document: JsonObject,
  answer: TokenAnswer,
  readings: ReadingsInForce,
  lengthOf: (form: TokenForm) => number,
): IssuePlan {
  const open = [...readings.values()].filter(({ conflict }) => conflict.decide === 'response');
  const terms = open.flatMap(({ conflict }) => conflict.readings.flatMap(({ observe }) => termsOf(observe)));
  const observed = new Map(
    open.flatMap(({ conflict }) => conflict.readings.map((one) => [one, parseExpression(one.observe ?? '')] as const)),
  );
  const lengths = new Map<TokenForm, number>();
  let best: { plan: IssuePlan; score: number } | null = null;
  for (const plan of variants(document, answer, open, terms)) {
    const length = plan.length ?? lengths.get(plan.form) ?? lengthOf(plan.form);
    if (plan.length === null) lengths.set(plan.form, length);
    const facts = factsOf(plan, answer, length);
    const told = open.filter(({ conflict, reading }) => {
      const fitting = conflict.readings.filter((one) =>
        holds(document, conflict, one, observed.get(one) ?? null, facts),
      );
      return fitting.length === 1 && fitting[0] === reading;
    });
    // Two conflicts may be at odds; the reading that somebody asked for goes before a mere start.
    const score = told.reduce((sum, one) => sum + (one.named ? 100 : 1) + (isOfForm(one) ? 1 : 0), 0);
    if (best === null || score > best.score) best = { plan, score };
    if (told.length === open.length) break;
  }
  return best?.plan ?? { status: answer.status, body: answer.body, form: answer.form, length: null, lives: 3600 };
}

/** Times inside an encrypted token may be as asked and nobody sees them: the form of the token is what can be shown. */
const isOfForm = ({ reading, named }: InForce): boolean => named && /\bparts\b/.test(reading.observe ?? '');

function* variants(
  document: JsonObject,
  answer: TokenAnswer,
  open: readonly InForce[],
  terms: Terms,
): Generator<IssuePlan> {
  const shown = Number(answer.lifetime);
  const numbers = terms.flatMap((term) => ('number' in term ? term.number : []));
  const names = terms.flatMap((term) => ('name' in term ? term.name : []));
  const seconds = unique([shown > 0 ? shown : 3600, 3600, ...numbers.filter((number) => number >= 60), 7200]);
  const lengths = names.includes('length') ? numbers.filter((n) => n >= 16 && n < 4096) : [];
  const forms = unique<TokenForm>([answer.form, 'jwt', 'opaque', 'encrypted']);
  const bodies = [...bodyVariants(document, answer, open, terms)];
  for (const form of forms)
    for (const length of [null, ...unique(lengths.flatMap((n) => [n, n + 7]))])
      for (const lifetime of seconds)
        for (const lives of unique([lifetime, ...seconds]))
          for (const body of bodies)
            yield {
              status: answer.status,
              body: withLifetime(document, answer, body, lifetime, open),
              form,
              length,
              lives,
            };
}

/** The body as documented, laid out as the readings in force say, with other values where an expression compares one. */
function* bodyVariants(
  document: JsonObject,
  answer: TokenAnswer,
  open: readonly InForce[],
  terms: Terms,
): Generator<Json> {
  let { body } = answer;
  for (const { conflict, reading } of open) {
    if (reading.schema === null || conflict.member === answer.pointers.lifetime) continue;
    const now = valueAt(body, conflict.member);
    if (now !== undefined && fits(document, reading.schema, now)) continue;
    const made = valueFor(document, reading.schema);
    if (made !== undefined) body = withValueAt(body, conflict.member, made);
  }
  yield body;
  for (const pointer of unique(
    terms.flatMap((term) => ('name' in term && term.name.startsWith('body:') ? term.name.slice(5) : [])),
  )) {
    const value = valueAt(body, pointer);
    if (typeof value === 'number') yield withValueAt(body, pointer, value + 1);
    if (typeof value === 'string') yield withValueAt(body, pointer, `${value}1`);
    if (typeof value === 'boolean') yield withValueAt(body, pointer, !value);
  }
}

/** Writes the lifetime as a number or as text: as the reading in force describes it, else as the document shows it. */
function withLifetime(
  document: JsonObject,
  answer: TokenAnswer,
  body: Json,
  lifetime: number,
  open: readonly InForce[],
): Json {
  if (answer.pointers.lifetime === null) return body;
  const place = placeOf(body, answer.pointers.lifetime);
  const schemas = open.flatMap(({ conflict, reading }) => (conflict.member === place ? (reading.schema ?? []) : []));
  const forms: Json[] =
    typeof answer.lifetime === 'string' ? [String(lifetime), lifetime] : [lifetime, String(lifetime)];
  const form = forms.find((one) => schemas.every((schema) => fits(document, schema, one))) ?? forms[0] ?? lifetime;
  return withValueAt(body, place, form);
}

function factsOf(plan: IssuePlan, answer: TokenAnswer, length: number): Facts {
  const dated = plan.form === 'jwt';
  const place = answer.pointers.lifetime === null ? null : placeOf(plan.body, answer.pointers.lifetime);
  return {
    status: plan.status,
    expiresIn: place === null ? undefined : valueAt(plan.body, place),
    exp: dated ? plan.lives : null,
    iat: dated ? 0 : null,
    parts: { jwt: 3, opaque: 1, encrypted: 5 }[plan.form],
    length,
    body: plan.body,
    headers: [['Cache-Control', 'no-store']],
  };
}

/** A reading holds when its schema fits the member and its expression holds; one that says neither never does. */
function holds(
  document: JsonObject,
  { member }: Conflict,
  { schema, observe }: Reading,
  expression: Expression | null,
  facts: Facts,
): boolean {
  const value = valueAt(facts.body, member);
  if (schema !== null && (value === undefined || !fits(document, schema, value))) return false;
  if (observe === null) return schema !== null;
  return expression !== null && evaluate(expression, namedValue(facts)) === true;
}

type Terms = readonly Sum[number]['term'][];

function termsOf(observe: string | null): Terms {
  const expression = parseExpression(observe ?? '');
  return expression === null ? [] : [...expression.left, ...expression.right].map(({ term }) => term);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
