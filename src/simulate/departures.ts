import type { Cause } from '../model/cause.ts';
import type { Change } from '../model/change.ts';
import { plainBasic } from './basic-credentials.ts';
import { causeOfWrong } from './credential-role.ts';
import { inputValues, locationKey } from './input-value.ts';
import { tolerableFlaws } from './json-text.ts';
import type { Ground, Policy, Visit } from './visit.ts';
import { facts, isVisible } from './visible-change.ts';

/** What the readings in force make of one request: other rules, or a refusal once all rules are met. */
export type Departed = { readonly policy: Policy; readonly refused: Cause | null };

type Verdict = { readonly accept: readonly Change[] } | { readonly refuse: Change | null };

/** The conflicts that decide by requests, applied to this one. `policy` holds what faults change. */
export function departuresOf(visit: Visit): Departed {
  const verdicts = [...visit.ground.readings.keys()].flatMap((id) => {
    const verdict = verdictOf(visit, id);
    return verdict === null ? [] : [verdict];
  });
  const accepted = verdicts.flatMap((verdict) => ('accept' in verdict ? verdict.accept : []));
  const refusal = verdicts.find((verdict) => 'refuse' in verdict);
  return {
    policy: withAccepted(visit.policy, accepted),
    refused: refusal !== undefined && 'refuse' in refusal ? causeOf(visit.ground, visit, refusal.refuse) : null,
  };
}

function verdictOf(visit: Visit, id: string): Verdict | null {
  const inForce = visit.ground.readings.get(id);
  if (inForce === undefined) return null;
  const { conflict, reading } = inForce;
  const shows = (changes: readonly Change[]): boolean => changes.every((change) => isVisible(visit, change));
  if (conflict.decide === 'first-token') {
    if (reading.request.length > 0)
      return shows(reading.request)
        ? { accept: reading.request }
        : { refuse: reading.request.find((change) => !isVisible(visit, change)) ?? null };
    // Only the reading in force issues: another one's request must not, or nobody could tell them apart.
    const other = conflict.readings.find(({ request }) => request.length > 0 && shows(request));
    return other === undefined ? null : { refuse: other.request[0] ?? null };
  }
  if (conflict.decide !== 'outcomes') return null;
  // The most specific requests that this one shows; several at once are accepted only if each of them is.
  const shown = Object.entries({ documented: [], ...conflict.requests }).filter(([, changes]) => shows(changes));
  const most = Math.max(...shown.map(([, changes]) => specificity(changes)));
  const named = shown.filter(([, changes]) => specificity(changes) === most);
  const refused = named.find(([name]) => reading.outcomes[name] === 'refused');
  const accepted = named.filter(([name]) => reading.outcomes[name] === 'accepted');
  if (refused === undefined)
    return accepted.length === 0 ? null : { accept: accepted.flatMap(([, changes]) => changes) };
  const lacking = reading.request.find((change) => !isVisible(visit, change));
  return { refuse: lacking ?? refused[1].at(-1) ?? null };
}

const specificity = (changes: readonly Change[]): number => changes.reduce((sum, change) => sum + facts(change), 0);

/** The rules about what an accepted departure touches do not hold for this request. */
function withAccepted(policy: Policy, changes: readonly Change[]): Policy {
  const suspended = new Set(policy.suspended);
  const moved = new Map(policy.moved);
  let { basic } = policy;
  for (const change of changes) {
    if ('omit' in change) suspended.add(locationKey(change.omit));
    else if ('set' in change) suspended.add(locationKey(change.set));
    else if ('alter' in change) suspended.add(locationKey(change.alter));
    else if ('duplicate' in change) suspended.add(locationKey(change.duplicate));
    else if ('rename' in change) moved.set(locationKey(change.rename), change.to);
    else if ('basicSeparator' in change) basic = { ...plainBasic, separator: change.basicSeparator };
    else if ('basicText' in change) suspended.add('header:authorization');
    else if ('contentType' in change || 'format' in change) suspended.add('content-type');
    else if ('bodyText' in change) {
      // A flaw that the parser was told to pass over leaves a body to judge.
      if (!(change.bodyText in tolerableFlaws)) suspended.add('body');
    } else if ('noBody' in change) suspended.add('body');
    else if ('beforeColon' in change) {
      suspended.add('header-syntax');
      suspended.add(locationKey(change.beforeColon));
    } else if ('tamper' in change || 'sign' in change) suspended.add('signature');
    else if ('method' in change) suspended.add('method');
  }
  return { ...policy, suspended, moved, basic };
}

/** Why a request that shows (or lacks) this change is refused. */
function causeOf(ground: Ground, visit: Visit, change: Change | null): Cause {
  const inputAt = (location: string) =>
    visit.operation.inputs.find((one) => locationKey(one.location) === locationKey(location));
  const missing = (location: string): Cause =>
    inputAt(location)?.fill.by === 'credential' || /authorization$/i.test(location)
      ? 'missing-credential'
      : 'missing-input';
  const wrong = (location: string): Cause => {
    const fill = inputAt(location)?.fill;
    return fill?.by === 'credential' ? causeOfWrong(fill.name) : 'wrong-value';
  };
  if (change === null) return 'invalid-input';
  if ('omit' in change) return missing(change.omit);
  if ('rename' in change) return missing(change.rename);
  if ('alter' in change) return wrong(change.alter);
  if ('set' in change) {
    if (inputValues(visit, change.set).length > 0) return wrong(change.set);
    return 'credential' in change ? 'missing-credential' : missing(change.set);
  }
  if ('beforeColon' in change) return 'malformed-header';
  if ('contentType' in change || 'format' in change) return 'unsupported-media-type';
  if ('bodyText' in change || 'noBody' in change) return 'malformed-body';
  if ('basicSeparator' in change || 'basicText' in change) return 'malformed-credential';
  if ('method' in change) return 'unsupported-method';
  if ('tamper' in change || 'sign' in change) return ground.signature === null ? 'invalid-input' : 'wrong-signature';
  return 'invalid-input';
}
