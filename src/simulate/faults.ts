import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Fault } from '../model/simulator.ts';
import { byteFaults } from './faults/bytes.ts';
import { headerFaults } from './faults/headers.ts';
import { leakFaults } from './faults/leaks.ts';
import { layoutFaults } from './faults/layouts.ts';
import { lifetimeFaults } from './faults/lifetimes.ts';
import { leniencyFaults } from './faults/leniency.ts';
import { memberFaults } from './faults/members.ts';
import { readingFaults } from './faults/readings.ts';
import { markSilent } from './faults/silent.ts';
import { statusFaults } from './faults/statuses.ts';
import { strictnessFaults } from './faults/strictness.ts';
import { tokenFaults } from './faults/tokens.ts';
import { wireFaults } from './faults/wires.ts';

/** Every way in which this provider's simulator can be broken: one rule each, by a stable name. */
export function faultsFor(spec: ProviderSpec): readonly Fault[] {
  const faults = [
    ...leniencyFaults(spec),
    ...strictnessFaults(spec),
    ...statusFaults(spec),
    ...memberFaults(spec),
    ...layoutFaults(spec),
    ...lifetimeFaults(spec),
    ...headerFaults(spec),
    ...tokenFaults(spec),
    ...byteFaults,
    ...leakFaults(spec),
    ...wireFaults,
    ...readingFaults(spec),
  ];
  return faults.map((fault) => markSilent(spec, fault));
}
