import { describe, expect, it } from 'vitest';
import { startMock } from '../cli/mocked.ts';
import { makeProject } from '../cli/project.ts';
import { answerOf } from './answer-of.ts';
import { exchangesOf, isIssued } from './reproduce.ts';
import { noShell } from './shell.ts';

/** A leniency of the simulators, and the tampered signatures that get a token then: by the name of their case, for all that have it. */
const lenient: readonly (readonly [fault: string, provider: string, accepted: readonly string[]])[] = [
  ['pss-signature', 'singleview-b2b', ['pss']],
  ['wrong-signature', 'singleview-b2b', ['alter-after', 'corrupt', 'other-bytes', 'other-key', 'pss']],
  ['wrong-signature', 'singleview-openbanking', ['alter-after', 'corrupt', 'other-bytes', 'other-key']],
  ['no-signature', 'singleview-b2b', ['empty', 'omit']],
  ['no-signature', 'singleview-openbanking', ['empty', 'omit']],
];

// A refusal alone would not tell a signature that is wrong as it should be from a request that is broken elsewhere.
describe.skipIf(noShell !== null)(`the curl of a tampered signature ${noShell ?? ''}`, () => {
  it.each(lenient)('gets a token of a provider with %s, %s: %j', async (fault, provider, accepted) => {
    const project = makeProject(provider);
    const [, { envFile }] = await Promise.all([
      project.contracts(['run', '--all', '--grep', '/signature/']),
      startMock(project, '--env-file', 'mock.env', '--fault', `accept/${fault}`),
    ]);
    const tampered = exchangesOf(project.report())
      .flat()
      .filter(({ id }) => id.includes('/signature/'));
    expect(tampered.length).toBeGreaterThan(5);
    const outcomes = await Promise.all(
      tampered.map(async ({ id, exchange }) => {
        const isAccepted = isIssued(await answerOf(exchange.curl ?? 'exit 9', envFile));
        return isAccepted ? [id.split('/').at(-1)] : [];
      }),
    );
    expect(new Set(outcomes.flat())).toEqual(new Set(accepted));
  });
});
