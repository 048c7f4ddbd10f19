import type { PlannedValue, RequestPlan, Scalar } from './request-plan.ts';

/** The plan without the headers, parameters and members whose optional credential is not configured. */
export function configuredPlan(plan: RequestPlan, configured: (credential: string) => boolean): RequestPlan {
  const absent = (value: Scalar): boolean =>
    typeof value === 'object' && value.ref === 'credential' && value.optional === true && !configured(value.name);
  const prune = (value: PlannedValue): PlannedValue =>
    'members' in value
      ? {
          members: value.members.flatMap(([name, child]) =>
            'value' in child && absent(child.value) ? [] : [[name, prune(child)] as const],
          ),
        }
      : value;
  return {
    ...plan,
    query: plan.query.filter(([, value]) => !absent(value)),
    headers: plan.headers.filter(({ value }) => !absent(value)),
    body: plan.body === null ? null : { ...plan.body, root: prune(plan.body.root) },
  };
}
