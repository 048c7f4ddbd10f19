import type { Classified } from '../model/check.ts';
import type { Shape } from '../model/cause.ts';
import type { Expectation } from '../model/contract-case.ts';
import type { ObservedResponse } from '../model/evidence.ts';
import type { Json } from '../model/json.ts';
import type { Operation, ProviderSpec, ResponseRule } from '../model/provider-spec.ts';
import type { ValidateAt } from '../model/validation.ts';
import { likeness, marksOf, sharesMember } from './branch-marks.ts';
import { covers, isJsonMedia } from './media-type.ts';

/** How a rule's status key fits a status (OpenAPI 3.1 §4.8.16.1): exact beats range beats default; 0 is no fit. */
export function statusFit(rules: readonly ResponseRule[], rule: ResponseRule, status: number): 0 | 1 | 2 | 3 {
  const exact = String(status);
  if (rule.status === exact) return 3;
  const range = `${exact.slice(0, 1)}XX`;
  if (rule.status.toUpperCase() === range) return 2;
  if (rule.status !== 'default') return 0;
  const named = rules.some(({ status: key }) => key === exact || key.toUpperCase() === range);
  return named ? 0 : 1;
}

/** The shape of a branch: as stated by `x-shape`, else what its status says. */
export function shapeOf({ rule, branch }: Classified): Shape | null {
  if (branch.shape !== null) return branch.shape;
  return ({ '2': 'token', '4': 'refusal', '5': 'technical-error' } as const)[rule.status.slice(0, 1)] ?? null;
}

const branchesOf = (operation: Operation): readonly Classified[] =>
  operation.responses.flatMap((rule) => rule.branches.map((branch) => ({ rule, branch })));

type Ranked = {
  readonly classified: Classified;
  readonly status: number;
  readonly likeness: number;
  /** The body has a required member of the form, of its type. */
  readonly shares: boolean;
};

/**
 * Which documented branch a response is, by its own form and whatever was expected. In this order: a schema of its status
 * that it fits; of those that name its very status and those of others that it fits, the nearest by discriminating
 * members; a branch of its status whose body is not documented; the nearest branch; the only form of its status. A
 * response with a token in it is a token branch if there is one, under any status where the body of that branch is not
 * documented. Null when it is like nothing documented.
 */
export function classify(
  spec: ProviderSpec,
  operation: Operation,
  response: ObservedResponse,
  validate: ValidateAt,
): Classified | null {
  const own = classified.get(response) ?? new Map<Operation, Classified | null>();
  classified.set(response, own);
  const found = own.has(operation) ? (own.get(operation) ?? null) : look(spec, operation, response, validate);
  own.set(operation, found);
  return found;
}

/** A response is classified once, however many checks ask. */
const classified = new WeakMap<ObservedResponse, Map<Operation, Classified | null>>();

function look(
  spec: ProviderSpec,
  operation: Operation,
  response: ObservedResponse,
  validate: ValidateAt,
): Classified | null {
  const { json } = response.body;
  const all = branchesOf(operation).map((classified) => rank(spec, operation, classified, response));
  const tokens = all.filter(({ classified }) => shapeOf(classified) === 'token');
  const issues = response.token !== null && tokens.length > 0;
  const pool = issues ? tokens : all;

  const fitting = pool.filter((one) => (one.status > 0 || one.likeness > 0) && fits(one.classified, json, validate));
  const bodiless = pool.filter(({ classified, status }) => classified.branch.schema === null && status > 0);
  const near = pool.filter((one) => one.classified.branch.schema !== null && one.likeness > 0);
  const here = fitting.filter(({ status }) => status > 0);
  const named = near.filter(({ status }) => status > 1);
  return (
    best(here, (one) => one.status * 1000 + one.likeness) ??
    best([...named, ...fitting], byLikeness) ??
    best(bodiless, (one) => one.status) ??
    best(near, byLikeness) ??
    best(pool.filter(isOnlyForm), (one) => one.status) ??
    (json === undefined
      ? best(
          pool.filter((one) => ofMedia(one, response)),
          (one) => one.status,
        )
      : null) ??
    (issues
      ? best(
          tokens.filter(({ classified }) => classified.branch.schema === null),
          (one) => one.status,
        )
      : null)
  );
}

const byLikeness = ({ likeness: alike, status }: Ranked): number => alike * 10 + status;

/** The one form that its very status has, and at least one member in common with it: then the others are departures. */
function isOnlyForm({ classified: { rule }, status, shares }: Ranked): boolean {
  return status > 1 && rule.branches.length === 1 && shares;
}

function rank(spec: ProviderSpec, operation: Operation, classified: Classified, response: ObservedResponse): Ranked {
  const { rule, branch } = classified;
  const { json } = response.body;
  const marks = branch.schema === null ? [] : marksOf(spec.document, branch.schema);
  const alike = json === undefined ? 0 : likeness(marks, json);
  const here = response.token !== null && branch.token?.token === response.token.pointer ? 3 : 0;
  return {
    classified,
    status: statusFit(operation.responses, rule, response.status),
    likeness: alike + here,
    shares: json !== undefined && sharesMember(marks, json),
  };
}

/** The branch's schema takes the body as it is. */
export function fits({ branch }: Classified, body: Json | undefined, validate: ValidateAt): boolean {
  return branch.schema !== null && body !== undefined && validate(branch.schema, body).length === 0;
}

/** A body that is documented as something else than JSON: nothing but its status and media type can be compared. */
function ofMedia({ classified, status }: Ranked, { contentType }: ObservedResponse): boolean {
  const { mediaTypes } = classified.rule;
  return (
    status > 0 && contentType !== null && mediaTypes.some((key) => !isJsonMedia(key) && covers(key, contentType.media))
  );
}

function best(pool: readonly Ranked[], score: (one: Ranked) => number): Classified | null {
  const top = Math.max(...pool.map(score));
  return pool.find((one) => score(one) === top)?.classified ?? null;
}

/**
 * The branch that the document names for an expected outcome: the token branch of an accepted request, the branch that
 * states the cause of a refused one. Where several do, any of them may come: the one with the status of the response,
 * else the first. Null when the document names none, and for cases that only decide or record.
 */
export function expectedBranch(
  operation: Operation,
  expect: Expectation,
  status: number | null = null,
): Classified | null {
  const all = branchesOf(operation);
  const fit = ({ rule }: Classified): number => (status === null ? 0 : statusFit(operation.responses, rule, status));
  const nearest = (pool: readonly Classified[]): Classified | null =>
    pool.reduce<Classified | null>((best, one) => (best === null || fit(one) > fit(best) ? one : best), null);
  if (expect.kind === 'accept') {
    const tokens = all.filter((one) => shapeOf(one) === 'token');
    return nearest(tokens.filter(({ branch }) => branch.assumed === null)) ?? nearest(tokens);
  }
  if (expect.kind !== 'refuse') return null;
  return nearest(
    all.filter(({ branch }) => branch.causes.some(({ cause, stated }) => stated && cause === expect.cause)),
  );
}
