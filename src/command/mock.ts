import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { nearest } from '../model/nearest.ts';
import { Rejected, type Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Fault } from '../model/simulator.ts';
import { plural } from '../report/plural.ts';
import { faultsFor } from '../simulate/faults.ts';
import { serve } from '../simulate/http-server.ts';
import { selfSigned } from '../simulate/self-signed.ts';
import { numberOf, textOf, textsOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { loadContract } from './load-contract.ts';
import { createEnvFile } from './mock-env-file.ts';
import { placeProblem } from './mock-env-file-place.ts';
import { createProblems, type Problems } from './problems.ts';
import { readOverrides } from './reading-options.ts';
import { listenForStop } from './shutdown.ts';
import { simulateProvider, type SimulatedProvider } from './simulators.ts';
import { inspectWorkspace, type Workspace } from './workspace.ts';

/** `contracts mock`: serves the simulated providers on 127.0.0.1 until a signal, or for so many seconds. */
export async function mock(args: Arguments, { output, guard }: CommandContext): Promise<number> {
  const problems = createProblems();
  const { workspace, problems: found } = await inspectWorkspace(args, false);
  problems.add(found);
  const seconds = problems.attempt(() => numberOf(args, 'for', 0, 0, 86_400)) ?? 0;
  const port = problems.attempt(() => numberOf(args, 'port', 0, 0, 65_535)) ?? 0;
  if (workspace === null) return problems.reject();
  if (args.flags.has('list-faults')) return listFaults(workspace, output, problems);
  const simulated = await simulateAll(args, workspace, problems);
  const asked = textOf(args, 'env-file');
  const place = asked === null ? null : placeProblem(resolve(asked), asked, workspace.targets);
  if (place !== null) problems.add([place]);
  problems.rejectIfAny();
  const shutdown = listenForStop();
  const certificate = args.flags.has('tls') ? selfSigned(Date.now()) : null;
  const envFile = createEnvFile(asked, simulated, workspace.targets, guard);
  try {
    const served = await serve(
      simulated.map(({ spec, simulator }) => ({ provider: spec.id, simulator })),
      { port, tls: certificate },
    );
    try {
      envFile.write(served.origin, certificate?.ca ?? null);
      output.say(JSON.stringify({ ready: true, origin: served.origin, envFile: envFile.path }));
      await ended(shutdown.signal, seconds);
    } finally {
      await served.close();
    }
  } finally {
    shutdown.release();
    envFile.remove();
  }
  output.say(
    `contracts: exit 0: ${shutdown.by === null ? `${plural(seconds, 'second')} over` : `ended by ${shutdown.by}`}`,
  );
  return 0;
}

/** The simulators as they were asked for; what is wrong with that becomes problems. */
async function simulateAll(
  args: Arguments,
  { specs, contracts, root }: Workspace,
  problems: Problems,
): Promise<readonly SimulatedProvider[]> {
  const texts = specs.length === 0 ? [] : textsOf(args, 'reading');
  const readings = problems.attempt(() => readOverrides(texts, specs)) ?? {};
  const faults = problems.attempt(() => chooseFaults(textsOf(args, 'fault'), specs));
  const given = problems.attempt(() => numberOf(args, 'seed', 1, 0, 999_999_999)) ?? 1;
  const seed = textOf(args, 'seed') === null ? randomBytes(4).readUInt32BE() : given;
  const clock = { wall: () => Date.now(), monotonic: () => performance.now() };
  const simulated: SimulatedProvider[] = [];
  for (const spec of specs) {
    const contract = await problems.attemptLater(() => loadContract(spec, contracts, root));
    if (contract === null) continue;
    const own = faults?.get(spec.id) ?? [];
    simulated.push(simulateProvider(spec, { seed, clock, readings, faults: own, extension: contract.extension }));
  }
  return simulated;
}

function listFaults({ specs }: Workspace, output: CommandContext['output'], problems: Problems): number {
  problems.rejectIfAny();
  for (const spec of specs) for (const { name, title } of faultsFor(spec)) output.say(`${spec.id}:${name}  ${title}`);
  return 0;
}

/** `NAME` for every provider that has the fault, `PROVIDER:NAME` for one. Unknown names are rejected. */
export function chooseFaults(
  texts: readonly string[],
  specs: readonly ProviderSpec[],
): ReadonlyMap<string, readonly Fault[]> {
  const chosen = new Map<string, Fault[]>();
  const all = specs.flatMap((spec) => faultsFor(spec).map((fault) => ({ spec, fault })));
  const problems: Problem[] = [];
  for (const text of texts) {
    const own = specs.find(({ id }) => text.startsWith(`${id}:`));
    const name = own === undefined ? text : text.slice(own.id.length + 1);
    const found = all.filter(({ spec, fault }) => fault.name === name && (own === undefined || own === spec));
    for (const { spec, fault } of found) chosen.set(spec.id, [...(chosen.get(spec.id) ?? []), fault]);
    if (found.length > 0) continue;
    const near = nearest(name, [...new Set(all.map(({ fault }) => fault.name))]);
    problems.push({
      code: 'E_FAULT_UNKNOWN',
      at: null,
      what: 'there is no such fault',
      got: JSON.stringify(text.slice(0, 80)).slice(1, -1),
      fix: near === null ? 'contracts mock --list-faults' : `did you mean "${near}"?`,
    });
  }
  if (problems.length > 0) throw new Rejected(problems);
  return chosen;
}

function ended(signal: AbortSignal, seconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = seconds > 0 ? setTimeout(done, seconds * 1000) : undefined;
    const stop = (): void => {
      clearTimeout(timer);
      done();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
