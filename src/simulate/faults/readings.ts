import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';

/** Each contradiction settled the other way: every reading but the start of its conflict. */
export function readingFaults(spec: ProviderSpec): readonly Fault[] {
  return spec.conflicts.flatMap(({ id, question, readings, start }) =>
    readings
      .filter((reading) => reading.id !== start)
      .map((reading) => ({
        name: `reading/${id}=${reading.id}`,
        title: `${question} As ${reading.id}`,
        noticedBy: [`decide/${id}`],
        readings: { [id]: reading.id },
      })),
  );
}
