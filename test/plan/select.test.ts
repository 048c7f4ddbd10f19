import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/model/change.ts';
import type { PlannedCase } from '../../src/model/contract-case.ts';
import type { WrittenCase } from '../../src/plan/hand-cases.ts';
import { coreCalls, inShard, select } from '../../src/plan/select.ts';
import { initialReadings } from '../../src/settle/initial-readings.ts';
import { realSpec, specIds } from '../contract/real-plans.ts';
import { all, everyCase } from './every-case.ts';

const idsOf = (planned: readonly PlannedCase[]): readonly string[] => planned.map((entry) => entry.case.id);
const calls = (planned: readonly PlannedCase[]): number =>
  planned.reduce((sum, { skip, cost }) => sum + (skip === null ? cost : 0), 0);
const ends = (planned: readonly PlannedCase[]): readonly string[] =>
  idsOf(planned).map((id) => id.split('/').slice(2).join('/'));

const written = (changes: Partial<WrittenCase>): WrittenCase => ({
  title: 'a case',
  kind: 'accept',
  subject: null,
  cause: null,
  steps: [[{ method: 'PUT' } satisfies Change]],
  operation: null,
  needs: null,
  optIn: null,
  tags: [],
  requirements: [],
  at: { file: 'cases.ts', line: 1, col: 1 },
  ...changes,
});

const group = (planned: readonly PlannedCase[]): readonly PlannedCase[] =>
  planned.filter((entry) => entry.case.group === 'wrong-secret');

describe('the core set', () => {
  it.each(specIds)('of %s costs a live target at most 20 calls, whichever reading holds', async (id) => {
    const spec = await realSpec(id);
    for (const conflict of spec.conflicts) {
      for (const reading of conflict.readings) {
        const readings = initialReadings(spec, { [conflict.id]: reading.id }, null);
        const core = everyCase(spec, { readings, selection: { core: true, onePerGroup: true } });
        expect(calls(core)).toBeLessThanOrEqual(coreCalls);
        expect(calls(core)).toBeGreaterThan(10);
      }
    }
  });

  it('counts the control that a kind of case pulls in', async () => {
    const core = everyCase(await realSpec('singleview-b2b'), { selection: { core: true, kinds: ['refuse'] } });
    expect(ends(core)[0]).toBe('accept/documented');
    expect(calls(core)).toBeLessThanOrEqual(coreCalls);
  });

  it('holds what costs nothing, and takes what the document states before what it leaves open', async () => {
    const core = everyCase(await realSpec('singleview-openbanking'), { selection: { core: true } });
    expect(ends(core)).toEqual(
      expect.arrayContaining(['decide/B06', 'record/B17', 'omit/body.clientId', 'signature/corrupt']),
    );
    expect(ends(core)).not.toContain('truncated/clientId');
    const kinds = core.filter(({ cost }) => cost > 0).map((entry) => entry.case.expect.kind);
    expect(kinds.filter((kind) => kind === 'refuse').length).toBeGreaterThan(
      kinds.filter((kind) => kind === 'record').length,
    );
  });

  it('is not in force once cases are asked for by name', async () => {
    const named = everyCase(await realSpec('singleview-openbanking'), { selection: { core: true, grep: 'truncated' } });
    expect(ends(named)).toEqual(expect.arrayContaining(['accept/documented', 'truncated/clientId', 'body/truncated']));
  });
});

describe('a wrong secret', () => {
  it.each([
    ['singapay-b2b', ['record/D14', 'record/D15', 'wrong/clientSecret']],
    ['knnx-dlat', ['record/E07', 'wrong/clientSecret']],
    ['singleview-payouts', ['record/A19', 'wrong/clientCode']],
  ] as const)('is sent to %s once, for every question about it', async (id, asked) => {
    const live = everyCase(await realSpec(id), { selection: { onePerGroup: true } });
    const sent = group(live).filter(({ skip }) => skip === null);
    expect(ends(sent)).toEqual(asked);
    expect(calls(sent)).toBe(1);
  });
});

describe('a selection', () => {
  it('pulls in the control of what it selects, and nothing else', async () => {
    const spec = await realSpec('singapay-b2b');
    expect(ends(everyCase(spec, { selection: { grep: 'OMIT/header.x-partner' } }))).toEqual([
      'accept/documented',
      'omit/header.X-PARTNER-ID',
    ]);
    expect(everyCase(spec, { selection: { grep: 'no such case' } })).toEqual([]);
  });

  it('can be by title, tag, kind or ending', async () => {
    const spec = await realSpec('singapay-b2b');
    expect(ends(everyCase(spec, { selection: { grep: 'JSON number or a string' } }))).toEqual([
      'accept/documented',
      'decide/D01',
    ]);
    expect(ends(everyCase(spec, { selection: { tags: ['reissue'] } }))).toEqual(['accept/documented', 'reissue/token']);
    expect(ends(everyCase(spec, { selection: { only: ['method/GET'] } }))).toEqual(['accept/documented', 'method/GET']);
    const kinds = everyCase(spec, { selection: { kinds: ['refuse'] } }).map((entry) => entry.case.expect.kind);
    expect([...new Set(kinds)].toSorted()).toEqual(['accept', 'refuse']);
  });

  it('sends one case of a group, unless cases are asked for by name', async () => {
    const spec = await realSpec('singapay-b2b');
    const once = group(everyCase(spec, { selection: { onePerGroup: true } }));
    expect(once.map(({ skip }) => skip?.includes('--grep') ?? null)).toEqual([
      null,
      null,
      null,
      true,
      true,
      true,
      true,
    ]);
    expect(group(everyCase(spec)).every(({ skip }) => skip === null)).toBe(true);
    const named = group(everyCase(spec, { selection: { onePerGroup: true, grep: 'clientSecret' } }));
    expect(named.every(({ skip }) => skip === null)).toBe(true);
  });

  it('skips what needs a credential that is not configured, or has to be asked for', async () => {
    const spec = await realSpec('singapay-b2b');
    const cases = [
      written({ title: 'needs one', needs: 'secretWithColon' }),
      written({ title: 'on demand', optIn: 'locks the client out' }),
    ];
    const skips = (more: Partial<typeof all>): readonly (string | null)[] =>
      everyCase(spec, { written: cases, selection: { ...more, kinds: ['accept'] } }).map(({ skip }) => skip);
    expect(skips({})).toEqual([null, 'needs the optional credential secretWithColon', 'locks the client out']);
    expect(skips({ configured: new Set(['secretWithColon']) })).toEqual([null, null, 'locks the client out']);
    expect(skips({ grep: 'on-demand' })).toEqual([null, null]);
  });

  it('does not spend calls of the core set on what is skipped', async () => {
    const spec = await realSpec('singapay-b2b');
    const cases = Array.from({ length: 30 }, (_, index) =>
      written({ title: `case ${index}`, needs: 'apiKey', tags: ['core'] }),
    );
    const core = everyCase(spec, { written: cases, selection: { core: true } });
    expect(core.filter(({ skip }) => skip !== null)).toHaveLength(30);
    expect(calls(core)).toBe(coreCalls);
  });
});

describe('shards', () => {
  it.each([1, 2, 3, 7])('in number of %i hold every case exactly once, but for controls', async (of) => {
    const planned = everyCase(await realSpec('singleview-payouts'));
    const shards = Array.from({ length: of }, (_, index) => inShard(planned, { index: index + 1, of }));
    const own = shards.flatMap((shard) => idsOf(shard.filter(({ control }) => control !== null)));
    const wanted = idsOf(planned.filter(({ control }) => control !== null));
    expect(own.toSorted()).toEqual(wanted.toSorted());
    for (const shard of shards) expect(ends(shard)[0]).toBe('accept/documented');
    expect(shards.every((shard) => Math.abs(shard.length - planned.length / of) <= of + 1)).toBe(true);
  });

  it('are cut out of what is selected', async () => {
    const planned = everyCase(await realSpec('singapay-b2b'));
    const selection = { ...all, grep: 'omit' };
    const whole = select(planned, selection);
    const halves = [1, 2].flatMap((index) =>
      idsOf(everyCaseIn(whole, index)).filter((id) => !id.endsWith('accept/documented')),
    );
    expect(halves.toSorted()).toEqual(
      idsOf(whole)
        .filter((id) => !id.endsWith('accept/documented'))
        .toSorted(),
    );
  });
});

const everyCaseIn = (planned: readonly PlannedCase[], index: number): readonly PlannedCase[] =>
  inShard(planned, { index, of: 2 });
