import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { ProviderTarget } from '../config/targets.ts';
import { nearest } from '../model/nearest.ts';
import { Rejected } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import type { Fault } from '../model/simulator.ts';
import { faultsFor } from '../simulate/faults.ts';
import { serve } from '../simulate/http-server.ts';
import { selfSigned } from '../simulate/self-signed.ts';
import { errno, WriteFailure } from '../store/write-file.ts';
import { numberOf, textOf, textsOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { loadContract } from './load-contract.ts';
import { readOverrides } from './reading-options.ts';
import { listenForStop } from './shutdown.ts';
import { simulateProvider, type SimulatedProvider } from './simulators.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** `contracts mock`: serves the simulated providers on 127.0.0.1 until a signal, or for so many seconds. */
export async function mock(args: Arguments, { output }: CommandContext): Promise<number> {
  const workspace = await openWorkspace(args, false);
  if (args.flags.has('list-faults')) return listFaults(workspace, output);
  const readings = readOverrides(textsOf(args, 'reading'), workspace.specs);
  const faults = chooseFaults(textsOf(args, 'fault'), workspace.specs);
  const seconds = numberOf(args, 'for', 0, 0, 86_400);
  const clock = { wall: () => Date.now(), monotonic: () => performance.now() };
  const seed =
    textOf(args, 'seed') === null ? randomBytes(4).readUInt32BE() : numberOf(args, 'seed', 1, 0, 999_999_999);
  const simulated = await Promise.all(
    workspace.specs.map(async (spec) => {
      const { extension } = await loadContract(spec, workspace.contracts, workspace.root);
      return simulateProvider(spec, { seed, clock, readings, faults: faults.get(spec.id) ?? [], extension });
    }),
  );
  const certificate = args.flags.has('tls') ? selfSigned(clock.wall()) : null;
  const shutdown = listenForStop();
  const served = await serve(
    simulated.map(({ spec, simulator }) => ({ provider: spec.id, simulator })),
    { port: numberOf(args, 'port', 0, 0, 65_535), tls: certificate },
  );
  const files = createEnvFile(args, workspace, simulated, served.origin, certificate?.ca ?? null);
  try {
    output.say(JSON.stringify({ ready: true, origin: served.origin, envFile: files.envFile }));
    await ended(shutdown.signal, seconds);
  } finally {
    shutdown.release();
    await served.close();
    files.remove();
  }
  return 0;
}

function listFaults({ specs }: Workspace, output: CommandContext['output']): number {
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
  for (const text of texts) {
    const own = specs.find(({ id }) => text.startsWith(`${id}:`));
    const name = own === undefined ? text : text.slice(own.id.length + 1);
    const found = all.filter(({ spec, fault }) => fault.name === name && (own === undefined || own === spec));
    if (found.length === 0) {
      const near = nearest(name, [...new Set(all.map(({ fault }) => fault.name))]);
      throw new Rejected([
        {
          code: 'E_FAULT_UNKNOWN',
          at: null,
          what: 'there is no such fault',
          got: text.slice(0, 80),
          fix: near === null ? 'contracts mock --list-faults' : `did you mean "${near}"?`,
        },
      ]);
    }
    for (const { spec, fault } of found) chosen.set(spec.id, [...(chosen.get(spec.id) ?? []), fault]);
  }
  return chosen;
}

/** The variables that make `--target sandbox` work against this mock (mode 0600), and the CA when it speaks TLS. */
function createEnvFile(
  args: Arguments,
  workspace: Workspace,
  simulated: readonly SimulatedProvider[],
  origin: string,
  ca: string | null,
): { envFile: string; remove(): void } {
  const asked = textOf(args, 'env-file');
  const envFile = resolve(
    asked ?? join(tmpdir(), `token-contracts-${process.pid}-${randomBytes(4).toString('hex')}.env`),
  );
  const caFile = ca === null ? null : `${envFile}.ca.pem`;
  const sandbox = workspace.targets.targets['sandbox']?.providers ?? {};
  const keyFiles: string[] = [];
  const lines = simulated.flatMap((one) => variablesOf(one, sandbox[one.spec.id], origin, envFile, keyFiles));
  if (caFile !== null && ca !== null) {
    secretFile(caFile, ca);
    keyFiles.push(caFile);
    lines.push(`CONTRACTS_CA_FILE=${caFile}`);
  }
  secretFile(envFile, `${lines.join('\n')}\n`);
  return {
    envFile,
    remove: () => {
      for (const file of [envFile, ...keyFiles]) rmSync(file, { force: true });
    },
  };
}

function variablesOf(
  { spec, credentials }: SimulatedProvider,
  target: ProviderTarget | undefined,
  origin: string,
  envFile: string,
  keyFiles: string[],
): string[] {
  if (target === undefined) return [];
  const url = `${target.url}=${origin}/${spec.id}${spec.wholeUrl ? '/token' : ''}`;
  const lines = [...credentials].flatMap(([name, value]) => {
    const variable = target.credentials[name];
    if (variable === undefined) return [];
    if (!value.includes('\n')) return [`${variable}=${quote(value)}`];
    const file = `${envFile}.${spec.id}.${name}.pem`;
    secretFile(file, value);
    keyFiles.push(file);
    return [`${variable}_FILE=${file}`];
  });
  return [url, ...lines];
}

/** A form that a shell, `util.parseEnv` and GitHub's env files read alike. */
const quote = (value: string): string => (/^[\w.:/@+-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);

function secretFile(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 });
  } catch (error) {
    throw new WriteFailure(path, errno(error));
  }
}

function ended(signal: AbortSignal, seconds: number): Promise<void> {
  return new Promise((done) => {
    const timer = seconds > 0 ? setTimeout(done, seconds * 1000) : null;
    signal.addEventListener('abort', () => {
      if (timer !== null) clearTimeout(timer);
      done();
    });
  });
}
