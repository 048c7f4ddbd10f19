import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { knnx, knnxVariables, unhurried } from './knnx.ts';
import { listen } from './listener.ts';
import { makeProject, patience } from './project.ts';

describe('called from another folder, with --config and --specs', { timeout: patience }, () => {
  test('.env is the one beside package.json, places are those of the project, reports come to the caller', async () => {
    const project = unhurried(makeProject(knnx));
    const cwd = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const folders = ['--config', join(project.root, 'contracts'), '--specs', join(project.root, 'specs')];
    expect((await project.contracts(['generate', '--quiet'])).code).toBe(0);
    expect((await project.contracts(['generate', '--check', ...folders], { cwd })).code).toBe(0);

    const { origin } = await listen((_, response) => response.end('{}'));
    const variables = Object.entries(knnxVariables(`${origin}/token`)).map(([name, value]) => `${name}='${value}'`);
    project.write('.env', variables.join('\n'));
    const run = ['--target', 'sandbox', '--grep', 'accept/documented', ...folders];
    const { code, stdout } = await project.contracts(run, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('report: reports/latest/index.html\n');
    expect(readdirSync(cwd)).toEqual(['reports']);

    project.write('contracts/knnx-dlat/waivers.yaml', 'case: x');
    const { stderr } = await project.contracts(['lint', ...folders], { cwd });
    expect(stderr).toMatch(/^E_WAIVER contracts\/knnx-dlat\/waivers\.yaml:1:1 /);
  });
});
