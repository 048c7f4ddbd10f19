/** Where a settled reading comes from: `--reading`/targets.yaml, the accepted baseline, a probe of this run, or nowhere. */
export type ReadingSource = 'override' | 'baseline' | 'probe' | 'start';

export type SettledReading = { readonly reading: string; readonly source: ReadingSource };

/** Conflict id → reading in force for the requests of pass 2. */
export type Readings = ReadonlyMap<string, SettledReading>;
