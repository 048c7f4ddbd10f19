import { describe, expect, test } from 'vitest';
import { emptyBaseline } from '../../src/model/baseline.ts';
import { refusals } from './problems.ts';
import { makeProject, patience } from './project.ts';

const provider = 'singleview-b2b';
const path = `contracts/${provider}/baseline/sandbox.json`;
const observation = { status: 401, contentType: null, shape: 'refusal', members: {} };

describe('lint compares what was accepted with what there is', { timeout: patience }, () => {
  test('names that a spec has, under any reading, are sound', async () => {
    const project = makeProject(provider);
    const waived = `${provider}/getAuthToken/accept/documented`;
    project.write(
      path,
      JSON.stringify({
        ...emptyBaseline(provider, 'sandbox'),
        readings: { 'C01-C02': 'get-oauth', C06: 'body' },
        observations: { [`${provider}/getOauthToken/accept/documented`]: observation },
      }),
    );
    project.write(
      `contracts/${provider}/waivers.yaml`,
      `- {case: ${waived}, target: sandbox, reason: r, owner: o, expires: '2030-01-31'}\n`,
    );
    const { code, stderr } = await project.contracts(['lint']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('names that are gone are told with their place and the nearest one', async () => {
    const project = makeProject(provider);
    project.write(
      path,
      JSON.stringify(
        {
          ...emptyBaseline(provider, 'sandbox'),
          readings: { 'C01-C02': 'get-oath', C99: 'body' },
          answers: { 'no such question': '200 token' },
          observations: { [`${provider}/postAuthToken/accept/documentd`]: observation },
        },
        null,
        2,
      ),
    );
    const outcome = await project.contracts(['lint']);
    expect(refusals(outcome)).toEqual({ E_BASELINE: 4 });
    const places = outcome.stderr.split('\n').map((line) => line.replace(/^E_BASELINE \S+\/sandbox\.json/, ''));
    expect(places.slice(0, 4)).toEqual([
      expect.stringMatching(/^:9:5 {2}holds a conflict that specs\/singleview-b2b.yaml does not have {2}\(got C99\)/),
      expect.stringMatching(
        /^:8:16 {2}holds a reading .*C01-C02 .*\(got get-oath\) {2}fix: did you mean "get-oauth"\?/,
      ),
      expect.stringMatching(/^:12:5 {2}holds an answer to a silence .*\(got no such question\) {2}fix: remove it/),
      expect.stringMatching(/^:15:5 {2}holds the outcome of a case .* {2}fix: did you mean ".*\/accept\/documented"\?/),
    ]);
  });
});
