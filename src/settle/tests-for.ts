import type { Step } from '../model/contract-case.ts';
import type { Conflict, Reading } from '../model/provider-spec.ts';
import type { Readings } from '../model/readings.ts';

/** What each reading says of a request: accepted, refused, or either. */
export type Prediction = 'accepted' | 'refused' | null;

/** A request of a decide case: one factor changed from the accepted control. */
export type DecideTest = Step & { readonly predictions: Readonly<Record<string, Prediction>> };

/** Fingerprint of the request that `step` makes from the documented one under these readings. */
export type StepFingerprint = (step: Step) => string;

/**
 * The requests that tell the readings of a conflict apart, given that the control was accepted under the settled one.
 * `first-token`: as few as separate the readings that the control left possible. `outcomes`: every named request.
 */
export function testsFor(conflict: Conflict, settled: Readings, fingerprint: StepFingerprint): readonly DecideTest[] {
  if (conflict.decide === 'response') return [];
  return conflict.decide === 'outcomes'
    ? outcomeTests(conflict, settled)
    : firstTokenTests(conflict, settled, fingerprint);
}

function outcomeTests(conflict: Conflict, settled: Readings): readonly DecideTest[] {
  const current = readingOf(conflict, settled);
  const documented: Step[] = (current?.request.length ?? 0) === 0 ? [] : [{ name: 'documented', changes: [] }];
  const named = Object.entries(conflict.requests).map(([name, changes]): Step => ({ name, changes }));
  return [...documented, ...named].map((step) => ({
    ...step,
    predictions: Object.fromEntries(conflict.readings.map(({ id, outcomes }) => [id, outcomes[step.name] ?? null])),
  }));
}

/** The readings that an accepted control leaves possible. */
export function possible(conflict: Conflict, settled: Readings, fingerprint: StepFingerprint): readonly Reading[] {
  const current = readingOf(conflict, settled);
  if (current === undefined) return conflict.readings;
  return conflict.readings.filter(
    (reading) => predict(conflict, reading, current, 'documented', [], fingerprint) === 'accepted',
  );
}

function firstTokenTests(conflict: Conflict, settled: Readings, fingerprint: StepFingerprint): readonly DecideTest[] {
  const candidates = possible(conflict, settled, fingerprint);
  const variants: [name: string, changes: Step['changes']][] = [
    ['documented', []],
    ...Object.entries(conflict.requests),
  ];
  const all = variants.flatMap(([variant, changes]) =>
    conflict.readings.map((sender): DecideTest => ({
      name: `${variant} under ${sender.id}`,
      changes: [...changes, { sign: conflict.id, reading: sender.id }],
      predictions: Object.fromEntries(
        candidates.map((reading) => [reading.id, predict(conflict, reading, sender, variant, changes, fingerprint)]),
      ),
    })),
  );
  return separate(candidates, all);
}

/** Greedy: the request that splits the most pairs first, until no pair is left together that some request can split. */
function separate(candidates: readonly Reading[], tests: readonly DecideTest[]): readonly DecideTest[] {
  let pairs = candidates.flatMap((a, index) => candidates.slice(index + 1).map((b) => [a.id, b.id] as const));
  const chosen: DecideTest[] = [];
  while (pairs.length > 0) {
    const splits = (test: DecideTest): number =>
      pairs.filter(([a, b]) => test.predictions[a] !== test.predictions[b]).length;
    const best = tests.reduce<DecideTest | undefined>(
      (top, test) => (top === undefined || splits(test) > splits(top) ? test : top),
      undefined,
    );
    if (best === undefined || splits(best) === 0) break;
    chosen.push(best);
    pairs = pairs.filter(([a, b]) => best.predictions[a] === best.predictions[b]);
  }
  return chosen;
}

/** Does an endpoint that follows `reading` accept the request as a client that follows `sender` makes it? */
function predict(
  conflict: Conflict,
  reading: Reading,
  sender: Reading,
  variant: string,
  changes: Step['changes'],
  fingerprint: StepFingerprint,
): Prediction {
  if (reading === sender) return 'accepted';
  const [wanted, sent] = [reading.use?.signaturePlace, sender.use?.signaturePlace];
  if (wanted !== undefined && sent !== undefined)
    return wanted.every((place) => sent.includes(place)) ? 'accepted' : 'refused';
  if (reading.use === null || sender.use === null || sender.use.operation !== undefined) return 'refused';
  const under = (id: string): string =>
    fingerprint({ name: variant, changes: [...changes, { sign: conflict.id, reading: id }] });
  return under(reading.id) === under(sender.id) ? 'accepted' : 'refused';
}

function readingOf(conflict: Conflict, settled: Readings): Reading | undefined {
  return conflict.readings.find(({ id }) => id === settled.get(conflict.id)?.reading);
}
