import { describe, expect, test } from 'vitest';
import type { CaseReport } from '../../src/model/report.ts';
import { providers, run, theProvider } from './support.ts';

/** Readings of a document that a standard speaks against: it may say so, and nothing else may. */
const spokenAgainst: Readonly<Record<string, readonly string[]>> = {
  'D03=ignored': ['rfc6749.malformed-body'],
  'A06=lenient': ['rfc6749.malformed-body'],
  'B07=other': ['token.lifetime'],
};

const alarmsIn = (cases: readonly CaseReport[], allowed: readonly string[] = []): readonly string[] =>
  cases.flatMap(({ id, verdict, error, findings }) => {
    const loud = findings.filter(
      ({ check, level }) => level === 'must' || (level === 'should' && !allowed.includes(check)),
    );
    const alarm = verdict === 'fail' || verdict === 'error' || loud.length > 0;
    return alarm ? [`${id}: ${verdict} ${error?.message ?? loud.map(({ check }) => check).join(', ')}`] : [];
  });

describe.each(providers)('%s', async (id) => {
  const provider = await theProvider(id);
  const all = provider.spec.conflicts.flatMap((conflict) =>
    conflict.readings.map((reading) => [conflict.id, reading.id] as const),
  );

  test.each(all)(
    'a simulator that follows %s=%s is reported to follow it, without an alarm',
    async (conflict, reading) => {
      const { conflicts, cases } = await run({ ...provider, readings: { [conflict]: reading } });
      expect(conflicts.find((one) => one.id === conflict)?.observed).toBe(reading);
      expect(alarmsIn(cases, spokenAgainst[`${conflict}=${reading}`])).toEqual([]);
    },
  );
});

describe('an endpoint that takes any signature', async () => {
  const provider = await theProvider('singleview-openbanking');
  const only = ['signature/omit', 'signature/corrupt'];
  const ignoring = { ...provider, readings: { B01: 'not-enforced' } };

  test('is found out although no case that says so was selected', async () => {
    const { cases, conflicts } = await run({ ...ignoring, only });
    expect(alarmsIn(cases)).toEqual([]);
    expect(cases.map(({ id, verdict }) => [id.split('/').slice(2).join('/'), verdict])).toEqual([
      ['accept/documented', 'pass'],
      ['signature/omit', 'skip'],
      ['signature/corrupt', 'skip'],
    ]);
    expect(conflicts.find(({ id }) => id === 'B01')?.observed).toBe(null);
  });

  test('is said not to enforce one where that reading was asked for', async () => {
    const { cases } = await run({ ...ignoring, overrides: { B01: 'header' }, only });
    expect(
      cases.map(({ verdict, findings }) => [verdict, findings.map(({ check, level }) => `${level} ${check}`)]),
    ).toEqual([
      ['pass', ['note token.audience']],
      ['pass', ['should signature.enforced']],
      ['pass', ['should signature.enforced']],
    ]);
  });
});

test('a lifetime is read where the token is: inside the payload, if that is where it stands', async () => {
  const provider = await theProvider('singleview-payouts');
  const report = await run({ ...provider, readings: { A17: 'wrapped' }, only: ['decide/A15', 'decide/A17'] });
  expect(report.conflicts.find(({ id }) => id === 'A15')?.observed).toBe('token-shorter');
});

test('an endpoint that asks for no signature does not tell how one is made', async () => {
  const provider = await theProvider('singleview-openbanking');
  const only = ['decide/B01', 'decide/B02', 'decide/B03'];
  const report = await run({ ...provider, readings: { B01: 'not-enforced' }, only });
  const observed = report.conflicts.flatMap(({ id, observed: one }) => (one === null ? [] : [`${id}=${one}`]));
  expect(observed).toEqual(['B01=not-enforced']);
  expect(report.cases.filter(({ kind }) => kind === 'decide').map(({ verdict }) => verdict)).toEqual([
    'pass',
    'pass',
    'pass',
  ]);
});
