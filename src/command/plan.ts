import type { PlannedCase } from '../model/contract-case.ts';
import { planUnder, startOf } from '../pipeline.ts';
import type { Arguments } from './arguments.ts';
import { numberOf } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { prepareRun } from './prepare-run.ts';
import type { ProviderSetup } from './provider-setup.ts';
import { createRunContext } from './run-context.ts';
import { listenForStop } from './shutdown.ts';
import { openWorkspace } from './workspace.ts';
import { requestConflicts } from '../settle/search.ts';

/** `contracts plan`: what a run would send, without sending it. */
export async function plan(args: Arguments, { output, registry }: CommandContext): Promise<number> {
  const workspace = await openWorkspace(args, false);
  const context = createRunContext(process.env, numberOf(args, 'seed', 1, 0, 999_999_999), workspace.root);
  const shutdown = listenForStop();
  const prepared = await prepareRun(args, workspace, { context, registry, signal: shutdown.signal });
  try {
    let cases = 0;
    let calls = 0;
    for (const setup of prepared.setups) {
      const planned = planUnder(setup, startOf(setup)).planned;
      const cost = callsOf(planned);
      output.say(heading(setup, planned, cost, prepared.target.providers[setup.spec.id]?.perMinute ?? null));
      if (!args.flags.has('quiet')) for (const entry of planned) output.say(line(entry));
      cases += planned.length;
      calls += cost;
    }
    for (const { spec, reason } of prepared.skipped) output.say(`${spec.id}: skipped, ${reason}`);
    const code = cases === 0 ? 4 : 0;
    output.say(`contracts: exit ${code}: ${cases} cases, ${calls} calls on ${prepared.target.name}; nothing was sent`);
    return code;
  } finally {
    shutdown.release();
    await prepared.close();
  }
}

export const callsOf = (planned: readonly PlannedCase[]): number =>
  planned.reduce((sum, { cost, skip }) => sum + (skip === null ? cost : 0), 0);

/** Probes that pass 1 may need before the plan: at least one confirming call where the request itself is in question. */
export function heading(
  setup: ProviderSetup,
  planned: readonly PlannedCase[],
  calls: number,
  perMinute: number | null,
): string {
  const probes =
    requestConflicts(setup.spec.conflicts).length === 0 ? '' : `, and up to ${setup.probes} probes to settle readings`;
  const minutes =
    perMinute === null ? '' : `, about ${Math.max(1, Math.ceil(calls / perMinute))} min at ${perMinute} a minute`;
  return `${setup.spec.id}: ${planned.length} cases, ${calls} calls${probes}${minutes}`;
}

function line({ case: { id, expect, title, tags }, cost, skip }: PlannedCase): string {
  const core = tags.includes('core') ? ' [core]' : '';
  return `  ${expect.kind.padEnd(6)} ${String(cost).padStart(2)}  ${id}${core}  ${title}${skip === null ? '' : `  (not sent: ${skip})`}`;
}
