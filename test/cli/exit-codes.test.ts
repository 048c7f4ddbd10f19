import { describe, expect, test } from 'vitest';
import { knnx, knnxVariables, unhurried } from './knnx.ts';
import { listen } from './listener.ts';
import { makeProject, patience, type Outcome, type Project } from './project.ts';

/** Runs before any code of ours. */
const preload = (project: Project, code: string): { env: Record<string, string> } => ({
  env: { NODE_OPTIONS: `--import=${project.write('preload.mjs', code)}` },
});

/** Breaks something that every plan needs: a fault that nobody could foresee. Its message has a line that looks like a frame. */
const brokenInside = `const { padEnd } = String.prototype;
String.prototype.padEnd = function (length) {
  if (length === 6) throw new TypeError('quotes hunter2\\n    at hunter2 (file:///hunter2:1:1)');
  return padEnd.call(this, length);
};`;

describe('the exit code and the last line on stdout say the same', { timeout: patience }, () => {
  test('0: every case passed', async () => {
    const project = makeProject(knnx);
    const { code, last, stderr } = await project.contracts(['--grep', 'accept/documented']);
    expect({ code, last, stderr }).toEqual({
      code: 0,
      last: 'contracts: exit 0: 1 of 1 cases passed in knnx-dlat',
      stderr: '',
    });
    expect(project.report().run).toMatchObject({ exitCode: 0, exitReason: '1 of 1 cases passed in knnx-dlat' });
  });

  test('1: generated code is stale, and left as it is', async () => {
    const project = makeProject(knnx);
    const [file, extra] = ['contracts/knnx-dlat/generated/types.ts', 'contracts/knnx-dlat/generated/left-over.ts'];
    project.edit(file, (text) => `${text}\n`);
    project.write(extra, '');
    const before = project.read(file);
    const { code, last, stderr } = await project.contracts(['generate', '--check']);
    expect(code).toBe(1);
    expect(last).toMatch(/^contracts: exit 1: \d generated files out/);
    expect(stderr).toContain(`E_GENERATED_STALE ${file}  `);
    expect(stderr).toContain(`E_GENERATED_STALE ${extra}  `);
    expect(project.read(file)).toBe(before);
  });

  test('1: the endpoint departs from what its document states', async () => {
    const project = unhurried(makeProject(knnx));
    const { origin } = await listen((_, response) => response.writeHead(200).end('{}'));
    const { code, last } = await project.contracts(['--target', 'sandbox', '--kind', 'refuse'], {
      env: knnxVariables(`${origin}/token`),
    });
    expect(code).toBe(1);
    expect(last).toMatch(/^contracts: exit 1: \d+ must finding/);
    expect(project.report().run).toMatchObject({ exitCode: 1, exitReason: last.slice('contracts: exit 1: '.length) });
  });

  test('why: the code that the table gives for the verdict of the one case', async () => {
    const project = unhurried(makeProject(knnx));
    const { origin } = await listen((_, response) => response.writeHead(200).end('{}'));
    const why = (id: string, env: Record<string, string>): Promise<Outcome> =>
      project.contracts(['why', `knnx-dlat/requestToken/${id}`, '--target', 'sandbox'], { env });
    const [fail, error] = await Promise.all([
      why('unknown/clientId', knnxVariables(`${origin}/token`)),
      why('accept/documented', knnxVariables('http://127.0.0.1:1/token')),
    ]);
    expect([fail.code, fail.last]).toEqual([1, 'contracts: exit 1: knnx-dlat/requestToken/unknown/clientId is fail']);
    expect([error.code, error.last]).toEqual([
      2,
      'contracts: exit 2: knnx-dlat/requestToken/accept/documented is error',
    ]);
  });

  test('2: nobody answers, so nothing can be judged', async () => {
    const project = unhurried(makeProject(knnx));
    const { code, last } = await project.contracts(['--target', 'sandbox', '--grep', 'accept/documented'], {
      env: knnxVariables('http://127.0.0.1:1/token'),
    });
    expect({ code, last }).toEqual({
      code: 2,
      last: 'contracts: exit 2: 1 case without a judgeable answer in knnx-dlat',
    });
    expect(project.report().providers[0]?.cases[0]?.error).toMatchObject({ phase: 'connect', attribution: 'network' });
  });

  test('3: what was asked for is refused, and nothing is left behind', async () => {
    const project = makeProject(knnx);
    const { code, last, stdout } = await project.contracts(['run', '--kind', 'acept']);
    expect({ code, last }).toEqual({ code: 3, last: 'contracts: exit 3: 1 problem; nothing was sent' });
    expect(stdout).toBe(`${last}\n`);
    expect(project.reports()).toEqual([]);
  });

  test('4: the filters leave no case', async () => {
    const project = makeProject(knnx);
    const { code, last } = await project.contracts(['--grep', 'no case is called like that']);
    expect({ code, last }).toEqual({
      code: 4,
      last: 'contracts: exit 4: nothing to run: no case was selected, or none was sent',
    });
  });

  test('plan: what the budget keeps from being sent', async () => {
    const { stdout, last } = await makeProject(knnx).contracts(['plan', '--budget', '3']);
    expect(stdout).toMatch(/^knnx-dlat: \d+ cases, 3 calls \(\d+ more are beyond the budget\), /);
    expect(last).toMatch(/^contracts: exit 0: \d+ cases, 3 calls on mock; nothing was sent$/);
  });

  test('5: a file stands where the reports folder should be', async () => {
    const project = makeProject(knnx);
    project.write('reports', 'in the way');
    const { code, last, stderr } = await project.contracts([]);
    expect({ code, last }).toEqual({ code: 5, last: 'contracts: exit 5: an output could not be written: ENOTDIR' });
    expect(stderr).toMatch(/^E_OUTPUT .*reports\/runs\/[\dTZ]+-[0-9a-f]{4}  cannot be written  \(got ENOTDIR\)  fix: /);
    expect(project.read('reports')).toBe('in the way');
  });

  test('6: a secret that someone pasted into the title of a case withholds every report', async () => {
    const project = unhurried(makeProject(knnx));
    const secret = 'Zq7-pasted-by-mistake-41';
    project.edit('contracts/knnx-dlat/cases.ts', (text) => text.replace('two further members', `${secret} twice`));
    const { origin } = await listen((_, response) => response.writeHead(200).end('{}'));
    const env = { ...knnxVariables(`${origin}/token`), KNNX_DLAT_CLIENT_SECRET: secret };
    const run = await project.contracts(['--target', 'sandbox', '--all'], { env });
    expect(run.code).toBe(6);
    expect(run.last).toMatch(/^contracts: exit 6: reports withheld: «clientSecret» \(raw\) in journal.ndjson/);
    expect(run.stdout + run.stderr).not.toContain(secret);
    expect(project.reports().toSorted()).toEqual([
      'reports/latest/report.json',
      `reports/runs/${project.report().run.id}/report.json`,
    ]);
    expect(project.read('reports/latest/report.json')).not.toContain(secret);
    expect(project.report()).toMatchObject({ providers: [], run: { exitCode: 6 } });
  });

  test('70: a fault of ours is told by its place, never by its message', async () => {
    const project = makeProject(knnx);
    const { code, last, stderr } = await project.contracts(['plan'], preload(project, brokenInside));
    expect({ code, last }).toEqual({ code: 70, last: 'contracts: exit 70: a fault of ours' });
    expect(stderr).toContain('E_INTERNAL  a fault of ours (TypeError)  fix: ');
    expect(stderr).toContain('src/command/plan.ts:');
    expect(stderr).not.toContain('hunter2');
  });

  test('70: so is one that no command could catch', async () => {
    const project = makeProject(knnx);
    const late = preload(project, "setTimeout(() => { throw new RangeError('hunter2'); }, 0);");
    const { code, last, stderr } = await project.contracts(['plan'], late);
    expect({ code, last }).toEqual({ code: 70, last: 'contracts: exit 70: a fault of ours' });
    expect(stderr).not.toContain('hunter2');
  });
});
