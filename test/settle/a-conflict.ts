import type { Conflict, Reading, SpecNode } from '../../src/model/provider-spec.ts';

const nowhere: SpecNode = { pointer: '', position: { file: 'specs/p.yaml', line: 1, col: 1 } };

/** A conflict whose readings are given by what matters of them; the first is the likeliest. */
export function aConflict(
  id: string,
  readings: Readonly<Record<string, Partial<Reading>>>,
  changes: Partial<Conflict> = {},
): Conflict {
  return {
    ...nowhere,
    id,
    question: `Which reading of ${id} holds?`,
    decide: 'first-token',
    start: Object.keys(readings)[0] ?? '',
    after: [],
    requests: {},
    member: '',
    readings: Object.entries(readings).map(([name, reading]) => ({
      ...nowhere,
      id: name,
      evidence: [],
      assumed: null,
      schema: null,
      use: null,
      request: [],
      observe: null,
      outcomes: {},
      ...reading,
    })),
    ...changes,
  };
}
