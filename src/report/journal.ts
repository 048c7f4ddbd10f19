import type { CaseReport, ConformanceReport, ProviderReport } from '../model/report.ts';
import { jsonText, schemaNode } from './json-text.ts';
import schema from './report.schema.json' with { type: 'json' };

/** What is known of a run before its first case. */
export type JournalStart = Pick<ConformanceReport, 'tool'> & {
  readonly run: Omit<ConformanceReport['run'], 'durationMs' | 'complete' | 'exitCode' | 'exitReason'>;
  readonly providers: readonly Pick<ProviderReport, 'id' | 'title' | 'spec' | 'skipped'>[];
};

const root = schemaNode(schema);
const provider = root.member('providers').item();
const line = (text: string): string => `${text}\n`;
const compact = (value: unknown, node: typeof root): string => jsonText(value, node, 0, 0);

/**
 * `journal.ndjson`: a header, a line per finished case, a footer. A journal without a footer is that of a run that was
 * cut off. Header: `{"journal":"start","schemaVersion":1,"tool":…,"run":…,"providers":[…]}`.
 */
export const journalHeader = ({ tool, run, providers }: JournalStart): string => {
  const heads = providers.map(({ id, title, spec, skipped }) => compact({ id, title, spec, skipped }, provider));
  // Member by member: a run that already ended fits the type as well, and its end belongs into the footer.
  const { id, startedAt, by, commit, target, profile, seed } = run;
  const begun = compact({ id, startedAt, by, commit, target, profile, seed }, root.member('run'));
  const members = [`"tool":${compact(tool, root.member('tool'))}`, `"run":${begun}`];
  return line(`{"journal":"start","schemaVersion":1,${members.join(',')},"providers":[${heads.join(',')}]}`);
};

/** `{"journal":"case","provider":"…","case":{…}}` */
export const journalLine = (providerId: string, report: CaseReport): string =>
  line(
    `{"journal":"case","provider":${compact(providerId, root)},"case":${compact(report, provider.member('cases').item())}}`,
  );

/** `{"journal":"end","report":{…}}`: the report with empty `cases`; those stand in the lines above. */
export const journalFooter = (report: ConformanceReport): string => {
  const providers = report.providers.map((one) => ({ ...one, cases: [] }));
  return line(`{"journal":"end","report":${compact({ ...report, providers }, root)}}`);
};
