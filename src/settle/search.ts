import type { Conflict, Reading } from '../model/provider-spec.ts';
import type { Readings, SettledReading } from '../model/readings.ts';

/**
 * What a probe met: a token; a refusal as documented, so the endpoint is there; something else, so it may be elsewhere;
 * or no judgeable answer.
 */
export type ProbeOutcome = 'token' | 'refused' | 'elsewhere' | 'no-answer';

/** Two sets of readings that make the same request have the same fingerprint. */
export type Fingerprint = (readings: Readings) => string;

/** Conflicts whose readings change the documented request; only these are searched. */
export function requestConflicts(conflicts: readonly Conflict[]): readonly Conflict[] {
  return conflicts.filter(({ readings }) =>
    readings.some((reading) => reading.use !== null || reading.request.length > 0),
  );
}

/**
 * Looks for a request that the endpoint issues a token for: the initial readings first, then departures from them, one
 * conflict at a time before two at once, operation by operation. A request already sent is not sent again. Yields the
 * readings to try, is told what came of them, and returns those that were accepted, or null.
 */
export function* search(
  conflicts: readonly Conflict[],
  initial: Readings,
  fingerprint: Fingerprint,
): Generator<Readings, Readings | null, ProbeOutcome> {
  const open = requestConflicts(conflicts).filter(({ id }) => initial.get(id)?.source !== 'override');
  const operationConflict = open.find(({ readings }) =>
    readings.some((reading) => reading.use?.operation !== undefined),
  );
  const others = open.filter((conflict) => conflict !== operationConflict);
  const sent = new Set<string>();

  for (const operation of operationConflict === undefined ? [initial] : alternatives(operationConflict, initial)) {
    for (const readings of departures(others, operation)) {
      const key = fingerprint(readings);
      if (sent.has(key)) continue;
      sent.add(key);
      const outcome = yield readings;
      if (outcome === 'token') return readings;
      if (outcome === 'no-answer') return null;
      if (outcome === 'elsewhere' && operationConflict !== undefined) break;
    }
  }
  return null;
}

/** The readings of one conflict in turn, the initial one first. */
function alternatives(conflict: Conflict, initial: Readings): readonly Readings[] {
  return [initial, ...others(conflict, initial).map((reading) => set(initial, conflict, reading))];
}

/** The initial readings, then each with one departure, then each with two. */
function* departures(conflicts: readonly Conflict[], initial: Readings): Generator<Readings> {
  yield initial;
  for (const conflict of conflicts) {
    for (const reading of others(conflict, initial)) yield set(initial, conflict, reading);
  }
  for (const [index, first] of conflicts.entries()) {
    for (const one of others(first, initial)) {
      for (const second of conflicts.slice(index + 1)) {
        for (const two of others(second, initial)) yield set(set(initial, first, one), second, two);
      }
    }
  }
}

/** A signature place inside the one already tried is left out: what was refused with both places is refused with one. */
function others(conflict: Conflict, initial: Readings): readonly Reading[] {
  const current = conflict.readings.find(({ id }) => id === initial.get(conflict.id)?.reading);
  return conflict.readings.filter((reading) => reading !== current && !isNarrower(reading, current));
}

export function isNarrower(reading: Reading, than: Reading | undefined): boolean {
  const [inner, outer] = [reading.use?.signaturePlace, than?.use?.signaturePlace];
  if (inner === undefined || outer === undefined) return false;
  return inner.length < outer.length && inner.every((place) => outer.includes(place));
}

function set(readings: Readings, conflict: Conflict, { id }: Reading): Readings {
  const settled: SettledReading = { reading: id, source: 'probe' };
  return new Map([...readings, [conflict.id, settled]]);
}
