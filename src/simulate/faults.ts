import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Fault } from '../model/simulator.ts';
import { byteFaults } from './faults/bytes.ts';
import { headerFaults } from './faults/headers.ts';
import { leakFaults } from './faults/leaks.ts';
import { layoutFaults } from './faults/layouts.ts';
import { lifetimeFaults } from './faults/lifetimes.ts';
import { lenientCredentials } from './faults/lenient-credentials.ts';
import { lenientInputs } from './faults/lenient-inputs.ts';
import { lenientRequests } from './faults/lenient-requests.ts';
import { memberFaults } from './faults/members.ts';
import { readingFaults } from './faults/readings.ts';
import { markSilent } from './faults/silent.ts';
import { statusFaults } from './faults/statuses.ts';
import { strictnessFaults } from './faults/strictness.ts';
import { tokenFaults } from './faults/tokens.ts';
import { wireFaults } from './faults/wires.ts';

import { acceptedChanges, readingsInForce } from './readings-in-force.ts';

/** Every way in which this provider's simulator can be broken: one rule each, by a stable name. */
export function faultsFor(spec: ProviderSpec): readonly Fault[] {
  const accepted = acceptedChanges(readingsInForce(spec, {}));
  const faults = [
    ...lenientCredentials(spec, accepted),
    ...lenientInputs(spec, accepted),
    ...lenientRequests(spec),
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
