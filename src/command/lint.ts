import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { withInputs } from '../model/with-inputs.ts';
import { readBaseline } from '../store/baseline-file.ts';
import { readWaivers } from '../store/waivers-file.ts';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { baselineProblems } from './baseline-problems.ts';
import { dryPlan } from './dry-plan.ts';
import { knownCases } from './known-cases.ts';
import { loadContract } from './load-contract.ts';
import { waiverProblems } from './waiver-problems.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** `contracts lint`: specs and vocabulary with every gate, cases, targets, waivers and baselines. Exit 3 with all problems. */
export async function lint(args: Arguments, { output }: CommandContext): Promise<number> {
  const workspace = await openWorkspace(args, true);
  const problems: Problem[] = [];
  let cases = 0;
  for (const spec of workspace.specs) {
    problems.push(...targetProblems(spec, workspace));
    const read = Object.keys(workspace.targets.targets).map((target) =>
      readBaseline(workspace.contracts, spec.id, target, workspace.root),
    );
    problems.push(...read.flatMap((one) => one.problems));
    const baselines = read.flatMap(({ baseline }) => baseline ?? []);
    const waivers = readWaivers(workspace.contracts, spec.id, workspace.root);
    problems.push(...waivers.problems);
    try {
      const contract = await loadContract(spec, workspace.contracts, workspace.root);
      cases += dryPlan(spec, contract).length;
      const ids = knownCases(spec, contract, baselines);
      const names = { cases: ids, targets: Object.keys(workspace.targets.targets) };
      problems.push(...baselines.flatMap((one) => baselineProblems(one, { ...workspace, spec, cases: ids })));
      problems.push(...waivers.waivers.flatMap((waiver) => waiverProblems(waiver, names)));
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new Rejected(problems);
  const { specs } = workspace;
  output.say(
    `contracts: exit 0: ${specs.length} spec${specs.length === 1 ? '' : 's'}, ${cases} cases and targets.yaml are sound`,
  );
  return 0;
}

/** A live target must name a variable for every credential that the spec needs. */
function targetProblems(spec: ProviderSpec, { targets, targetsPath }: Workspace): readonly Problem[] {
  return Object.values(targets.targets).flatMap(({ name, providers }) => {
    const configured = providers[spec.id];
    if (configured === undefined) return [];
    // What `inputs:` gives a value is no credential on this target.
    return withInputs(spec, configured.inputs)
      .spec.credentials.filter(
        ({ name: credential, optional }) => !optional && configured.credentials[credential] === undefined,
      )
      .map(({ name: credential }): Problem => ({
        code: 'E_TARGETS',
        at: targetsPath,
        what: `target ${name} names no variable for the credential ${credential} of ${spec.id}`,
        fix: `add ${credential}: NAME_OF_VARIABLE under targets.${name}.providers.${spec.id}.credentials`,
      }));
  });
}
