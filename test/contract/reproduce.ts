import { expect } from 'vitest';
import type { ConformanceReport, ExchangeReport } from '../../src/model/report.ts';
import { answerOf, type Ran } from './answer-of.ts';
import { departures } from './same-answer.ts';

/** An exchange as a report shows it, with the id of its case. */
export type Shown = { readonly id: string; readonly exchange: ExchangeReport };

/** The exchanges of a report, case by case. */
export const exchangesOf = ({ providers }: ConformanceReport): readonly (readonly Shown[])[] =>
  providers.flatMap(({ cases }) => cases.map(({ id, exchanges }) => exchanges.map((exchange) => ({ id, exchange }))));

export type Reproduced = { readonly ran: number; readonly issued: number };

/**
 * Runs the curl of every exchange and expects the answer that the report has; where there is no curl, a reason. The exchanges
 * of a case follow one another; several cases run side by side, since a script mostly waits for processes.
 */
export async function reproduce(cases: readonly (readonly Shown[])[], envFile: string): Promise<Reproduced> {
  const left = [...cases];
  const wrong: string[] = [];
  let [ran, issued] = [0, 0];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      for (const shown of next) {
        const { curl, curlReason = '' } = shown.exchange;
        if (curl === null && curlReason === '') wrong.push(`${shown.id}: no curl, and no reason`);
        if (curl === null) continue;
        const result = await answerOf(curl, envFile);
        wrong.push(...problemsOf(shown, result));
        ran += 1;
        if (isIssued(result)) issued += 1;
      }
  };
  await Promise.all([work(), work(), work()]);
  expect(wrong).toEqual([]);
  return { ran, issued };
}

/** The answer holds a token: nothing else of these documents is so long and stands there. */
export const isIssued = ({ answer }: Ran): boolean => /"access_token":"[^"]{20,}"/.test(answer?.body ?? '');

function problemsOf({ id, exchange }: Shown, { answer, code, stderr }: Ran): readonly string[] {
  const { response } = exchange;
  const isComplete = code === 0 && stderr === '' && answer !== null && response !== undefined;
  const problems = isComplete ? departures(response, answer) : [`exit ${code}: ${stderr}`];
  return problems.map((problem) => `${id}: ${problem}`);
}
