import { type CheckOutcome, type ExchangeSubject, inapplicable } from '../model/check.ts';
import type { TextProblem } from '../model/evidence.ts';
import type { Requirement } from '../model/requirement.ts';
import { departure, judged, onResponse } from './check-outcome.ts';
import { place } from './show-value.ts';

/** A hostile body can repeat itself ten thousand times. */
const most = 10;

/** One departure for each problem of this kind in a body that is otherwise JSON. `advice` ends the sentence. */
export const lookForProblem = (
  kind: TextProblem['kind'],
  requirement: (subject: ExchangeSubject, problem: TextProblem) => Requirement | null,
  expected: string,
  advice: string,
): ((subject: ExchangeSubject) => CheckOutcome) =>
  onResponse((subject, { body }) => {
    const problems = body.problems.filter((problem) => problem.kind === kind);
    if (body.bytes === 0 || (body.json === undefined && problems.length === 0)) return inapplicable;
    return judged(
      problems.slice(0, most).flatMap((problem) => {
        const one = requirement(subject, problem);
        if (one === null) return [];
        const { pointer, line, col, detail } = problem;
        return departure({
          requirement: one,
          message: `${pointer === null ? 'The body' : place(pointer)} (line ${line}, column ${col}): ${detail}; ${advice}.`,
          pointer,
          expected,
          actual: detail,
        });
      }),
    );
  });
