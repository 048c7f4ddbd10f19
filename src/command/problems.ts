import { Rejected, type Problem } from '../model/problem.ts';

/** Collects what several parts reject, so that everything wrong is said at once. */
export type Problems = {
  add(problems: readonly Problem[]): void;
  /** What the part gives, or null when it was rejected: then its problems are kept. */
  attempt<T>(part: () => T): T | null;
  attemptLater<T>(part: () => Promise<T>): Promise<T | null>;
  /** Throws one Rejected with all of them. */
  reject(): never;
  /** The same, if there are any. */
  rejectIfAny(): void;
};

export function createProblems(): Problems {
  const found: Problem[] = [];
  const keep = (error: unknown): null => {
    if (!(error instanceof Rejected)) throw error;
    found.push(...error.problems);
    return null;
  };
  return {
    add: (problems) => void found.push(...problems),
    attempt(part) {
      try {
        return part();
      } catch (error) {
        return keep(error);
      }
    },
    attemptLater: (part) => part().catch(keep),
    reject() {
      throw new Rejected(found);
    },
    rejectIfAny() {
      if (found.length > 0) throw new Rejected(found);
    },
  };
}
