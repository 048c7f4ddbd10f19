import { formatPosition, type Position } from './position.ts';

/** Something of ours that must be mended before anything is sent. `got` never holds a secret. */
export type Problem = {
  readonly code: string;
  readonly at: Position | string | null;
  readonly what: string;
  readonly got?: string;
  readonly fix: string;
};

/** `CODE file:line:col  what  (got …)  fix: …` */
export function formatProblem({ code, at, what, got, fix }: Problem): string {
  const place = at === null ? '' : ` ${typeof at === 'string' ? at : formatPosition(at)}`;
  return `${code}${place}  ${what}${got === undefined ? '' : `  (got ${got})`}  fix: ${fix}`;
}

/** Input was refused; carries every problem found, not only the first. Exit code 3 unless said otherwise. */
export class Rejected extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: number;
  constructor(problems: readonly Problem[], exitCode = 3) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'Rejected';
    this.problems = problems;
    this.exitCode = exitCode;
  }
}
