import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { CaseReport, ConformanceReport } from '../../src/model/report.ts';
import { knnx, knnxVariables, unhurried } from './knnx.ts';
import { listen } from './listener.ts';
import { makeProject, patience, type Project } from './project.ts';

const live = ['--target', 'sandbox', '--all'];
const casesOf = ({ providers }: ConformanceReport): readonly CaseReport[] => providers.flatMap(({ cases }) => cases);

/** Every report of an interrupted run is whole, and says that it is incomplete. */
function expectPartialReports(project: Project): void {
  const report = project.report();
  expect(report.run.complete).toBe(false);
  for (const { verdict, reason, error } of casesOf(report).slice(3))
    expect(verdict === 'skip' ? reason : error?.code).toMatch(
      /^(interrupted before it was sent|E_INTERRUPTED|one .* case a run; .*)$/,
    );
  expect(casesOf(report).some(({ verdict }) => verdict === 'skip')).toBe(true);
  expect(project.read('reports/latest/index.html')).toMatch(/<\/html>\s*$/);
  expect(project.read('reports/latest/summary.md')).toContain('incomplete');
  const journal = project.read('reports/latest/journal.ndjson').trimEnd().split('\n');
  expect(journal.map((line) => (JSON.parse(line) as { journal: string }).journal).at(-1)).toBe('end');
  if (existsSync('/usr/bin/xmllint')) execFileSync('xmllint', ['--noout', `${project.root}/reports/latest/junit.xml`]);
}

describe('a run that ends early', { timeout: patience }, () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 143],
  ] as const)(
    '%s: the reports of what was done, without waiting for an answer, and exit %i',
    async (signal, expected) => {
      const project = unhurried(makeProject(knnx));
      let answered = 0;
      const hanging = Promise.withResolvers<void>();
      const { origin } = await listen((_, response) => {
        answered += 1;
        if (answered <= 3) response.end('{}');
        else hanging.resolve();
      });
      const { child, ended } = project.start(live, { env: knnxVariables(`${origin}/token`) });
      await hanging.promise;
      const at = performance.now();
      child.kill(signal);
      const { code, last } = await ended;
      // Half a second on a machine that has nothing else to do; the limits of the request would take twenty.
      expect(performance.now() - at).toBeLessThan(5_000);
      expect({ code, last }).toEqual({
        code: expected,
        last: `contracts: exit ${expected}: interrupted by ${signal}; the report is incomplete`,
      });
      expectPartialReports(project);
    },
  );

  test.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    ['SIGHUP', 'SIGTERM'],
  ] as const)('%s twice: the second ends it at once, although it hangs', async (signal, ending) => {
    const project = makeProject(knnx);
    // The last line is waiting for a reader that never comes, and with it the process.
    const hung = project.write('hung.mjs', 'process.stdout.write = () => (process.stderr.write("hung\\n"), false);\n');
    const { child } = project.start(['--quiet'], { env: { NODE_OPTIONS: `--import=${hung}` } });
    const ended = new Promise<string | null>((resolve) => {
      child.on('exit', (_, by) => resolve(by));
    });
    await new Promise((resolve) => child.stderr?.once('data', resolve));
    child.kill(signal);
    await wait(700);
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    const at = performance.now();
    child.kill(signal);
    expect(await ended).toBe(ending);
    expect(performance.now() - at).toBeLessThan(2_000);
  });

  test.each([
    ['doctor', 'SIGINT', 130],
    ['doctor', 'SIGHUP', 143],
    ['why knnx-dlat/requestToken/accept/documented', 'SIGTERM', 143],
  ] as const)('%s and %s: exit %i, and nobody is blamed', async (command, signal, expected) => {
    const project = unhurried(makeProject(knnx));
    const hanging = Promise.withResolvers<void>();
    const { origin } = await listen(() => hanging.resolve());
    const { child, ended } = project.start([...command.split(' '), '--target', 'sandbox'], {
      env: knnxVariables(`${origin}/token`),
    });
    await hanging.promise;
    child.kill(signal);
    const { code, last } = await ended;
    expect({ code, last }).toEqual({
      code: expected,
      last: `contracts: exit ${expected}: interrupted by ${signal}`,
    });
  });

  test('--bail: nothing is sent to a provider after its first failing case', async () => {
    const project = unhurried(makeProject(knnx));
    const server = await listen((_, response) => response.end('{}'));
    const { code } = await project.contracts([...live, '--all', '--bail'], {
      env: knnxVariables(`${server.origin}/token`),
    });
    expect(code).toBe(1);
    const cases = casesOf(project.report());
    const failing = cases.findIndex(({ verdict }) => verdict === 'fail');
    const held = `not sent: --bail, and ${cases[failing]?.id ?? ''} failed`;
    expect(cases.slice(0, failing).map(({ reason }) => reason)).not.toContain(held);
    const rest = cases.slice(failing + 1);
    expect(new Set(rest.map(({ verdict }) => verdict))).toEqual(new Set(['skip']));
    expect(rest.filter(({ reason }) => reason === held).length).toBeGreaterThan(5);
  });
});
