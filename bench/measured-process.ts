import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(fileURLToPath(import.meta.url), '..', '..');
const hook = pathToFileURL(join(root, 'bench', 'usage-hook.mjs')).href;

/** As `npm run contracts` and the launcher start Node. */
export const nodeFlags = ['--max-semi-space-size=8', '--v8-pool-size=1'];

export type Usage = { readonly wallMs: number; readonly cpuMs: number; readonly peakMib: number };

/** Runs Node with these arguments to its end. Any exit code but 0 is an error that quotes the end of what the process said. */
export async function measured(args: readonly string[]): Promise<Usage> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', hook, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  let usage = '';
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stdio[3]?.on('data', (chunk: Buffer) => (usage += chunk.toString()));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wallMs = performance.now() - begun;
  if (code !== 0)
    throw new Error(
      `node ${args.join(' ')} ended with ${String(code)}:\n${said.join('').split('\n').slice(-8).join('\n')}`,
    );
  return { wallMs, ...(JSON.parse(usage) as Omit<Usage, 'wallMs'>) };
}
