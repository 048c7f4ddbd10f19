import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import { prepare } from '../../src/contract/prepare.ts';
import type { Conflict, ProviderSpec } from '../../src/model/provider-spec.ts';
import type { Readings } from '../../src/model/readings.ts';
import { planStep } from '../../src/plan/bind.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { possible, testsFor, type DecideTest, type StepFingerprint } from '../../src/settle/tests-for.ts';
import { fixedContext, realSpec } from '../contract/real-plans.ts';
import { keyFiles } from '../contract/shell.ts';
import { aConflict } from './a-conflict.ts';

const keys = keyFiles();
keys.remove();
const values = {
  companyId: 'y',
  clientId: 'i',
  clientSecret: 's',
  clientName: 'n',
  clientCode: 'c',
  merchantId: 'm',
  signatureKey: 'k',
  partnerId: 'p',
  privateKey: keys.pem,
};

/** Requests are the same when their bytes are. */
function fingerprintUnder(spec: ProviderSpec, readings: Readings): StepFingerprint {
  return (step) => {
    const { wire } = prepare(
      planStep(spec, spec.operations[0]?.id ?? '', readings, step, applyChanges),
      fixedContext(values),
    );
    return JSON.stringify([wire.method, wire.url, wire.headers, Buffer.from(wire.body ?? []).toString('latin1')]);
  };
}

type Found = { readonly possible: readonly string[]; readonly tests: readonly DecideTest[] };

function testsOf(spec: ProviderSpec, id: string, settled: Readonly<Record<string, string>> = {}): Found {
  const readings = initialReadings(spec, settled, null);
  const conflict = spec.conflicts.find((one) => one.id === id);
  if (conflict === undefined) throw new Error(`no conflict ${id}`);
  const fingerprint = fingerprintUnder(spec, readings);
  return {
    possible: possible(conflict, readings, fingerprint).map((reading) => reading.id),
    tests: testsFor(conflict, readings, fingerprint),
  };
}

const names = ({ tests }: Found): readonly string[] => tests.map(({ name }) => name);

/** Whether the answers to the tests tell every two of the possible readings apart. */
const separates = ({ possible: readings, tests }: Found): boolean => {
  const answers = readings.map((id) => tests.map(({ predictions }) => predictions[id]).join());
  return new Set(answers).size === readings.length;
};

describe('tests of a conflict about the place of the signature', () => {
  it('send it in one place when it was taken in both', async () => {
    const found = testsOf(await realSpec('singleview-b2b'), 'C06', { C06: 'both' });
    expect(found.possible).toEqual(['body', 'header', 'both']);
    expect(separates(found)).toBe(true);
    expect(found.tests.length).toBe(2);
    expect(found.tests[0]?.predictions).toEqual({ body: 'accepted', header: 'refused', both: 'refused' });
  });

  it('are none when it was taken in one place only, since no other reading allows that', async () => {
    const found = testsOf(await realSpec('singleview-b2b'), 'C06', { C06: 'header' });
    expect(found).toMatchObject({ possible: ['header'], tests: [] });
  });

  it('leave it out where it may not be enforced at all', async () => {
    const found = testsOf(await realSpec('singleview-openbanking'), 'B01', { B01: 'header' });
    expect(found.possible).toEqual(['header', 'not-enforced']);
    expect(found.tests).toMatchObject([{ predictions: { header: 'refused', 'not-enforced': 'accepted' } }]);
    expect(separates(found)).toBe(true);
  });
});

describe('tests of a conflict about the signed bytes', () => {
  it('write the body so that readings of equal bytes part', async () => {
    const found = testsOf(await realSpec('singleview-openbanking'), 'B02', { B02: 'compact' });
    expect(found.possible).toEqual(['compact', 'as-sent', 'documented-order']);
    expect(separates(found)).toBe(true);
    expect(found.tests.length).toBe(2);
    for (const name of names(found)) expect(name).toMatch(/^(pretty|reordered) under /);
  });

  it('are none when the control left one reading', async () => {
    const found = testsOf(await realSpec('singleview-openbanking'), 'B02', { B02: 'sorted' });
    expect(found).toMatchObject({ possible: ['sorted'], tests: [] });
  });
});

describe('tests of a conflict about the signed part', () => {
  it.each(['message', 'wrapped', 'rest', 'request'])('are told by the bytes when %s is settled', async (C13) => {
    const found = testsOf(await realSpec('singleview-b2b'), 'C13', { C13, C06: 'header' });
    expect(found.possible).toContain(C13);
    expect(separates(found)).toBe(true);
    // With the signature in a header, the wrapped part and the rest of the body are the same text.
    expect(found.possible.length).toBe(C13 === 'wrapped' || C13 === 'rest' ? 2 : 1);
  });

  it('add a member to part readings that sign the same text', async () => {
    const found = testsOf(await realSpec('singleview-b2b'), 'C13', { C13: 'wrapped', C06: 'header' });
    expect(names(found)).toEqual([expect.stringMatching(/^extra under /)]);
  });
});

describe('tests of other conflicts', () => {
  it('send every named request of outcomes, and the documented one where the settled reading changes it', async () => {
    const spec = await realSpec('singapay-b2b');
    expect(names(testsOf(spec, 'D03'))).toEqual(['snake', 'both', 'none']);
    const found = testsOf(spec, 'D03', { D03: 'snake' });
    expect(names(found)).toEqual(['documented', 'snake', 'both', 'none']);
    expect(found.tests[0]).toEqual({
      name: 'documented',
      changes: [],
      predictions: { camel: 'accepted', snake: 'refused', either: 'accepted', ignored: 'accepted' },
    });
  });

  it('may go either way where a reading says nothing of a request', async () => {
    const { tests } = testsOf(await realSpec('singleview-openbanking'), 'B09');
    expect(tests.map(({ predictions }) => predictions['mixed'])).toEqual(['accepted', null]);
  });

  it('are none where the accepted response decides', async () => {
    expect(testsOf(await realSpec('singapay-b2b'), 'D01').tests).toEqual([]);
  });

  it('are none between operations: the one that issued a token holds', async () => {
    expect(testsOf(await realSpec('singleview-b2b'), 'C01-C02')).toMatchObject({ possible: ['post-auth'], tests: [] });
  });

  it('stop where no request can part two readings', () => {
    const same: Conflict = aConflict('X', {
      one: { use: { signatureBytes: 'as-sent' } },
      two: { use: { signatureBytes: 'compact' } },
    });
    const readings: Readings = new Map([['X', { reading: 'one', source: 'probe' }]]);
    expect(testsFor(same, readings, () => 'always the same')).toEqual([]);
    expect(possible(same, new Map(), () => '').map(({ id }) => id)).toEqual(['one', 'two']);
  });
});
