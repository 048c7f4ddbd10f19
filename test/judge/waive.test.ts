import { describe, expect, it } from 'vitest';
import { staleWaivers } from '../../src/judge/waive.ts';
import type { Waiver } from '../../src/model/waiver.ts';
import { anObservation, aResult, aWaiver, baselineWith, clean, id, judge, refuse, today } from './judging.ts';

const must = aResult('contract.status', 'must');
const ran = (...ids: readonly string[]): Parameters<typeof staleWaivers>[2] => ({
  ranToVerdict: new Set(ids),
  all: false,
});
const outcome = (waivers: readonly Waiver[], results = [must]): unknown => {
  const { report, usedWaivers } = judge(refuse, { waivers, results });
  return [report.verdict, report.waived, usedWaivers.length];
};

describe('a waiver', () => {
  it.each<readonly [string, Partial<Waiver>, readonly unknown[]]>([
    ['of the whole case covers its findings', {}, ['pass', true, 1]],
    ['of the check covers it', { check: 'contract.status' }, ['pass', true, 1]],
    ['of the check in any case covers it', { case: null, check: 'contract.status' }, ['pass', true, 1]],
    ['of another check in any case covers nothing', { case: null, check: 'contract.shape' }, ['fail', false, 0]],
    ['of another check covers nothing', { check: 'contract.shape' }, ['fail', false, 0]],
    ['of another case covers nothing', { case: `${id}.other` }, ['fail', false, 0]],
    ['holds on its last day', { expires: today }, ['pass', true, 1]],
    ['counts no more on the day after', { expires: '2026-11-21' }, ['fail', false, 0]],
  ])('%s', (_, changes, wanted) => {
    expect(outcome([aWaiver(changes)])).toEqual(wanted);
  });

  it('stands beside the finding it covers, with its reason and owner', () => {
    const { report } = judge(refuse, { waivers: [aWaiver()], results: [must] });
    expect(report.findings[0]?.waiver).toEqual({ reason: 'agreed by mail', owner: 'qa', expires: '2027-01-31' });
  });

  it('does not cover what is worse than was waived', () => {
    const both = [must, aResult('contract.shape', 'must')];
    expect(outcome([aWaiver({ check: 'contract.status' })], both)).toEqual(['fail', false, 1]);
    expect(outcome([aWaiver()], both)).toEqual(['pass', true, 1]);
  });

  it('covers drift too', () => {
    const { report } = judge(refuse, {
      waivers: [aWaiver({ check: 'drift.observation' })],
      baseline: baselineWith({ observations: { [id]: anObservation } }),
      observation: { ...anObservation, status: 400 },
    });
    expect([report.verdict, report.waived]).toEqual(['pass', true]);
  });

  it('is not used up by what fails nobody', () => {
    expect(outcome([aWaiver()], [clean, aResult('contract.status', 'should')])).toEqual(['pass', false, 0]);
    expect(outcome([aWaiver()], [clean])).toEqual(['pass', false, 0]);
  });

  it('is stale when its case ran to a verdict and it covered nothing', () => {
    const [used, unused, notRun] = [aWaiver(), aWaiver({ check: 'x.y' }), aWaiver({ case: 'not/run' })];
    expect(staleWaivers([used, unused, notRun], new Set([used]), ran(id))).toEqual([unused]);
    expect(staleWaivers([unused], new Set(), ran())).toEqual([]);
  });

  it('of a check in any case is stale only when all cases ran', () => {
    const any = aWaiver({ case: null, check: 'x.y' });
    expect(staleWaivers([any], new Set(), ran(id))).toEqual([]);
    expect(staleWaivers([any], new Set(), { ...ran(id), all: true })).toEqual([any]);
    expect(staleWaivers([any], new Set([any]), { ...ran(id), all: true })).toEqual([]);
  });

  it('of this very case is used before one of all cases', () => {
    const [own, any] = [aWaiver({ check: 'contract.status' }), aWaiver({ case: null, check: 'contract.status' })];
    expect(judge(refuse, { waivers: [any, own], results: [must] }).usedWaivers).toEqual([own]);
  });

  it('that has expired and covers nothing is stale as well', () => {
    const expired = aWaiver({ expires: '2026-01-01' });
    expect(staleWaivers([expired], new Set(), ran(id))).toEqual([expired]);
  });
});
