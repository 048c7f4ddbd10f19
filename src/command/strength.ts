import { join, resolve } from 'node:path';
import { checksOf } from '../check/profile.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { ProviderReport } from '../model/report.ts';
import type { Fault } from '../model/simulator.ts';
import { runProvider } from '../pipeline.ts';
import { createProgress } from '../report/progress.ts';
import { demoCredentials } from '../simulate/demo-credentials.ts';
import { faultsFor } from '../simulate/faults.ts';
import { harmlessMutants } from '../simulate/harmless-mutants.ts';
import { seededRandom } from '../simulate/seeded-random.ts';
import { writeFile } from '../store/write-file.ts';
import { textOf, textsOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { inProcessSetup, type InProcess } from './in-process-setup.ts';
import { loadContract } from './load-contract.ts';
import { chooseFaults } from './mock.ts';
import { rowOf, strengthOf, type FaultRow } from './strength-matrix.ts';
import { openWorkspace } from './workspace.ts';

/** The bar below which the suite is not strong enough (exit 1): the share of faults that something speaks about. */
const bar = 0.98;

/** `contracts strength`: breaks the simulators one rule at a time; which breaks does the suite catch? */
export async function strength(args: Arguments, { output, guard, streams }: CommandContext): Promise<number> {
  const workspace = await openWorkspace(args, false);
  const progress = createProgress({ stream: streams.stderr, enabled: output.isTerminal && !args.flags.has('quiet') });
  const asked = textsOf(args, 'fault');
  const chosen = chooseFaults(asked, workspace.specs);
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
    alarms.push(...alarmsOf(spec, 'healthy', healthy));
    for (const mutant of harmlessMutants())
      alarms.push(...alarmsOf(spec, mutant.name, await reportOf({ ...base, faults: [mutant] })));
    for (const fault of asked.length === 0 ? faultsFor(spec) : (chosen.get(spec.id) ?? [])) {
      progress.update(`${spec.id}  ${fault.name}`);
      rows.push(await rowFor(base, fault, healthy));
    }
  }
  progress.clear();
  const result = strengthOf(rows);
  if (!args.flags.has('quiet')) {
    for (const row of rows) output.say(line(row));
    for (const alarm of alarms) output.say(`false alarm  ${alarm}`);
    output.say(totals(rows, workspace.specs));
  }
  const file = join(resolve(textOf(args, 'out') ?? 'reports'), 'strength.json');
  writeFile(
    file,
    `${JSON.stringify({ schemaVersion: 1, bar, ...result, survivors: result.survivors.length, alarms, rows }, null, 1)}\n`,
    guard,
  );
  const code = result.share < bar || alarms.length > 0 ? 1 : rows.length === 0 ? 4 : 0;
  const percent = (result.share * 100).toFixed(1);
  output.say(
    `contracts: exit ${code}: ${percent} % of ${result.faults - result.silent} faults caught by contract or standard, ${result.silent} silent, ${alarms.length} false alarms`,
  );
  return code;
}

/** The named cases first; the whole suite only when they notice nothing, to learn whether any other case would. */
async function rowFor(base: InProcess, fault: Fault, healthy: ProviderReport): Promise<FaultRow> {
  const named = rowOf(
    base.spec.id,
    fault,
    healthy,
    await reportOf({ ...base, faults: [fault], only: fault.noticedBy ?? [] }),
  );
  if (named.caught === 'contract' || named.caught === 'standard') return named;
  return rowOf(base.spec.id, fault, healthy, await reportOf({ ...base, faults: [fault] }));
}

async function reportOf(setup: InProcess): Promise<ProviderReport> {
  const { report } = await runProvider(inProcessSetup(setup), () => undefined);
  return report;
}

/** Anything but a pass on a provider that does nothing wrong. */
function alarmsOf({ id }: ProviderSpec, mutant: string, { cases }: ProviderReport): readonly string[] {
  return cases.flatMap((one) => {
    const loud = one.findings.filter(({ level }) => level !== 'note').map(({ check }) => check);
    return one.verdict === 'fail' || one.verdict === 'error' || loud.length > 0
      ? [`${id} ${mutant}: ${one.id} ${one.error?.code ?? loud.join(', ')}`]
      : [];
  });
}

function line({ provider, fault, caught, by, elsewhere, silent }: FaultRow): string {
  const [first] = by.filter((one) => one.way === caught);
  const how =
    caught === null ? (silent === null ? 'SURVIVED' : 'silent') : silent === null ? caught : `silent, ${caught}`;
  const where =
    first === undefined
      ? elsewhere[0] === undefined
        ? (silent ?? '')
        : `not named: ${elsewhere[0]}`
      : `${first.case} ${first.checks.join(', ')}`;
  return `${how.padEnd(16)}  ${provider}:${fault}  ${where}`;
}

function totals(rows: readonly FaultRow[], specs: readonly ProviderSpec[]): string {
  return [
    'provider                 faults  contract  standard  drift only  survived  silent',
    ...specs.map(({ id }) => {
      const own = strengthOf(rows.filter(({ provider }) => provider === id));
      const survived = own.survivors.filter(({ caught }) => caught === null).length;
      return [
        id.padEnd(24),
        ...[own.faults, own.contract, own.standard, own.drift, survived, own.silent].map((count, index) =>
          String(count).padStart([7, 9, 9, 11, 9, 7][index] ?? 8),
        ),
      ].join(' ');
    }),
  ].join('\n');
}
