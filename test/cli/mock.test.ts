import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knnx, unhurried } from './knnx.ts';
import { foundBy, startMock } from './mocked.ts';
import { makeProject, patience } from './project.ts';

const sandbox = ['--target', 'sandbox', '--all'];

describe('contracts mock is a sandbox in a process of its own', { timeout: patience }, () => {
  test('over http: the same verdicts, readings and answers as the target mock; gone without a trace at SIGTERM', async () => {
    const project = unhurried(makeProject(knnx));
    const { running, origin, envFile, env } = await startMock(project);
    expect(statSync(envFile).mode & 0o777).toBe(0o600);
    expect(env['KNNX_DLAT_TOKEN_URL']).toBe(`${origin}/knnx-dlat/token`);
    const [live, simulated] = await Promise.all([
      project.contracts([...sandbox, '--out', 'live'], { env }),
      project.contracts(['--out', 'simulated']),
    ]);
    expect([live.code, simulated.code]).toEqual([0, 0]);
    const [over, inside] = [project.report('live'), project.report('simulated')];
    expect(foundBy(over, inside)).toEqual(foundBy(inside, over));
    running.child.kill('SIGTERM');
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n').slice(1)).toEqual(['contracts: exit 0: ended by SIGTERM']);
    expect(existsSync(envFile)).toBe(false);
  });

  test('over https: trusted by the CA file it names, with the env file as .env; the private key is a file too', async () => {
    const project = unhurried(makeProject(knnx, 'singleview-b2b'));
    const { running, envFile, env } = await startMock(project, '--tls', '--env-file', 'mock.env');
    expect(envFile).toBe(join(project.root, 'mock.env'));
    expect(readFileSync(env['SINGLEVIEW_B2B_PRIVATE_KEY_FILE'] ?? '', 'utf8')).toContain('-----BEGIN PRIVATE KEY-----');
    for (const file of readdirSync(project.root).filter((name) => name.startsWith('mock.env')))
      expect(statSync(join(project.root, file)).mode & 0o777).toBe(0o600);
    expect(env).toMatchObject({ SINGLEVIEW_B2B_PRIVATE_KEY_PASSPHRASE: '' });
    const grep = [...sandbox, '--grep', 'accept/documented'];
    const stranger = await project.contracts(grep, { env: { ...env, CONTRACTS_CA_FILE: '' } });
    project.write('.env', project.read('mock.env'));
    const { code, last } = await project.contracts(grep);
    expect(stranger.code).toBe(2);
    expect({ code, last }).toEqual({
      code: 0,
      last: 'contracts: exit 0: 2 of 2 cases passed in knnx-dlat, singleview-b2b',
    });
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(0);
    expect(readdirSync(project.root).filter((name) => name.startsWith('mock.env'))).toEqual([]);
  });

  test('with a fault: the run that calls it fails, and only in that provider', async () => {
    const project = unhurried(makeProject(knnx, 'singapay-b2b'));
    const { env } = await startMock(project, '--fault', 'singapay-b2b:accept/wrong-clientSecret');
    const { code, last } = await project.contracts(['--target', 'sandbox', '--tag', 'core'], { env });
    expect(code).toBe(1);
    expect(last).toMatch(/^contracts: exit 1: \d must findings? in singapay-b2b$/);
  });

  test('--for: it ends by itself', async () => {
    const project = makeProject(knnx);
    const { code, stdout } = await project.contracts(['mock', '--for', '1', '--quiet']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^\{"ready":true,"origin":"http:\/\/127\.0\.0\.1:\d+","envFile":"[^"]+"\}\ncontracts: exit 0: /,
    );
    expect(readdirSync(project.root).filter((name) => name.includes('.env'))).toEqual([]);
  });

  test('an env file that cannot be written: exit 5, and nothing keeps running', async () => {
    const project = makeProject(knnx);
    const { code, last } = await project.contracts(['mock', '--env-file', 'package.json/a/mock.env']);
    expect({ code, last }).toEqual({ code: 5, last: 'contracts: exit 5: an output could not be written: ENOTDIR' });
  });
});
