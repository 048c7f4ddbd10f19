import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract, type LoadedContract } from '../src/command/load-contract.ts';
import { simulateProvider, type SimulatedProvider } from '../src/command/simulators.ts';
import type { ProviderSpec } from '../src/model/provider-spec.ts';
import { loadSpec } from '../src/spec/load-spec.ts';
import { root } from './measured-process.ts';

export type BenchProvider = {
  readonly spec: ProviderSpec;
  readonly contract: LoadedContract;
  readonly simulated: SimulatedProvider;
  /** Its requests or its tokens are signed with RSA, which costs more than everything else together. */
  readonly rsa: boolean;
};

/** Every provider of the project with its simulator; the same credentials in every process, made from seed 1. */
export async function loadProviders(): Promise<readonly BenchProvider[]> {
  const specs = join(root, 'specs');
  const files = readdirSync(specs).filter((name) => name.endsWith('.yaml'));
  return Promise.all(
    files.map(async (file): Promise<BenchProvider> => {
      const { spec } = await loadSpec(join(specs, file), { root: specs, gate: false, displayRoot: root });
      if (spec === null) throw new Error(`${file} does not load: npm run contracts -- lint`);
      const contract = await loadContract(spec, join(root, 'contracts'), root);
      const clock = { wall: () => Date.now(), monotonic: () => performance.now() };
      const { extension } = contract;
      const simulated = simulateProvider(spec, { seed: 1, clock, readings: {}, faults: [], extension });
      return { spec, contract, simulated, rsa: simulated.credentials.has('privateKey') };
    }),
  );
}
