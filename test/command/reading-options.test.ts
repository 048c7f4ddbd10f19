import { expect, test } from 'vitest';
import { readOverrides } from '../../src/command/reading-options.ts';
import { formatProblem, Rejected } from '../../src/model/problem.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';

const conflict = (id: string, ...readings: readonly string[]): unknown => ({
  id,
  readings: readings.map((reading) => ({ id: reading })),
});
const specs = [{ conflicts: [conflict('C06', 'body', 'header'), conflict('C07', 'one', 'two')] }];
const read = (...texts: readonly string[]): Readonly<Record<string, string>> =>
  readOverrides(texts, specs as unknown as readonly ProviderSpec[]);

function problems(...texts: readonly string[]): readonly string[] {
  try {
    read(...texts);
  } catch (error) {
    if (error instanceof Rejected) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

test('readings are held by their conflict; one that is given twice is one', () => {
  expect(read('C06=body', 'C07=two', 'C06=body')).toEqual({ C06: 'body', C07: 'two' });
});

test.each([
  ['a conflict without a reading', ['C06'], 'conflict C06 has no such reading  (got C06)  fix: write ID=READING with'],
  [
    'a reading of another name',
    ['C06=boddy'],
    'conflict C06 has no such reading  (got C06=boddy)  fix: did you mean "body"?',
  ],
  ['a conflict of another name', ['C16=body'], 'there is no such conflict  (got C16=body)  fix: did you mean "C06"?'],
  ['two readings of one', ['C06=body', 'C06=header'], 'conflict C06 is given two readings  (got body and header)'],
])('%s is refused', (_, texts, says) => {
  const told = problems(...texts);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(says);
});
