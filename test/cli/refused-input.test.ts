import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knnx } from './knnx.ts';
import { listen } from './listener.ts';
import { refusals } from './problems.ts';
import { makeProject, patience } from './project.ts';

/** A second case with the id of the first. */
const twice = (text: string): string =>
  text.replace(/\}\);\s*$/, "  'again': record('further-members', (r) => r),\n});\n");

describe('what is wrong is said all at once, before anything is sent or written', { timeout: patience }, () => {
  test('options', async () => {
    const project = makeProject(knnx);
    const outcome = await project.contracts('run --targt mock --bail=yes --seed 1 --seed 2 --grep'.split(' '));
    expect(refusals(outcome)).toEqual({ E_USAGE: 5 });
    expect(outcome.stderr).toContain('(got --targt)  fix: did you mean --target?');
    expect(project.reports()).toEqual([]);
  });

  test('values of options, a spec, a baseline, waivers and generated code', async () => {
    const project = makeProject(knnx, 'singapay-b2b', 'singleview-payouts');
    project.edit('specs/singapay-b2b.yaml', (text) => text.replace('openapi: 3.1.0', 'openapi: 3.0.3'));
    project.edit('specs/knnx-dlat.yaml', (text) => `${text}# changed\n`);
    project.write('contracts/knnx-dlat/baseline/mock.json', '{\n<<<<<<< ours\n}\n');
    project.write('contracts/knnx-dlat/waivers.yaml', '- {case: a, reason: b, ownr: c}\n');
    project.remove('contracts/singleview-payouts/generated');
    const outcome = await project.contracts(
      '--kind acept --kind refuse --format json,htlm --shard 4/3 --concurrency 0 --budget ten --seed=-1 --reading E03=chekced --provider knx-dlat --provider knnx-dlat --provider singapay-b2b --provider singleview-payouts'.split(
        ' ',
      ),
    );
    expect(refusals(outcome)).toEqual({
      E_PROVIDER_UNKNOWN: 1,
      E_OPENAPI_VERSION: 1,
      E_READING_UNKNOWN: 1,
      E_BASELINE: 1,
      E_GENERATED_MISSING: 2,
      E_GENERATED_STALE: 1,
      E_WAIVER: 4,
      E_USAGE: 6,
    });
    for (const part of [
      'did you mean "accept"?',
      'did you mean "html"?',
      'did you mean "checked"?',
      'did you mean "knnx-dlat"?',
      'E_BASELINE contracts/knnx-dlat/baseline/mock.json:2:1  ',
      'E_WAIVER contracts/knnx-dlat/waivers.yaml:1:3  ',
      'E_GENERATED_STALE contracts/knnx-dlat/generated/builder.ts  was generated from another version of specs/knnx-dlat.yaml',
      'E_GENERATED_MISSING contracts/singleview-payouts/generated/builder.ts  ',
    ])
      expect(outcome.stderr).toContain(part);
    expect(outcome.stderr).toMatch(/E_OPENAPI_VERSION specs\/singapay-b2b\.yaml:\d+:\d+ {2}/);
    expect(project.reports()).toEqual([]);
  });

  test('two cases with one id', async () => {
    const project = makeProject(knnx);
    project.edit('contracts/knnx-dlat/cases.ts', twice);
    const outcome = await project.contracts([]);
    expect(refusals(outcome)).toEqual({ E_CASE_DUPLICATE_ID: 1 });
    expect(outcome.stderr).toMatch(/^E_CASE_DUPLICATE_ID contracts\/knnx-dlat\/cases\.ts:\d+:\d+ {2}/);
    expect(project.reports()).toEqual([]);
  });

  test('code of the project that throws: a problem of its file and line', async () => {
    const project = makeProject(knnx, 'singapay-b2b');
    project.edit('contracts/knnx-dlat/cases.ts', (text) => `${text}throw new Error('hunter2');\n`);
    project.edit('contracts/singapay-b2b/cases.ts', (text) => text.replace('r.header(', 'r.haeder('));
    const outcome = await project.contracts(['plan']);
    expect(refusals(outcome)).toEqual({ E_CASES: 2 });
    expect(outcome.stderr).toMatch(/E_CASES contracts\/knnx-dlat\/cases\.ts:\d+:7 {2}.*\(got Error\)/);
    expect(outcome.stderr).toMatch(/E_CASES contracts\/singapay-b2b\/cases\.ts:\d+:\d+ {2}.*\(got TypeError\)/);
    expect(outcome.stderr).not.toContain('hunter2');
  });

  test('targets', async () => {
    const project = makeProject(knnx);
    const lines = [
      'profil: x',
      'targets:',
      '  sandbox:',
      '    required: [knx-dlat]',
      '    providers: {knnx-dlat: {perMinute: 0}}',
    ];
    project.write('contracts/targets.yaml', lines.join('\n'));
    const outcome = await project.contracts(['--seed', 'x']);
    expect(refusals(outcome)).toEqual({ E_TARGETS: 4, E_USAGE: 1 });
    expect(outcome.stderr).toContain(
      'E_TARGETS contracts/targets.yaml:1:1  targets.yaml has no "profil"  fix: did you mean "profile"?',
    );
    expect(outcome.stderr).toContain('fix: did you mean "knnx-dlat"?');
  });

  test('in names that would write on a terminal', async () => {
    const project = makeProject(knnx);
    project.write('contracts/targets.yaml', '"\\e[2J\\n::error::x": 1\n');
    const outcome = await project.contracts(['plan']);
    expect(refusals(outcome)).toEqual({ E_TARGETS: 1 });
    expect(outcome.stderr).not.toContain('\u001b');
  });

  test('folders that are not there', async () => {
    const outcome = await makeProject(knnx).contracts(['lint', '--specs', 'spec', '--config', 'contract']);
    expect(refusals(outcome)).toEqual({ E_FOLDER: 2 });
  });

  test('a target that is not there', async () => {
    const outcome = await makeProject(knnx).contracts(['plan', '--target', 'sandbx']);
    expect(refusals(outcome)).toEqual({ E_TARGET_UNKNOWN: 1 });
    expect(outcome.stderr).toContain('did you mean "sandbox"?');
    const inherited = await makeProject(knnx).contracts(['--target', '__proto__']);
    expect(refusals(inherited)).toEqual({ E_TARGET_UNKNOWN: 1 });
  });

  test('faults, readings and times of a mock that do not exist', async () => {
    const project = makeProject(knnx);
    const outcome = await project.contracts(
      'mock --fault acept/wrong-clientSecret --fault knnx-dlat:x --reading E99=x --for ever --port 70000 --env-file mock.env'.split(
        ' ',
      ),
    );
    expect(refusals(outcome)).toEqual({ E_FAULT_UNKNOWN: 2, E_READING_UNKNOWN: 1, E_USAGE: 2 });
    expect(outcome.stderr).toMatch(/\(got acept\/wrong-clientSecret\) {2}fix: did you mean "/);
    expect(() => project.read('mock.env')).toThrow('ENOENT');
  });

  test('an env file in the place of one that no mock wrote; one that a mock left is replaced', async () => {
    const project = makeProject(knnx);
    const mine = "KNNX_DLAT_TOKEN_URL='https://sandbox.example/token'\nKNNX_DLAT_CLIENT_SECRET=mine\n";
    project.write('.env', mine);
    expect(refusals(await project.contracts(['mock', '--env-file', '.env']))).toEqual({ E_ENV_FILE: 1 });
    expect(project.read('.env')).toBe(mine);
    // Not /dev/null itself: where this fails, root would lose it.
    symlinkSync('/dev/null', join(project.root, 'device'));
    expect(refusals(await project.contracts(['mock', '--env-file', 'device']))).toEqual({ E_ENV_FILE: 1 });
    project.write('mock.env', 'KNNX_DLAT_TOKEN_URL=http://127.0.0.1:4711/knnx-dlat/token\n');
    expect((await project.contracts(['mock', '--env-file', 'mock.env', '--for', '1'])).code).toBe(0);
  });

  test('a port that is in use', async () => {
    const project = makeProject(knnx);
    const { port } = await listen(() => undefined);
    const outcome = await project.contracts(['mock', '--port', String(port), '--env-file', 'mock.env']);
    expect(refusals(outcome)).toEqual({ E_PORT_IN_USE: 1 });
    expect(() => project.read('mock.env')).toThrow('ENOENT');
  });
});

describe('files of ours that are none', { timeout: patience }, () => {
  test.runIf(existsSync('/dev/zero'))('a device without an end, or a pipe that nobody writes to', async () => {
    const project = makeProject(knnx);
    project.remove(project.write('contracts/knnx-dlat/baseline/mock.json', '').slice(project.root.length));
    const places = [
      'contracts/knnx-dlat/waivers.yaml',
      'contracts/knnx-dlat/baseline/mock.json',
      'contracts/targets.yaml',
    ];
    const codes = ['E_WAIVER', 'E_BASELINE', 'E_FILE'];
    for (const [index, place] of places.entries()) {
      const path = join(project.root, place);
      const before = existsSync(path) ? project.read(place) : null;
      rmSync(path, { force: true });
      symlinkSync('/dev/zero', path);
      const endless = await project.contracts(['--quiet']);
      rmSync(path);
      execFileSync('mkfifo', [path]);
      const silent = await project.contracts(['--quiet']);
      rmSync(path);
      if (place.endsWith('targets.yaml')) project.write(place, before ?? '');
      for (const outcome of [endless, silent]) expect(refusals(outcome)).toEqual({ [codes[index] ?? '']: 1 });
    }
    symlinkSync('/dev/zero', join(project.root, '.env'));
    expect(refusals(await project.contracts(['--quiet', '--target', 'sandbox']))).toMatchObject({ E_DOTENV: 1 });
    rmSync(join(project.root, '.env'));
    const env = { KNNX_DLAT_TOKEN_URL: 'http://127.0.0.1:1/token', KNNX_DLAT_CLIENT_SECRET_FILE: '/dev/zero' };
    const outcome = await project.contracts(['--quiet', '--target', 'sandbox'], { env });
    expect(refusals(outcome)).toMatchObject({ E_SECRET_FILE: 1 });
  });
});
