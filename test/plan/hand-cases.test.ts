import { describe, expect, it } from 'vitest';
import { Rejected } from '../../src/model/problem.ts';
import { slug, type WrittenCase } from '../../src/plan/hand-cases.ts';
import { realSpec } from '../contract/real-plans.ts';
import { everyCase } from './every-case.ts';

const written = (title: string, changes: Partial<WrittenCase> = {}): WrittenCase => ({
  title,
  kind: 'record',
  subject: null,
  cause: null,
  steps: [[{ method: 'PUT' }]],
  operation: null,
  needs: null,
  optIn: null,
  tags: [],
  requirements: [],
  at: { file: 'contracts/p/cases.ts', line: 7, col: 3 },
  ...changes,
});

async function problemsOf(...cases: readonly WrittenCase[]): Promise<readonly string[]> {
  const spec = await realSpec('singleview-b2b');
  try {
    everyCase(spec, { written: cases });
    return [];
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return error.problems.map(({ code, fix }) => `${code} ${fix}`);
  }
}

describe('a hand-written case', () => {
  it('is planned beside the derived ones, under an id made from its title', async () => {
    const planned = everyCase(await realSpec('singapay-b2b'), {
      written: [
        written('The secret may contain a colon!', { kind: 'accept', needs: 'secretWithColon', tags: ['colon'] }),
        written('another partner', { subject: 'partner-mismatch', cause: 'wrong-credential' }),
        written('a wrong secret', { kind: 'refuse', cause: 'wrong-secret', steps: [[{ method: 'PUT' }], []] }),
      ],
    });
    const hand = planned.filter((entry) => entry.case.derivedBy === 'hand').map((entry) => entry.case);
    expect(hand.map(({ id, expect: expected }) => [id, expected])).toEqual([
      ['singapay-b2b/requestToken/accept/the-secret-may-contain-a-colon', { kind: 'accept' }],
      [
        'singapay-b2b/requestToken/record/partner-mismatch',
        { kind: 'record', silence: null, cause: 'wrong-credential' },
      ],
      ['singapay-b2b/requestToken/refuse/a-wrong-secret', { kind: 'refuse', cause: 'wrong-secret' }],
    ]);
    expect(hand[0]).toMatchObject({ tags: ['accept', 'hand', 'colon'], needs: ['secretWithColon'], at: { line: 7 } });
    expect(hand[2]?.steps.map(({ name }) => name)).toEqual(['step 1', 'step 2']);
  });

  it('belongs to the operation that it names, if that is the one in force', async () => {
    expect(await problemsOf(written('x', { operation: 'getAuthToken' }))).toEqual([]);
    const planned = everyCase(await realSpec('singleview-b2b'), {
      written: [written('one', { operation: 'getAuthToken' }), written('two', { operation: 'postAuthToken' })],
    });
    expect(planned.filter((entry) => entry.case.derivedBy === 'hand').map((entry) => entry.case.title)).toEqual([
      'two',
    ]);
  });

  it('is rejected when it names an operation that is not there: it would never be run', async () => {
    const [problem, ...more] = await problemsOf(written('x', { operation: 'postAuthTokn' }));
    expect(problem).toMatch(/^E_CASE_OPERATION one of .*postAuthToken.* \(postAuthToken\?\)$/);
    expect(more).toEqual([]);
  });

  it('may not expect a refusal that no evidence states', async () => {
    expect(await problemsOf(written('x', { kind: 'refuse', cause: 'malformed-header' }))).toEqual([
      expect.stringMatching(/^E_CASE_UNSTATED write record/),
    ]);
    expect(await problemsOf(written('x', { kind: 'refuse', cause: 'wrong-secret' }))).toEqual([]);
  });

  it('may not have the id of another one, or differ from it by case alone', async () => {
    expect(await problemsOf(written('A b'), written('a B?'))).toEqual([expect.stringMatching(/^E_CASE_DUPLICATE_ID/)]);
    expect(await problemsOf(written('x', { subject: 'C22' }))).toEqual([expect.stringMatching(/^E_CASE_DUPLICATE_ID/)]);
    expect(await problemsOf(written('A b'), written('a c'))).toEqual([]);
  });

  it.each([
    ['the secret may contain a colon', 'the-secret-may-contain-a-colon'],
    ['  “Näme”, twice… ', 'name-twice'.replace('name', 'na-me')],
    ['x'.repeat(63) + ' y', 'x'.repeat(63)],
  ])('with the title %j is called %s', (title, name) => {
    expect(slug(title)).toBe(name);
  });
});
