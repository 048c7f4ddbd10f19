import type { Cause } from '../../model/cause.ts';
import { readBasic } from '../basic-credentials.ts';
import { causeOfWrong } from '../credential-role.ts';
import { credentialMatches } from '../credential-match.ts';
import { inputValues, isSuspended } from '../input-value.ts';
import { headerValues } from '../received.ts';
import type { Step, Visit } from '../visit.ts';

/** Which wrong credential is named when several are wrong. */
const order: readonly Cause[] = ['unknown-client', 'wrong-credential', 'wrong-secret', 'wrong-scope'];

/** Every credential that the request carries is this client's, wherever it stands. */
export const credentials: Step = (visit) => {
  const basic = basicProblem(visit);
  if (basic !== null) return basic;
  const wrong = new Set<Cause>();
  for (const input of visit.operation.inputs) {
    if (input.fill.by !== 'credential' || isSuspended(visit, input.location)) continue;
    const held = visit.ground.credentials.get(input.fill.name);
    const [value] = inputValues(visit, input.location);
    if (held === undefined || value === undefined || (value === '' && input.required === 'no')) continue;
    const given = typeof value === 'string' ? value : JSON.stringify(value);
    if (!credentialMatches(visit.policy, input.fill.name, input.location, given, held))
      wrong.add(causeOfWrong(input.fill.name));
  }
  return order.find((cause) => wrong.has(cause)) ?? null;
};

function basicProblem(visit: Visit): Cause | null {
  const { lenient } = visit.policy;
  const wanted = visit.operation.inputs.some(
    ({ location, required }) => location.startsWith('basic:') && required !== 'no',
  );
  if (!wanted || isSuspended(visit, 'basic:') || lenient.has('optional header:Authorization')) return null;
  const basic = readBasic(headerValues(visit.received.raw, 'authorization')[0], visit.policy.basic);
  if (basic.kind === 'absent') return 'missing-credential';
  if (basic.kind === 'malformed') return lenient.has('basic-syntax') ? null : 'malformed-credential';
  return null;
}
