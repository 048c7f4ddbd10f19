import { shapeOf } from '../check/classify.ts';
import type { CheckResult } from '../model/check-result.ts';
import type { Classified } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import { isObject } from '../model/json.ts';
import type { CaseError } from '../model/report.ts';
import type { CaseRun } from './provider-setup.ts';
import type { Settled } from './settle-readings.ts';

/**
 * The documented request was refused while readings are left that might be accepted: nothing can be held against the
 * provider yet. Not where another reading of the request would not help: the answer has the form of a success or of a
 * technical error, or comes as a success and is no JSON object. Then what is found in it decides.
 */
export function undecidedControl(
  { planned, evidence }: CaseRun,
  { untried, probes }: Pick<Settled, 'untried' | 'probes'>,
  last: Classified | null,
  results: readonly CheckResult[],
): CaseError | null {
  if (planned.control !== null || untried.length === 0 || probes.length === 0) return null;
  if (evidence.some(({ failure }) => failure !== null) || isJudgeable(evidence, last, results)) return null;
  return {
    code: 'E_UNDECIDED',
    phase: 'validate',
    attribution: 'target',
    message: `${probes.length === 1 ? 'the only probe was not' : `none of ${probes.length} probes was`} issued a token (${lastAnswer(probes)}); readings not tried: ${untried.join(', ')}`,
  };
}

/** What the document requires of an outcome cannot be asked of this one; what a standard says of any answer can. */
export const withoutMust = (results: readonly CheckResult[], claims: readonly string[]): readonly CheckResult[] =>
  results.map((result) => ({
    ...result,
    departures: result.departures.filter(
      ({ requirement: { level, source } }) => level !== 'must' || claims.includes(source),
    ),
  }));

function isJudgeable(evidence: readonly Evidence[], last: Classified | null, results: readonly CheckResult[]): boolean {
  const shape = last === null ? null : shapeOf(last);
  if (shape === 'token' || shape === 'technical-error') return true;
  const response = evidence.at(-1)?.response ?? null;
  if (response === null || response.status < 200 || response.status > 299) return false;
  const { json } = response.body;
  return json === undefined ? results.some(isBrokenBody) : !isObject(json) && results.some(isMust);
}

const isMust = ({ departures }: CheckResult): boolean =>
  departures.some(({ requirement }) => requirement.level === 'must');

/** Which outcome it is, `contract.*` says; that its bytes are no JSON holds for any outcome of the document. */
const isBrokenBody = (result: CheckResult): boolean => !result.check.startsWith('contract.') && isMust(result);

const lastAnswer = (probes: readonly Evidence[]): string => {
  const response = probes.at(-1)?.response ?? null;
  if (response === null) return 'the last was not answered';
  const { notJson, htmlTitle } = response.body;
  const title = htmlTitle === null ? '' : ` titled ${JSON.stringify(htmlTitle)}`;
  const page = notJson?.looksLike === 'html' ? ` and an HTML page${title}` : '';
  return `the last was answered with status ${response.status}${page}`;
};
