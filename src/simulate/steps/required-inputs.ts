import type { Cause } from '../../model/cause.ts';
import { type Json, typeOf } from '../../model/json.ts';
import type { Input } from '../../model/provider-spec.ts';
import { inputValues, isSuspended } from '../input-value.ts';
import { fits } from '../schema-fits.ts';
import type { Step, Visit } from '../visit.ts';

/** Required inputs are there, once, of the documented type and form, and have the value that the document fixes. */
export const requiredInputs: Step = (visit) => {
  for (const input of visit.operation.inputs) {
    if (input.fill.by === 'signature' || isSuspended(visit, input.location)) continue;
    const cause = judge(visit, input);
    if (cause !== null) return cause;
  }
  return null;
};

function judge(visit: Visit, input: Input): Cause | null {
  const { lenient } = visit.policy;
  const [value, ...more] = inputValues(visit, input.location);
  const credential = input.fill.by === 'credential';
  const missing: Cause = credential ? 'missing-credential' : 'missing-input';
  const needed = input.required !== 'no' && !lenient.has(`optional ${input.location}`) && !lenient.has('required');
  // The credentials step says what is wrong with Basic as a whole.
  if (value === undefined) return needed && !input.location.startsWith('basic:') ? missing : null;
  if (more.length > 0 && !lenient.has('repeated-input')) return 'invalid-input';
  if (value === '' || (value === null && credential)) {
    if (lenient.has(`empty ${input.location}`)) return null;
    if (input.fixed === null || credential) return needed ? missing : null;
  }
  if (!lenient.has(`type ${input.location}`) && !typeFits(visit, input, value)) return 'invalid-input';
  if (input.fixed !== null && !lenient.has(`value ${input.location}`) && !sameValue(visit, input, value))
    return 'wrong-value';
  return lenient.has(`form ${input.location}`) || formFits(visit, input, value) ? null : 'invalid-input';
}

/** Form fields and headers are text whatever the schema says. */
function typeFits({ received, policy }: Visit, input: Input, value: Json): boolean {
  const place = policy.moved.get(input.location) ?? input.location;
  if (input.type === null || !place.startsWith('body:') || received.body.kind === 'form') return true;
  const type = typeOf(value);
  return type === input.type || (input.type === 'number' && type === 'integer');
}

function sameValue({ policy }: Visit, input: Input, value: Json): boolean {
  const [a, b] = [JSON.stringify(value), JSON.stringify(input.fixed)];
  return a === b || (policy.lenient.has(`case ${input.location}`) && a.toLowerCase() === b.toLowerCase());
}

function formFits({ ground }: Visit, input: Input, value: Json): boolean {
  if (typeof value !== 'string') return true;
  if (input.minLength !== null && value.length < input.minLength) return false;
  if (input.maxLength !== null && value.length > input.maxLength) return false;
  if (input.fill.by === 'now' && stamps[input.fill.format]?.test(value) === false) return false;
  const schemaSpeaks = input.fill.by === 'value' && input.fixed === null && input.type === 'string';
  return !schemaSpeaks || fits(ground.spec.document, input.pointer, value);
}

const time = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d';
const stamps: Readonly<Record<string, RegExp>> = {
  local: new RegExp(`^${time}$`),
  utc: new RegExp(`^${time}(\\.\\d+)?Z$`),
  offset: new RegExp(`^${time}(\\.\\d+)?[+-]\\d\\d:\\d\\d$`),
  date: /^\d{4}-\d\d-\d\d$/,
  unix: /^\d{1,12}$/,
};
