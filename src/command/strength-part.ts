import { checksOf } from '../check/profile.ts';
import type { ProviderReport } from '../model/report.ts';
import type { Fault } from '../model/simulator.ts';
import { runProvider } from '../pipeline.ts';
import { demoCredentials } from '../simulate/demo-credentials.ts';
import { faultsFor } from '../simulate/faults.ts';
import { harmlessMutants } from '../simulate/harmless-mutants.ts';
import { seededRandom } from '../simulate/seeded-random.ts';
import { textsOf, type Arguments } from './arguments.ts';
import { inProcessSetup, type InProcess } from './in-process-setup.ts';
import { loadContract } from './load-contract.ts';
import { chooseFaults } from './mock.ts';
import { rowOf, type FaultRow } from './strength-matrix.ts';
import { openWorkspace } from './workspace.ts';

/** Every n-th fault of every provider, so that parts cost alike. Plain data: it passes between threads. */
export type PartOf = { readonly args: Arguments; readonly index: number; readonly of: number };
export type PartResult = { readonly rows: readonly FaultRow[]; readonly alarms: readonly string[] };

/** One part of the matrix. Harmless mutants are shared out in the same way as faults. */
export async function strengthPart({ args, index, of }: PartOf, progress: (text: string) => void): Promise<PartResult> {
  const workspace = await openWorkspace(args, false);
  const asked = textsOf(args, 'fault');
  const chosen = chooseFaults(asked, workspace.specs);
  const own = <T>(all: readonly T[]): readonly T[] => all.filter((_, at) => at % of === index);
  const rows: FaultRow[] = [];
  const alarms: string[] = [];
  for (const spec of workspace.specs) {
    const base: InProcess = {
      spec,
      contract: await loadContract(spec, workspace.contracts, workspace.root),
      credentials: demoCredentials(spec, seededRandom(`strength:${spec.id}`)),
      checks: checksOf(workspace.targets.profile),
    };
    const healthy = await reportOf(base);
    if (index === 0) alarms.push(...alarmsOf(spec.id, 'healthy', healthy));
    for (const mutant of own(harmlessMutants()))
      alarms.push(...alarmsOf(spec.id, mutant.name, await reportOf({ ...base, faults: [mutant] })));
    for (const fault of own(asked.length === 0 ? faultsFor(spec) : (chosen.get(spec.id) ?? []))) {
      progress(`${spec.id}  ${fault.name}`);
      rows.push(await rowFor(base, fault, healthy));
    }
  }
  return { rows, alarms };
}

/** The named cases first; the whole suite only when they notice nothing, to learn whether any other case would. */
async function rowFor(base: InProcess, fault: Fault, healthy: ProviderReport): Promise<FaultRow> {
  const only = fault.noticedBy ?? [];
  const named = rowOf(base.spec.id, fault, healthy, await reportOf({ ...base, faults: [fault], only }));
  if (named.caught === 'contract' || named.caught === 'standard') return named;
  return rowOf(base.spec.id, fault, healthy, await reportOf({ ...base, faults: [fault] }));
}

async function reportOf(setup: InProcess): Promise<ProviderReport> {
  const { report } = await runProvider(inProcessSetup(setup), () => undefined);
  return report;
}

/** Anything but a pass on a provider that does nothing wrong. */
function alarmsOf(provider: string, mutant: string, { cases }: ProviderReport): readonly string[] {
  return cases.flatMap((one) => {
    const loud = one.findings.filter(({ level }) => level !== 'note').map(({ check }) => check);
    return one.verdict === 'fail' || one.verdict === 'error' || loud.length > 0
      ? [`${provider} ${mutant}: ${one.id} ${one.error?.code ?? loud.join(', ')}`]
      : [];
  });
}
