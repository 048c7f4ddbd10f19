import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { knnx, knnxVariables, unhurried } from './knnx.ts';
import { listen } from './listener.ts';
import { makeProject, patience } from './project.ts';

const one = ['--grep', 'accept/documented'];
const hasScript = existsSync('/usr/bin/script');

describe('what a run says, and to whom', { timeout: patience }, () => {
  test('into a pipe: the report, no colour, no progress; the reports are named', async () => {
    const { stdout, stderr } = await makeProject(knnx).contracts(one);
    expect(stderr).toBe('');
    expect(stdout).toContain('knnx-dlat  ');
    expect(stdout).toContain('report: reports/latest/index.html\n');
    expect(stdout).not.toContain('\u001b');
  });

  test('a folder whose name writes on the terminal is named in a text that does not', async () => {
    const project = makeProject(knnx);
    const name = 'a\n::error::\u001b[31m';
    project.write('file\u001b[2J', '');
    const [fine, failed] = await Promise.all([
      project.contracts([...one, '--out', name]),
      project.contracts([...one, '--out', 'file\u001b[2J']),
    ]);
    expect([fine.code, failed.code]).toEqual([0, 5]);
    expect(fine.stdout + failed.stderr).not.toContain('\u001b');
    expect(fine.stdout).not.toMatch(/^::error/m);
    expect(project.report(name).run.exitCode).toBe(0);
  });

  test('what is named as the report is there', async () => {
    const project = makeProject(knnx);
    const { stdout } = await project.contracts([...one, '--format', 'json,markdown']);
    expect(stdout).toContain('report: reports/latest/summary.md\n');
  });

  test('--quiet: the last line, and no plan before a live target is called', async () => {
    const project = unhurried(makeProject(knnx));
    const { origin } = await listen((_, response) => response.end('{}'));
    const quiet = [...one, '--quiet', '--target', 'sandbox'];
    const { stdout, stderr, last } = await project.contracts(quiet, { env: knnxVariables(`${origin}/token`) });
    expect({ stdout, stderr }).toEqual({ stdout: `${last}\n`, stderr: '' });
    expect(last).toBe('contracts: exit 0: 1 of 1 cases passed in knnx-dlat');
  });

  test.runIf(hasScript)('on a terminal: progress that is wiped away, and colour unless it is unwanted', async () => {
    const project = makeProject(knnx);
    const onTerminal = async (options: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string> => {
      const command = [process.execPath, join(project.root, 'src/cli.ts'), ...one, ...options].join(' ');
      const env = { PATH: process.env['PATH'], HOME: project.root, TERM: 'xterm', ...more };
      const { stdout } = await promisify(execFile)('script', ['-qec', command, '/dev/null'], {
        cwd: project.root,
        env,
      });
      return stdout;
    };
    const [plain, unwanted, coloured, dumb] = await Promise.all([
      onTerminal(['--no-color']),
      onTerminal([], { NO_COLOR: '1' }),
      onTerminal([], { NO_COLOR: '' }),
      onTerminal([], { TERM: 'dumb' }),
    ]);
    expect(dumb).not.toContain('\u001b');
    const wipe = '\r\u001b[2K';
    expect(plain.split(wipe)[1]).toMatch(/^1 case {2}knnx-dlat {2}\S/);
    for (const text of [plain, unwanted]) expect(text.replaceAll(wipe, '')).not.toContain('\u001b');
    expect(coloured.replaceAll(wipe, '')).toContain('\u001b[');
    expect(coloured).toContain('contracts: exit 0: ');
  });

  test('into a pipe that nobody reads: exit 5, no stack trace, and the report says so too', async () => {
    const project = makeProject(knnx);
    const { child, ended } = project.start(one);
    child.stdout?.destroy();
    const { code, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 5, stderr: '' });
    expect(project.report().run).toMatchObject({ exitCode: 5, exitReason: 'an output could not be written: EPIPE' });
  });

  test.runIf(existsSync('/dev/full'))('onto a full disk: exit 5', async () => {
    const project = makeProject(knnx);
    const full = openSync('/dev/full', 'w');
    try {
      const { code, stderr } = await project.contracts(one, { stdout: full });
      expect({ code, stderr }).toEqual({ code: 5, stderr: '' });
    } finally {
      closeSync(full);
    }
    expect(project.report().run).toMatchObject({ exitCode: 5, exitReason: 'an output could not be written: ENOSPC' });
  });

  test.runIf(existsSync('/proc/self'))('where no folder can be made: exit 5, and no endless attempts', async () => {
    const project = makeProject(knnx);
    const last = 'contracts: exit 5: an output could not be written: ENOENT';
    const [run, mock] = await Promise.all([
      project.contracts([...one, '--out', '/proc/x']),
      project.contracts(['mock', '--for', '1', '--env-file', '/proc/x/mock.env']),
    ]);
    expect([run.code, run.last, mock.code, mock.last]).toEqual([5, last, 5, last]);
  });

  test.runIf(existsSync('/bin/sh'))(
    'a file that takes no more: exit 5, and every line that is there is whole',
    async () => {
      const project = makeProject(knnx);
      const run = `ulimit -f 100; exec "${process.execPath}" src/cli.ts`;
      const failed = promisify(execFile)('sh', ['-c', run], { cwd: project.root, env: { PATH: process.env['PATH'] } });
      await expect(failed).rejects.toMatchObject({
        code: 5,
        stdout: expect.stringMatching(/contracts: exit 5: an output could not be written: EFBIG\n$/) as string,
      });
      const journal = project.read('reports/latest/journal.ndjson');
      expect(journal.length).toBeGreaterThan(10_000);
      expect(journal.endsWith('\n')).toBe(true);
      for (const line of journal.trimEnd().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
    },
  );

  test('a report that cannot be written keeps no other from being written', async () => {
    const project = makeProject(knnx);
    project.write('reports/latest/junit.xml/in-the-way', '');
    const { code, stderr, last } = await project.contracts(one);
    expect({ code, last }).toEqual({ code: 5, last: 'contracts: exit 5: an output could not be written: EISDIR' });
    expect(stderr).toMatch(/^E_OUTPUT \S+\/latest\/junit\.xml  cannot be written/);
    const { id } = project.report().run;
    expect(project.report().run).toMatchObject({ exitCode: 5 });
    for (const file of ['report.json', 'index.html', 'junit.xml', 'summary.md', 'journal.ndjson'])
      expect(project.reports()).toContain(`reports/runs/${id}/${file}`);
    expect(project.read('reports/latest/index.html')).toContain('</html>');
  });

  test.runIf(process.getuid?.() === 0)(
    'a folder that may not be written to: exit 5, before anything is sent',
    async () => {
      const project = makeProject(knnx);
      const server = await listen((_, response) => response.end('{}'));
      const env = { ...knnxVariables(`${server.origin}/token`), NODE_COMPILE_CACHE: '' };
      const nobody = 65_534;
      await promisify(execFile)('chmod', ['755', project.root]);
      const { code, last } = await project.contracts([...one, '--target', 'sandbox'], { env, uid: nobody });
      expect({ code, last }).toEqual({ code: 5, last: 'contracts: exit 5: an output could not be written: EACCES' });
      expect(server.connections).toBe(0);
      expect(project.reports()).toEqual([]);
    },
  );
});
