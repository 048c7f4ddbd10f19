import type { PlannedCase } from '../model/contract-case.ts';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { heading } from './planned-calls.ts';
import { prepareRun } from './prepare-run.ts';
import { createProblems } from './problems.ts';
import { createRunContext } from './run-context.ts';
import { readSeed } from './run-options.ts';
import { inspectWorkspace } from './workspace.ts';

/** `contracts plan`: what a run would send, without sending it. */
export async function plan(args: Arguments, { output, registry }: CommandContext): Promise<number> {
  const problems = createProblems();
  const { workspace, problems: found } = await inspectWorkspace(args, false);
  problems.add(found);
  const seed = readSeed(args, problems);
  const context = problems.attempt(() => createRunContext(process.env, seed, workspace?.root ?? process.cwd()));
  if (workspace === null || context === null) return problems.reject();
  const { signal } = new AbortController();
  const prepared = await prepareRun(args, workspace, { context, registry, signal }, problems);
  try {
    for (const one of prepared.planned) {
      output.show(heading(one));
      for (const entry of one.listed) output.show(line(entry));
    }
    for (const { spec, reason } of prepared.skipped) output.show(`${spec.id}: skipped, ${reason}`);
    const cases = prepared.planned.reduce((sum, one) => sum + one.cases, 0);
    const calls = prepared.planned.reduce((sum, one) => sum + one.calls, 0);
    const code = cases === 0 ? 4 : 0;
    output.say(`contracts: exit ${code}: ${cases} cases, ${calls} calls on ${prepared.target.name}; nothing was sent`);
    return code;
  } finally {
    await prepared.close();
  }
}

function line({ case: { id, expect, title, tags }, cost, skip }: PlannedCase): string {
  const core = tags.includes('core') ? ' [core]' : '';
  return `  ${expect.kind.padEnd(6)} ${String(cost).padStart(2)}  ${id}${core}  ${title}${skip === null ? '' : `  (not sent: ${skip})`}`;
}
