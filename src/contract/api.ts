import type { RequestPlan } from '../model/request-plan.ts';
import type { HandCase } from './hand-case.ts';

/** What a generated builder knows of its provider: plain data. */
export type ApiDefinition<Operation extends string> = {
  readonly provider: string;
  readonly specSha256: string;
  /** The documented request of each operation, under the likeliest readings. */
  readonly documented: Readonly<Record<Operation, RequestPlan>>;
};

/** The type parameters only serve the compiler: which locations, operations and conflicts a case may name. */
export type Api<Operation extends string = string, Location extends string = string> = ApiDefinition<Operation> & {
  readonly '~location'?: Location;
};

export function defineApi<Operation extends string, Location extends string>(
  definition: ApiDefinition<Operation>,
): Api<Operation, Location> {
  return definition;
}

export type Contract = { readonly api: Api; readonly cases: Readonly<Record<string, HandCase>> };

/** The hand-written cases of a provider, keyed by title. */
export function contract<Operation extends string, Location extends string>(
  api: Api<Operation, Location>,
  cases: Readonly<Record<string, HandCase<Location>>>,
): Contract {
  return { api, cases };
}
