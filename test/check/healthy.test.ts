import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { runChecks, type Subject } from '../../src/check/run-checks.ts';
import { providers, simulated } from './simulated.ts';

const alarms = (on: Subject, id: string): string[] =>
  runChecks(allChecks, on).flatMap(({ departures }) =>
    departures
      .filter(({ requirement }) => requirement.level !== 'note')
      .map(({ message, requirement }) => `${id} [${requirement.level}] ${message}`),
  );

describe.each(providers)('the healthy simulator of %s', (id) => {
  it('raises no alarm', async () => {
    const { exchanges, cases, provider } = await simulated(id);
    const found = [
      ...exchanges.flatMap((subject) => alarms({ scope: 'exchange', subject }, subject.evidence.caseId)),
      ...cases.flatMap((subject) => alarms({ scope: 'case', subject }, subject.exchanges[0]?.caseId ?? '')),
      ...alarms({ scope: 'provider', subject: provider }, id),
    ];
    expect(found).toEqual([]);
  });
});
