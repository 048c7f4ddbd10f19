import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { CaseReport, ConformanceReport, Finding } from '../../src/model/report.ts';

export const project = join(import.meta.dirname, '..', '..');
const here = 'test/sixth-provider';

/** What a run needs of the environment, and nothing that a developer happens to have set. */
const bare: Readonly<Record<string, string>> = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };

export type Variables = Readonly<Record<string, string>>;
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a command in the project to its end. */
export async function runToEnd(command: string, args: readonly string[], variables: Variables = {}): Promise<Ended> {
  const child = spawn(command, args, { cwd: project, env: { ...bare, ...variables } });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}

/** The launcher with these arguments: `contracts`, as npm would run it. */
export const contracts = (args: readonly string[], variables: Variables = {}): Promise<Ended> =>
  runToEnd(process.execPath, ['src/run.mjs', 'src/cli.ts', ...args], variables);

export type Server = { readonly variables: Variables; stop(): Promise<void> };

/** Starts the token server from npm in a process of its own; the variables are those of its targets. */
export async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, [`${here}/server.mjs`], {
    cwd: project,
    env: bare,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stdout = collect(child.stdout);
  const ended = once(child, 'close');
  while (!/^OIDC_BODY_CLIENT_SECRET=.*\n/m.test(stdout())) {
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (child.exitCode !== null) throw new Error(`the token server ended with ${child.exitCode}`);
  }
  return {
    variables: parseEnv(stdout()) as Variables,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export type Provider = { readonly specs: string; readonly config: string };
export const plain: Provider = { specs: `${here}/specs`, config: `${here}/contracts` };
export const withVocabulary: Provider = {
  specs: `${here}/vocabulary/specs`,
  config: `${here}/vocabulary/contracts`,
};

export type Run = Ended & { readonly report: ConformanceReport; readonly cases: readonly CaseReport[] };

/** One whole run against the target, with its report. */
export async function runOn({ specs, config }: Provider, variables: Variables, ...options: string[]): Promise<Run> {
  const out = mkdtempSync(join(tmpdir(), 'sixth-reports-'));
  try {
    const args = ['run', '--specs', specs, '--config', config, '--target', 'local', '--all', '--out', out, ...options];
    const ended = await contracts(args, variables);
    const report = JSON.parse(readFileSync(join(out, 'latest', 'report.json'), 'utf8')) as ConformanceReport;
    return { ...ended, report, cases: report.providers.flatMap((provider) => provider.cases) };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Texts of a document and what to write in their place; each must stand there once. */
export type Edits = readonly (readonly [text: string, replacement: string])[];

/** Runs with an edited document, and an edited targets.yaml, generated anew in a folder outside the project. */
export async function runEdited(
  provider: Provider,
  edits: Edits,
  variables: Variables,
  ofTargets: Edits = [],
): Promise<Run> {
  const root = mkdtempSync(join(tmpdir(), 'sixth-provider-'));
  const copy: Provider = { specs: join(root, 'specs'), config: join(root, 'contracts') };
  try {
    for (const folder of [copy.specs, copy.config]) mkdirSync(folder);
    writeFileSync(join(copy.specs, 'oidc.yaml'), edited(`${provider.specs}/oidc.yaml`, edits));
    writeFileSync(join(copy.config, 'targets.yaml'), edited(`${provider.config}/targets.yaml`, ofTargets));
    const generated = await contracts(['generate', '--specs', copy.specs, '--config', copy.config]);
    if (generated.code !== 0) throw new Error(generated.stderr);
    return await runOn(copy, variables);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function edited(file: string, edits: Edits): string {
  return edits.reduce(
    (text, [old, replacement]) => {
      if (text.split(old).length !== 2) throw new Error(`not once in ${file}: ${old}`);
      return text.replace(old, () => replacement);
    },
    readFileSync(join(project, file), 'utf8'),
  );
}

/** The findings that turn a run red: by check and place, each once. */
export function musts({ cases }: Run): readonly string[] {
  const red = cases.flatMap(({ findings }) => findings.filter(({ level }: Finding) => level === 'must'));
  return [...new Set(red.map(({ check, pointer }) => (pointer === null ? check : `${check} ${pointer}`)))].toSorted();
}

/** How many cases of each verdict and kind: `pass refuse`. */
export function tally({ cases }: Run): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { verdict, kind } of cases) counts[`${verdict} ${kind}`] = (counts[`${verdict} ${kind}`] ?? 0) + 1;
  return counts;
}
