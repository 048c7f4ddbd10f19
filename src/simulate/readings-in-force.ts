import type { Change } from '../model/change.ts';
import type { Conflict, Operation, ProviderSpec, Reading, SignatureRule } from '../model/provider-spec.ts';
import { Rejected } from '../model/problem.ts';
import { nearest } from '../model/nearest.ts';

/** `named`: somebody asked for this reading; else it is the conflict's start. */
export type InForce = { readonly conflict: Conflict; readonly reading: Reading; readonly named: boolean };
export type ReadingsInForce = ReadonlyMap<string, InForce>;

/** The named reading of each conflict, or its start. Rejects names that the spec does not have (E_READING_UNKNOWN). */
export function readingsInForce(spec: ProviderSpec, named: Readonly<Record<string, string>>): ReadingsInForce {
  const ids = spec.conflicts.map(({ id }) => id);
  const unknown = Object.keys(named).filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    throw new Rejected(unknown.map((id) => notKnown(spec, `conflict ${id}`, nearest(id, ids), ids.join(', '))));
  return new Map(
    spec.conflicts.map((conflict) => {
      const wanted = named[conflict.id] ?? conflict.start;
      const reading = conflict.readings.find(({ id }) => id === wanted);
      if (reading !== undefined)
        return [conflict.id, { conflict, reading, named: Object.hasOwn(named, conflict.id) }] as const;
      const names = conflict.readings.map(({ id }) => id);
      throw new Rejected([
        notKnown(spec, `reading ${conflict.id}=${wanted}`, nearest(wanted, names), names.join(', ')),
      ]);
    }),
  );
}

function notKnown(spec: ProviderSpec, what: string, near: string | null, known: string) {
  const fix = near === null ? `one of: ${known}` : `did you mean ${near}?`;
  return { code: 'E_READING_UNKNOWN', at: spec.file, what: `${spec.id} has no ${what}`, fix };
}

/** The operation that a `first-token` reading singles out; null when any may issue. */
export function issuingOperation(readings: ReadingsInForce): string | null {
  for (const { reading } of readings.values()) if (reading.use?.operation !== undefined) return reading.use.operation;
  return null;
}

/** The signature rule of the spec with the parts that conflicts leave open filled from the readings in force. */
export function signatureInForce(spec: ProviderSpec, readings: ReadingsInForce): SignatureRule | null {
  const rule = spec.signature;
  if (rule === null) return null;
  const use = (part: 'steps' | 'over' | 'bytes' | 'place') => readings.get(rule.conflicts[part] ?? '')?.reading.use;
  return {
    ...rule,
    steps: use('steps')?.signatureSteps ?? rule.steps,
    over: use('over')?.signatureOver ?? rule.over,
    bytes: use('bytes')?.signatureBytes ?? rule.bytes,
    place: use('place')?.signaturePlace ?? rule.place,
  };
}

/** Changes that the readings in force accept: their flaws must not stop the parser. */
export function acceptedChanges(readings: ReadingsInForce): readonly Change[] {
  return [...readings.values()].flatMap(({ conflict, reading }) => [
    ...reading.request,
    ...Object.entries(conflict.requests).flatMap(([name, changes]) =>
      reading.outcomes[name] === 'accepted' ? changes : [],
    ),
  ]);
}

/** The path below the mount. A provider whose whole URL is configured is served at `/token`. */
export function pathOf(spec: ProviderSpec, operation: Operation): string {
  return spec.wholeUrl ? '/token' : operation.path;
}
