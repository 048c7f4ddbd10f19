import { Rejected, formatProblem } from '../model/problem.ts';
import { inspectConnection, type InspectOptions } from '../target/inspect-connection.ts';
import { whoseIs, type Finding } from './doctor-finding.ts';

/** The way to one origin, a line for each step: name, connection, TLS. Whose the first broken one is to mend. */
export async function connectionFindings(origin: string, options: InspectOptions): Promise<readonly Finding[]> {
  try {
    const { reached, failure } = await inspectConnection(origin, options);
    return [
      ...reached.map((text): Finding => ({ whose: 'fine', text })),
      ...(failure === null ? [] : [{ whose: whoseIs(failure), text: `${failure.code} ${failure.message}` }]),
    ];
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    return error.problems.map((problem): Finding => ({ whose: 'ours', text: formatProblem(problem) }));
  }
}
