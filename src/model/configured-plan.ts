import type { PlannedValue, RequestPlan, Scalar } from './request-plan.ts';

/** The plan without the headers, parameters and members whose optional credential is not configured. */
export function configuredPlan(plan: RequestPlan, configured: (credential: string) => boolean): RequestPlan {
  const absent = (value: Scalar): boolean => {
    if (typeof value === 'string') return false;
    if (value.ref === 'basic') return absent(value.id) || absent(value.secret);
    return value.ref === 'credential' && value.optional === true && !configured(value.name);
  };
  const prune = (value: PlannedValue): PlannedValue => {
    if ('items' in value) return { items: value.items.map(prune) };
    if (!('members' in value)) return value;
    const kept = value.members.filter(([, child]) => !('value' in child && absent(child.value)));
    return { members: kept.map(([name, child]) => [name, prune(child)] as const) };
  };
  return {
    ...plan,
    query: plan.query.filter(([, value]) => !absent(value)),
    headers: plan.headers.filter(({ value }) => !absent(value)),
    body: plan.body === null ? null : { ...plan.body, root: prune(plan.body.root) },
  };
}
