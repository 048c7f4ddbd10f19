import type { Finding, ProviderReport } from '../model/report.ts';
import { formatRequirement } from '../model/requirement.ts';

export type FindingText = {
  /** The check's title and the sentence. */
  readonly headline: string;
  /** `file:line:col` of the spec and of the case, where the message has them. */
  readonly spec: string | null;
  readonly case: string | null;
  /** Lines of the message that are neither. */
  readonly rest: readonly string[];
};

/** Takes `Finding.message` apart: line 1, then `spec file:line:col` and `case file:line:col` (model/report.ts). */
export function findingText({ message }: Finding): FindingText {
  const [headline = '', ...lines] = message.split('\n');
  const after = (word: string): string | null =>
    lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1) ?? null;
  const rest = lines.filter((line) => line !== '' && !/^(?:spec|case) /.test(line));
  return { headline, spec: after('spec'), case: after('case'), rest };
}

/** Our paraphrase of the document line that a finding departs from; null for a standard. */
export function paraphrase(provider: ProviderReport, finding: Finding): string | null {
  const line = formatRequirement(finding.requirement);
  return provider.evidence.find((evidence) => evidence.line === line)?.says ?? null;
}
