import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { emptyBaseline } from '../../src/model/baseline.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { readBaseline } from '../../src/store/baseline-file.ts';
import { readWaivers } from '../../src/store/waivers-file.ts';

let root = '';
beforeEach(() => {
  const own = mkdtempSync(join(tmpdir(), 'accepted-'));
  root = own;
  onTestFinished(() => rmSync(own, { recursive: true }));
});
function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const baseline = (): readonly [unknown, readonly string[]] => {
  const read = readBaseline(join(root, 'contracts'), 'acme', 'mock', root);
  return [read.baseline, read.problems.map(formatProblem)];
};
const waivers = (): ReturnType<typeof readWaivers> => readWaivers(join(root, 'contracts'), 'acme', root);

describe('a baseline', () => {
  const path = 'contracts/acme/baseline/mock.json';
  const good = { ...emptyBaseline('acme', 'mock'), readings: { C1: 'a' } };
  const typed = '  has another type than is written there, at ';
  const observed = { status: 200, contentType: null, shape: 'token', members: { '/a': 'string' } };
  test('that nobody accepted yet is null and no problem', () => {
    expect(baseline()).toEqual([null, []]);
  });
  test('is read as it was written', () => {
    write(path, JSON.stringify(good));
    expect(baseline()).toEqual([good, []]);
  });
  test.each<readonly [what: string, text: string, says: string]>([
    ['with conflict marks', `{\n"a": 1,\n<<<<<<< ours\n`, ':3:1  holds the marks of a merge conflict'],
    ['cut off', '{\n  "schemaVersion": 1,', ':2:22  is not JSON'],
    ['of another version', JSON.stringify({ ...good, schemaVersion: 2 }), '  has another schemaVersion than 1'],
    ['that is no object', '[]', '  has another schemaVersion than 1'],
    ['without answers', JSON.stringify({ ...good, answers: undefined }), '  lacks answers'],
    ['with a reading that is a number', JSON.stringify({ ...good, readings: { C1: 1 } }), `${typed}readings C1`],
    [
      'with answers that are none',
      JSON.stringify({ ...good, answers: { a: null, b: [] } }),
      `${typed}answers a and 1 more`,
    ],
    ...[
      5,
      null,
      {},
      { ...observed, status: '200' },
      { ...observed, contentType: 1 },
      { ...observed, shape: undefined },
      { ...observed, members: { '/a': 1 } },
      { ...observed, token: { format: 'jwt' } },
    ].map((observation): readonly [string, string, string] => [
      `with the observation ${JSON.stringify(observation)}`,
      JSON.stringify({ ...good, observations: { 'acme/issue/x': observation } }),
      `${typed}observations acme/issue/x`,
    ]),
    ['of another target', JSON.stringify({ ...good, target: 'sandbox' }), '  belongs to another provider or target'],
    ['of another provider', JSON.stringify({ ...good, provider: 'other' }), '  belongs to another provider or target'],
  ])('%s is refused, with its place', (_, text, says) => {
    write(path, text);
    const [found, problems] = baseline();
    expect(found).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`E_BASELINE ${path}${says}`);
  });
  test('that is a folder cannot be read', () => {
    write(`${path}/x`, '');
    expect(baseline()[1][0]).toContain('cannot be read');
  });
});

describe('waivers', () => {
  const path = 'contracts/acme/waivers.yaml';
  const good = `- case: acme/issue/omit/body.a
  target: sandbox
  reason: they mend it in May
  owner: payments
  expires: 2026-05-31
`;

  test('need not be there', () => {
    expect(waivers()).toEqual({ waivers: [], problems: [] });
  });
  test('are read with their places', () => {
    write(
      path,
      `${good}${good.replace('acme/issue', 'acme/other').replace('owner', 'check: contract.status\n  owner')}`,
    );
    expect(waivers()).toEqual({
      problems: [],
      waivers: [
        expect.objectContaining({ case: 'acme/issue/omit/body.a', check: null, at: { file: path, line: 1, col: 3 } }),
        expect.objectContaining({ case: 'acme/other/omit/body.a', check: 'contract.status', expires: '2026-05-31' }),
      ],
    });
  });
  test('may be for a check alone, in all cases', () => {
    write(path, good.replace('case: acme/issue/omit/body.a', 'check: contract.status'));
    expect(waivers()).toMatchObject({ problems: [], waivers: [{ case: null, check: 'contract.status' }] });
  });
  test('without a case and a check are refused', () => {
    write(path, good.replace('case: acme/issue/omit/body.a\n  ', ''));
    expect(waivers().problems.map(formatProblem)).toEqual([expect.stringContaining('  lacks case  fix: add case: ')]);
  });
  test('may call the last day expiry', () => {
    write(path, good.replace('expires', 'expiry'));
    expect(waivers()).toMatchObject({ problems: [], waivers: [{ expires: '2026-05-31' }] });
  });
  test.each([
    ['reason', 'lacks reason'],
    ['owner', 'lacks owner'],
    ['expires', 'lacks expires'],
    ['target', 'lacks target'],
  ])('without %s are refused', (member, says) => {
    write(path, good.replace(new RegExp(`  ${member}: .*\n`), ''));
    expect(waivers().problems.map(formatProblem)).toEqual([
      expect.stringContaining(`E_WAIVER ${path}:1:3  ${says}  fix: `),
    ]);
  });
  test.each([
    ['a pattern', good.replace('omit/body.a', '*'), 'by a pattern'],
    ['something that is no date', good.replace('2026-05-31', 'May'), 'no date'],
    ['a day that there is not', good.replace('2026-05-31', '2026-02-30'), 'no date'],
    ['two expiries', `${good}  expiry: 2026-06-01\n`, 'says twice when it expires'],
    ['a member that there is not', good.replace('owner', 'onwer'), 'has no member "onwer"'],
    ['no list', 'case: a', 'must be a list'],
    ['an entry that is a text', '- acme/issue', 'must be a mapping'],
    ['no YAML', '- {', 'is not valid YAML'],
  ])('with %s are refused', (_, text, says) => {
    write(path, text);
    const { waivers: found, problems } = waivers();
    expect(found).toEqual([]);
    expect(problems.map(formatProblem).join('\n')).toContain(says);
  });
});
