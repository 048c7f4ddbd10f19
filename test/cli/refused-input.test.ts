import { describe, expect, test } from 'vitest';
import { knnx } from './knnx.ts';
import { listen } from './listener.ts';
import { expectRefused } from './problems.ts';
import { makeProject, patience } from './project.ts';

/** A second case with the id of the first. */
const twice = (text: string): string =>
  text.replace(/\}\);\s*$/, "  'again': record('further-members', (r) => r),\n});\n");

describe('what is wrong is said all at once, before anything is sent or written', { timeout: patience }, () => {
  test('options', async () => {
    const project = makeProject(knnx);
    const outcome = await project.contracts([
      ...['run', '--targt', 'mock', '--bail=yes', '--seed', '1', '--seed', '2', '--grep'],
    ]);
    expectRefused(outcome, ['E_USAGE', 'E_USAGE', 'E_USAGE', 'E_USAGE', 'E_USAGE']);
    expect(outcome.stderr).toContain('(got --targt)  fix: did you mean --target?');
    expect(project.reports()).toEqual([]);
  });

  test('values of options, a spec, a baseline, waivers and generated code', async () => {
    const project = makeProject(knnx, 'singapay-b2b', 'singleview-payouts');
    project.edit('specs/singapay-b2b.yaml', (text) => text.replace('openapi: 3.1.0', 'openapi: 3.0.3'));
    project.write('contracts/knnx-dlat/baseline/mock.json', '{\n<<<<<<< ours\n}\n');
    project.write('contracts/knnx-dlat/waivers.yaml', '- {case: a, reason: b, ownr: c}\n');
    project.remove('contracts/singleview-payouts/generated');
    const outcome = await project.contracts([
      ...['--kind', 'acept', '--kind', 'refuse', '--format', 'json,htlm', '--shard', '4/3', '--concurrency', '0'],
      ...['--budget', 'ten', '--seed=-1', '--reading', 'E03=chekced', '--provider', 'knx-dlat'],
      ...['--provider', 'knnx-dlat', '--provider', 'singapay-b2b', '--provider', 'singleview-payouts'],
    ]);
    expectRefused(outcome, [
      ...['E_PROVIDER_UNKNOWN', 'E_OPENAPI_VERSION', 'E_READING_UNKNOWN', 'E_BASELINE'],
      ...['E_GENERATED_MISSING', 'E_GENERATED_MISSING', 'E_WAIVER', 'E_WAIVER', 'E_WAIVER', 'E_WAIVER'],
      ...['E_USAGE', 'E_USAGE', 'E_USAGE', 'E_USAGE', 'E_USAGE', 'E_USAGE'],
    ]);
    for (const part of [
      'did you mean "accept"?',
      'did you mean "html"?',
      'did you mean "checked"?',
      'did you mean "knnx-dlat"?',
      'E_BASELINE contracts/knnx-dlat/baseline/mock.json:2:1  ',
      'E_WAIVER contracts/knnx-dlat/waivers.yaml:1:3  ',
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
    expectRefused(outcome, ['E_CASE_DUPLICATE_ID']);
    expect(outcome.stderr).toMatch(/^E_CASE_DUPLICATE_ID contracts\/knnx-dlat\/cases\.ts:\d+:\d+ {2}/);
    expect(project.reports()).toEqual([]);
  });

  test('code of the project that throws: a problem of its file and line', async () => {
    const project = makeProject(knnx, 'singapay-b2b');
    project.edit('contracts/knnx-dlat/cases.ts', (text) => `${text}throw new Error('hunter2');\n`);
    project.edit('contracts/singapay-b2b/cases.ts', (text) => text.replace('r.header(', 'r.haeder('));
    const outcome = await project.contracts(['plan']);
    expectRefused(outcome, ['E_CASES', 'E_CASES']);
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
    expectRefused(outcome, ['E_TARGETS', 'E_TARGETS', 'E_TARGETS', 'E_TARGETS', 'E_USAGE']);
    expect(outcome.stderr).toContain(
      'E_TARGETS contracts/targets.yaml:1:1  targets.yaml has no "profil"  fix: did you mean "profile"?',
    );
    expect(outcome.stderr).toContain('fix: did you mean "knnx-dlat"?');
  });

  test('folders that are not there', async () => {
    const outcome = await makeProject(knnx).contracts(['lint', '--specs', 'spec', '--config', 'contract']);
    expectRefused(outcome, ['E_FOLDER', 'E_FOLDER']);
  });

  test('a target that is not there', async () => {
    const outcome = await makeProject(knnx).contracts(['plan', '--target', 'sandbx']);
    expectRefused(outcome, ['E_TARGET_UNKNOWN']);
    expect(outcome.stderr).toContain('did you mean "sandbox"?');
  });

  test('faults, readings and times of a mock that do not exist', async () => {
    const project = makeProject(knnx);
    const outcome = await project.contracts([
      ...[
        'mock',
        '--fault',
        'acept/wrong-clientSecret',
        '--fault',
        'knnx-dlat:x',
        '--reading',
        'E99=x',
        '--for',
        'ever',
      ],
      ...['--port', '70000', '--env-file', 'mock.env'],
    ]);
    expectRefused(outcome, ['E_FAULT_UNKNOWN', 'E_FAULT_UNKNOWN', 'E_READING_UNKNOWN', 'E_USAGE', 'E_USAGE']);
    expect(outcome.stderr).toMatch(/\(got acept\/wrong-clientSecret\) {2}fix: did you mean "/);
    expect(() => project.read('mock.env')).toThrow('ENOENT');
  });

  test('a port that is in use', async () => {
    const project = makeProject(knnx);
    const { port } = await listen(() => undefined);
    const outcome = await project.contracts(['mock', '--port', String(port), '--env-file', 'mock.env']);
    expectRefused(outcome, ['E_PORT_IN_USE']);
    expect(() => project.read('mock.env')).toThrow('ENOENT');
  });
});
