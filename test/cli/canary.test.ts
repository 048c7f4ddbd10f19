import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writtenForms } from '../secrets/written-forms.ts';
import { knnx, knnxVariables, unhurried } from './knnx.ts';
import { listen } from './listener.ts';
import { makeProject, patience, type Outcome, type Project } from './project.ts';

/** A value that every encoding writes differently. */
const canary = `Cn4ry-5d0e/+=&%2F"'<>\\ é😀 end`;

/** Where the value turns up in what a run left, and in which form; long forms by any two thirds of them. */
function sightings(project: Project, { stdout, stderr }: Outcome): readonly string[] {
  const left = new Map([
    ['stdout', stdout],
    ['stderr', stderr],
    ...project.reports().map((path) => [path, `${path}\n${readFileSync(join(project.root, path), 'utf8')}`] as const),
  ]);
  return [...left].flatMap(([place, text]) => [...formsIn(text)].map((form) => `${place}: ${form}`));
}

function formsIn(text: string): ReadonlySet<string> {
  return new Set(Object.entries(writtenForms).flatMap(([form, write]) => (text.includes(write(canary)) ? [form] : [])));
}

describe('a secret in a place of ours', { timeout: patience }, () => {
  test('the query of a token URL is sent as it is, and shown to nobody', async () => {
    const project = unhurried(makeProject(knnx));
    const asked: (string | undefined)[] = [];
    const { origin } = await listen(({ url }, response) => {
      asked.push(url);
      response.end('{}');
    });
    const env = knnxVariables(`${origin}/token?tenant=Cn4ryOne&Cn4ryTwo`);
    const outcome = await project.contracts(['--target', 'sandbox', '--all', '--verbose'], { env });
    expect([0, 1, 2]).toContain(outcome.code);
    expect(asked).toContain('/token?tenant=Cn4ryOne&Cn4ryTwo');
    expect(project.read('reports/latest/report.json')).toContain('/token?tenant=«url»&«url»"');
    const texts = [outcome.stdout, outcome.stderr, ...project.reports().map((path) => project.read(path))];
    for (const text of texts) expect(text).not.toContain('Cn4ry');
  });

  test('an option that holds a credential is refused without being repeated', async () => {
    const project = makeProject(knnx);
    const env = { ...knnxVariables('http://127.0.0.1:1/token'), KNNX_DLAT_CLIENT_SECRET: 'Cn4ry-41aa-pasted' };
    const { code, stdout, stderr } = await project.contracts(['--target', 'sandbox', '--kind', 'Cn4ry-41aa-pasted'], {
      env,
    });
    expect(code).toBe(6);
    expect(stdout + stderr).not.toContain('Cn4ry');
    expect(project.reports()).toEqual([]);
  });
});

describe('a credential that the endpoint repeats', { timeout: patience }, () => {
  test('in every form, in bodies and headers, is in nothing that a run leaves', async () => {
    const project = unhurried(makeProject(knnx));
    const forms = Object.values(writtenForms).map((write) => write(canary));
    const sent: string[] = [];
    const server = await listen((request, response) => {
      const echo = forms[sent.length % forms.length] ?? '';
      sent.push(echo);
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const known = body.includes(JSON.stringify(canary)) && body.includes('client-4711');
        const html = !known && sent.length % 3 === 0;
        if (/^[!-~ ]+$/.test(echo)) response.setHeader('X-Debug', echo);
        response.setHeader('Content-Type', html ? 'text/html' : 'application/json');
        response.statusCode = known ? 200 : ([401, 400, 404, 412][sent.length % 4] ?? 401);
        response.end(html ? `<title>${echo}</title><p>${echo}` : JSON.stringify({ access_token: echo, error: echo }));
      });
    });
    const env = { ...knnxVariables(`${server.origin}/token`), KNNX_DLAT_CLIENT_SECRET: canary };
    const outcome = await project.contracts(['--target', 'sandbox', '--all', '--verbose'], { env });
    expect(formsIn(sent.join('\n')).size).toBeGreaterThan(forms.length / 2);
    expect(sightings(project, outcome)).toEqual([]);
    expect([0, 1, 2]).toContain(outcome.code);
    expect(outcome.stdout).toContain('«clientSecret»');
    expect(project.reports().filter((path) => path.startsWith('reports/latest/'))).toHaveLength(5);
  });
});
