import type { ProviderSpec } from './provider-spec.ts';

/** A spec as plain data: packed for use without its file, or sent to another thread. */
export type PackedSpec = Omit<ProviderSpec, 'positionOf'>;

export function packed({ positionOf: _, ...data }: ProviderSpec): PackedSpec {
  return data;
}

/** Places in a file mean nothing where there is no file. */
export const unpacked = (data: PackedSpec): ProviderSpec => ({
  ...data,
  positionOf: () => ({ file: data.file, line: 1, col: 1 }),
});
