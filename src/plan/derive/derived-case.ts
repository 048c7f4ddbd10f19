import type { Position } from '../../model/position.ts';
import type { Cause } from '../../model/cause.ts';
import { describeChange, type Change } from '../../model/change.ts';
import type { ContractCase, Expectation, Step } from '../../model/contract-case.ts';
import type { Operation, ProviderSpec, ResponseBranch, StatedCause } from '../../model/provider-spec.ts';
import { statedBy, type Requirement } from '../../model/requirement.ts';

/** What every deriver looks at. */
export type Documented = { readonly spec: ProviderSpec; readonly operation: Operation };

export type Derivation = {
  /** Third segment of the id: the kind of change. */
  readonly kind: string;
  /** Last segment of the id: what is changed. */
  readonly subject: string;
  readonly title?: string;
  readonly changes: readonly Change[] | readonly Step[];
  /** Why the request deserves refusal; null when it deserves a token like its control. */
  readonly cause: Cause | null;
  /** No document speaks of this very change, whatever it states of its cause: never a refusal. */
  readonly unspoken?: true;
  /** For which other cause a provider may refuse it: a refusal is stated only where the document answers both alike. */
  readonly orElse?: Cause;
  readonly tags?: readonly string[];
  readonly group?: string;
  /** The spec node it was derived from. */
  readonly at?: Position;
  /** What besides the document says something about it. */
  readonly requirements?: readonly Requirement[];
};

/** The derivation rule: a refusal is expected only if evidence states its cause; otherwise what happens is recorded. */
export function derivedCase({ spec, operation }: Documented, derivation: Derivation): ContractCase {
  const { kind, subject, cause } = derivation;
  const stated = cause === null || derivation.unspoken === true ? undefined : statedRefusal(operation, derivation);
  const expect: Expectation =
    stated === undefined || cause === null ? { kind: 'record', silence: null, cause } : { kind: 'refuse', cause };
  const steps = derivation.changes.map((change, index): Step =>
    'changes' in change ? change : { name: `change ${index + 1}`, changes: [change] },
  );
  const isSteps = derivation.changes.some((change) => 'changes' in change);
  const changes = steps.flatMap((step) => step.changes);
  return {
    id: `${spec.id}/${operation.id}/${kind}/${subject}`,
    title: derivation.title ?? describeAll(changes),
    derivedBy: 'spec',
    expect,
    operation: operation.id,
    steps: isSteps ? steps : [{ name: kind, changes }],
    tags: [kind, ...(derivation.tags ?? [])],
    needs: [],
    group: derivation.group ?? null,
    optIn: null,
    requirements: [...(stated === undefined ? [] : statedBy(spec, stated)), ...(derivation.requirements ?? [])],
    at: derivation.at ?? operation.position,
  };
}

function describeAll(changes: readonly Change[]): string {
  return [...new Set(changes.map(describeChange))].join(' and ');
}

function statedRefusal(operation: Operation, { cause, orElse }: Derivation): ReturnType<typeof statedCause> {
  const stated = cause === null ? undefined : statedCause(operation, cause);
  return orElse === undefined || statedCause(operation, orElse)?.pointer === stated?.pointer ? stated : undefined;
}

/** Where the spec states the cause for this operation, or undefined when it is silent about it. */
export function statedCause(
  operation: Operation,
  cause: Cause,
): (StatedCause & Pick<ResponseBranch, 'pointer'>) | undefined {
  for (const response of operation.responses) {
    for (const branch of response.branches) {
      const found = branch.causes.find((candidate) => candidate.cause === cause && candidate.stated);
      if (found !== undefined) return { ...found, pointer: branch.pointer };
    }
  }
  return undefined;
}
