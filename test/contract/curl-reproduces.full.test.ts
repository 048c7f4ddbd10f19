import { describe, expect, it } from 'vitest';
import { unhurried } from '../cli/knnx.ts';
import { startMock } from '../cli/mocked.ts';
import { makeProject, type Project } from '../cli/project.ts';
import { answerOf } from './answer-of.ts';
import { exchangesOf, reproduce, type Shown } from './reproduce.ts';
import { noShell } from './shell.ts';

const timeout = 240_000;

async function runOnMock(project: Project): Promise<readonly (readonly Shown[])[]> {
  const { code, last } = await project.contracts(['run', '--all']);
  expect({ code, last }).toMatchObject({ code: 0 });
  return exchangesOf(project.report());
}

const providerOf = ({ id }: Shown): string => id.split('/')[0] ?? '';

describe.skipIf(noShell !== null)(`the curl of an exchange, under sh against contracts mock ${noShell ?? ''}`, () => {
  it('gets the answer that the report has, for every exchange of all providers', { timeout }, async () => {
    const project = makeProject();
    const [cases, { envFile }] = await Promise.all([runOnMock(project), startMock(project, '--env-file', 'mock.env')]);
    const all = cases.flat();
    expect(new Set(all.map(providerOf)).size).toBe(5);
    const { ran, issued } = await reproduce(cases, envFile);
    expect(ran).toBeGreaterThan(400);
    expect(ran / all.length).toBeGreaterThan(0.98);
    const inReport = all.filter(({ exchange }) => exchange.curl !== null && exchange.response?.status === 200);
    expect(issued).toBe(inReport.length);
  });

  it('trusts the authority that the env file names, over https', { timeout }, async () => {
    const project = makeProject();
    const [cases, { envFile }] = await Promise.all([
      runOnMock(project),
      startMock(project, '--tls', '--env-file', 'mock.env'),
    ]);
    const kinds = new Map(
      cases.flat().map((shown) => [`${providerOf(shown)} ${shown.exchange.response?.status ?? 0}`, shown]),
    );
    const { ran, issued } = await reproduce(
      Array.from(kinds.values(), (shown) => [shown]),
      envFile,
    );
    expect(ran).toBeGreaterThan(20);
    expect(issued).toBe(5);
    const [first] = kinds.values();
    const stranger = await answerOf(`unset CONTRACTS_CA_FILE\n${first?.exchange.curl ?? ''}`, envFile);
    // curl's code for a certificate that it does not trust.
    expect(stranger).toMatchObject({ answer: null, code: 60 });
  });

  /** Other operations, places, scopes, forms and recipes of signatures than those of the likeliest readings. */
  it.each([
    ['C01-C02=get-auth', 'C06=header', 'C13=rest', 'C14=sorted', 'B01=body', 'B03=hmac'],
    ['C01-C02=get-oauth', 'C06=body', 'C13=wrapped', 'C14=compact', 'B02=documented-order', 'B03=twice'],
  ])('signs as the readings %s, %s, %s, %s, %s, %s say', { timeout }, async (...readings) => {
    const project = unhurried(makeProject('singleview-b2b', 'singleview-openbanking'));
    const chosen = readings.flatMap((reading) => ['--reading', reading]);
    const { envFile, env } = await startMock(project, '--env-file', 'mock.env', ...chosen);
    const { code, last } = await project.contracts(['run', '--target', 'sandbox', ...chosen], { env });
    expect({ code, last }).toMatchObject({ code: 0 });
    const { ran, issued } = await reproduce(exchangesOf(project.report()), envFile);
    expect(ran).toBeGreaterThan(25);
    expect(issued).toBeGreaterThan(5);
  });
});
