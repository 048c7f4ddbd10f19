import type { Baseline } from '../model/baseline.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Readings, SettledReading } from '../model/readings.ts';

/** What a run begins with: an override beats the accepted baseline, which beats the likeliest reading. */
export function initialReadings(
  spec: ProviderSpec,
  overrides: Readonly<Record<string, string>>,
  baseline: Baseline | null,
): Readings {
  return new Map(
    spec.conflicts.map((conflict): [string, SettledReading] => {
      const known = (id: string | undefined): id is string => conflict.readings.some((reading) => reading.id === id);
      const [override, accepted] = [overrides[conflict.id], baseline?.readings[conflict.id]];
      if (known(override)) return [conflict.id, { reading: override, source: 'override' }];
      if (known(accepted)) return [conflict.id, { reading: accepted, source: 'baseline' }];
      return [conflict.id, { reading: conflict.start, source: 'start' }];
    }),
  );
}
