import type { Finding, ProviderReport } from '../model/report.ts';
import { formatRequirement } from '../model/requirement.ts';

export type FindingText = {
  /** The sentence, and the check's title as the rule. */
  readonly headline: string;
  /** Further lines of the provider document about the same node, paraphrased. */
  readonly also: readonly { readonly line: string; readonly says: string }[];
  /** `file:line:col` of the spec and of the case, where the message has them. */
  readonly spec: string | null;
  readonly case: string | null;
  /** Lines of the message that are none of these. */
  readonly rest: readonly string[];
};

/** Takes `Finding.message` apart (model/report.ts). */
export function findingText({ message }: Finding): FindingText {
  const [headline = '', ...lines] = message.split('\n');
  const after = (word: string): string | null =>
    lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1) ?? null;
  const also = lines.flatMap((text) => {
    const [, line = '', says = ''] = further.exec(text) ?? [];
    return line === '' ? [] : [{ line, says }];
  });
  const rest = lines.filter((line) => line !== '' && !/^(?:spec|case) /.test(line) && !further.test(line));
  return { headline, also, spec: after('spec'), case: after('case'), rest };
}

const further = /^also (S\d+:L\d+): (.*)$/;

/** Our paraphrase of the document line that a finding departs from; null for a standard. */
export function paraphrase(provider: ProviderReport, finding: Finding): string | null {
  const line = formatRequirement(finding.requirement);
  return provider.evidence.find((evidence) => evidence.line === line)?.says ?? null;
}
