import type { Cause } from '../../model/cause.ts';
import { credentialRole } from '../../model/credential-role.ts';
import type { Conflict, Input, ProviderSpec, ResponseBranch, ResponseRule } from '../../model/provider-spec.ts';
import type { FaultWorld } from '../../model/simulator.ts';
import { issuePlan } from '../issue-plan.ts';
import { readingsInForce } from '../readings-in-force.ts';
import { tokenAnswer } from '../token-answer.ts';

/** Inputs of all operations, each location once. */
export function distinctInputs(spec: ProviderSpec): readonly Input[] {
  const inputs = spec.operations.flatMap((operation) => operation.inputs);
  return [...new Map(inputs.map((input) => [input.location, input])).values()];
}

/** Names of the credentials that every request carries. */
export function sentCredentials(spec: ProviderSpec): readonly string[] {
  const names = distinctInputs(spec).flatMap(({ fill }) =>
    fill.by === 'credential' && !fill.optional && fill.secret !== false ? [fill.name] : [],
  );
  return [...new Set(names)];
}

/** Every place that carries a credential. */
export function locationsOf(spec: ProviderSpec, credential: string): readonly string[] {
  return distinctInputs(spec).flatMap(({ fill, location }) =>
    fill.by === 'credential' && fill.name === credential ? [location] : [],
  );
}

/** The cases that send a wrong secret, whatever it is called here. */
export function wrongSecretCases(spec: ProviderSpec): string[] {
  return sentCredentials(spec)
    .filter((name) => credentialRole(name) === 'secret')
    .map((name) => `wrong/${name}`);
}

/** The secret that the client of this simulator sends. */
export function secretOf({ spec, credentials }: Pick<FaultWorld, 'spec' | 'credentials'>): string {
  const name = sentCredentials(spec).find((one) => credentialRole(one) === 'secret');
  return credentials.get(name ?? '') ?? '';
}

/** The cases that use another method than the documented ones. */
export function otherMethodCases(spec: ProviderSpec): string[] {
  const used = new Set(spec.operations.map(({ method }) => method));
  return ['GET', 'PUT'].filter((method) => !used.has(method)).map((method) => `method/${method}`);
}

/** The branch that answers a cause: the one that states it, else one that assumes it. */
export function branchFor(
  { operations }: ProviderSpec,
  cause: Cause,
): { readonly rule: ResponseRule; readonly branch: ResponseBranch } | null {
  const all = (operations[0]?.responses ?? []).flatMap((rule) => rule.branches.map((branch) => ({ rule, branch })));
  const naming = all.filter(({ branch }) => branch.causes.some((one) => one.cause === cause));
  const stating = naming.find(({ branch }) => branch.causes.some((one) => one.cause === cause && one.stated));
  return stating ?? naming[0] ?? null;
}

export function conflictsAbout(spec: ProviderSpec, about: (conflict: Conflict) => boolean): readonly Conflict[] {
  return spec.conflicts.filter(about);
}

/** Conflicts one of whose readings is that nobody looks at the signature. */
export function enforcementConflicts(spec: ProviderSpec): readonly Conflict[] {
  return conflictsAbout(spec, ({ readings }) => readings.some(({ use }) => use?.signaturePlace?.length === 0));
}

/** Conflicts whose readings speak of the lifetime that an answer states. */
export function lifetimeConflicts(spec: ProviderSpec): readonly Conflict[] {
  const pointers = spec.operations.flatMap(({ responses }) =>
    responses.flatMap(({ branches }) => branches.flatMap(({ token }) => token?.lifetime ?? [])),
  );
  return conflictsAbout(
    spec,
    ({ decide, member, readings }) =>
      decide === 'response' &&
      (pointers.includes(member) || readings.some(({ observe }) => /\bexpires_in\b/.test(observe ?? ''))),
  );
}

/** Whether the token lives as long as the answer says is itself a conflict. */
export function isLifetimeOpen(spec: ProviderSpec): boolean {
  return lifetimeConflicts(spec).some(({ readings }) =>
    readings.some(({ observe }) => /\b(exp|iat)\b/.test(observe ?? '')),
  );
}

export const usesBasic = (spec: ProviderSpec): boolean =>
  distinctInputs(spec).some(({ location }) => location.startsWith('basic:'));

/** Whether a healthy simulator issues JWTs. */
export function issuesJwt(spec: ProviderSpec): boolean {
  const [operation] = spec.operations;
  const readings = readingsInForce(spec, {});
  const answer = operation === undefined ? null : tokenAnswer(spec.document, operation, readings);
  return answer !== null && issuePlan(spec.document, answer, readings, () => 300).form === 'jwt';
}
