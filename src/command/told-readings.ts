import type { Readings, SettledReading } from '../model/readings.ts';
import { decideOf } from './decide.ts';
import type { CaseRun, ProviderPlan, ProviderSetup } from './provider-setup.ts';

/**
 * The readings in force after the cases that tell them apart: an accepted control may leave several possible, and be one that the endpoint does
 * not even look at. Null when they are what they were. What was asked for or accepted before is not settled anew.
 */
export function toldReadings(setup: ProviderSetup, plan: ProviderPlan, runs: readonly CaseRun[]): Readings | null {
  const told = new Map(plan.readings);
  let isNew = false;
  for (const run of runs) {
    const { expect } = run.planned.case;
    if (expect.kind !== 'decide') continue;
    const observed = decideOf(setup, plan, run)?.observed ?? null;
    const before = plan.readings.get(expect.conflict);
    if (observed === null || !isSettledHere(before) || observed === before?.reading) continue;
    told.set(expect.conflict, { reading: observed, source: 'probe' });
    isNew = true;
  }
  return isNew ? told : null;
}

/** Whether this run settles the reading: it was neither asked for nor accepted before. */
export const isSettledHere = (reading: SettledReading | undefined): boolean =>
  reading === undefined || reading.source === 'start' || reading.source === 'probe';
