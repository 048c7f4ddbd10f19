import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { integrated } from './msw-providers.ts';

type Around = Readonly<Record<'before' | 'during' | 'after', Readonly<Record<string, number | string>>>>;
type Seen = {
  readonly fetched: Around;
  readonly requested: Around;
  readonly get: { readonly status: number; readonly text: string };
  readonly unmatched: number | string;
};

let seen: Seen;
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'msw-interception.ts')]);
  seen = JSON.parse(stdout) as Seen;
}, 30_000);

const every = (outcome: number | string) => Object.fromEntries(Object.keys(integrated).map((id) => [id, outcome]));

describe.each([
  ['global fetch, by setupServer', 'fetched'],
  ['undici, by a network with the HTTP interceptor', 'requested'],
] as const)('%s', (_, way) => {
  test('is answered by every provider while the handlers are in place', () => {
    expect(seen[way].during).toEqual(every(200));
  });

  test('goes to the network before and after', () => {
    for (const when of ['before', 'after'] as const)
      for (const outcome of Object.values(seen[way][when])) expect(outcome).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  });
});

describe('the limits of interception', () => {
  test('a GET with a body gets 501 and the reason', () => {
    expect(seen.get.status).toBe(501);
    expect(seen.get.text).toContain('interceptors drop the body of a GET');
  });

  test('a request that no handler takes is an error, not a call to somebody', () => {
    expect(seen.unmatched).not.toMatch(/ENOTFOUND|EAI_AGAIN/);
  });
});

test('docs/integrators.md prints the recipe that is run here', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'integrators.md'), 'utf8');
  const [, recipe = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
  const lines = recipe.split('\n').filter((line) => /^import|^network|^ {2}(sources|onUn|context)/.test(line));
  const run = readFileSync(join(import.meta.dirname, 'msw-interception.ts'), 'utf8');
  expect(lines.length).toBe(7);
  expect(lines.filter((line) => !run.includes(line.trim().replace(/;$/, '')))).toEqual([]);
});
