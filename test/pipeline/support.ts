import { checksOf } from '../../src/check/profile.ts';
import { inProcessSetup, type InProcess } from '../../src/command/in-process-setup.ts';
import { loadContract } from '../../src/command/load-contract.ts';
import type { ProviderReport } from '../../src/model/report.ts';
import { runProvider } from '../../src/pipeline.ts';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';

export const providers = [
  'singapay-b2b',
  'singleview-payouts',
  'knnx-dlat',
  'singleview-openbanking',
  'singleview-b2b',
] as const;

/** A provider of the project, ready to be run against its simulator without a socket. */
export async function theProvider(id: string): Promise<InProcess> {
  const { spec, problems } = await loadSpec(`specs/${id}.yaml`, {
    root: 'specs',
    gate: false,
    displayRoot: process.cwd(),
  });
  if (spec === null) throw new Error(problems.map(({ what }) => what).join('\n'));
  return {
    spec,
    contract: await loadContract(spec, 'contracts', process.cwd()),
    credentials: demoCredentials(spec, seededRandom(`test:${id}`)),
    checks: checksOf('2026-11'),
  };
}

export async function run(setup: InProcess): Promise<ProviderReport> {
  const { report } = await runProvider(inProcessSetup(setup), () => undefined);
  return report;
}
