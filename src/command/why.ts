import { stopCode } from '../judge/exit-code.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SignatureTrace } from '../model/prepared.ts';
import { formatPosition } from '../model/position.ts';
import { Rejected } from '../model/problem.ts';
import { nearest } from '../model/nearest.ts';
import { formatRequirement } from '../model/requirement.ts';
import type { CaseReport } from '../model/report.ts';
import { planUnder, runProvider, startOf } from '../pipeline.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { numberOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { prepareRun } from './prepare-run.ts';
import type { CaseRun, ProviderSetup } from './provider-setup.ts';
import { createRunContext } from './run-context.ts';
import { listenForStop } from './shutdown.ts';
import { openWorkspace } from './workspace.ts';

/** DESIGN §7, for one case. */
const codeOf = { pass: 0, fail: 1, error: 2, skip: 4 } as const;

/** `contracts why CASE`: one case again, with what was sent, what was signed, what came back and what was expected. */
export async function why(args: Arguments, { output, registry }: CommandContext): Promise<number> {
  const asked = args.positionals[0] ?? '';
  const [provider = ''] = asked.split('/');
  if (asked === '')
    throw new Rejected([
      { code: 'E_USAGE', at: null, what: 'why needs the id of a case', fix: 'contracts plan lists them' },
    ]);
  const narrowed: Arguments = {
    ...args,
    values: new Map([...args.values, ['provider', [provider]], ['grep', [asked]]]),
  };
  const workspace = await openWorkspace(narrowed, false);
  const context = createRunContext(process.env, numberOf(args, 'seed', 1, 0, 999_999_999), workspace.root);
  const shutdown = listenForStop();
  const prepared = await prepareRun(narrowed, workspace, { context, registry, signal: shutdown.signal });
  try {
    const [setup] = prepared.setups;
    if (setup === undefined)
      throw new Rejected([
        {
          code: 'E_NOT_CONFIGURED',
          at: null,
          what: `${provider} is not configured on ${prepared.target.name}`,
          fix: 'contracts doctor says what is missing',
        },
      ]);
    const id = exactCase(setup, asked);
    const runs = new Map<string, CaseRun>();
    const { report } = await runProvider(
      { ...setup, selection: { ...setup.selection, grep: id } },
      (one, run) => void runs.set(one.id, run),
    );
    const found = report.cases.find((one) => one.id === id);
    const run = runs.get(id);
    if (found === undefined || run === undefined) throw new RangeError(`case ${id} was not run`);
    for (const line of explain(setup, found, run)) output.show(line);
    const code = shutdown.by === null ? codeOf[found.verdict] : stopCode(shutdown.by);
    output.say(
      `contracts: exit ${code}: ${shutdown.by === null ? `${id} is ${found.verdict}` : `interrupted by ${shutdown.by}`}`,
    );
    return code;
  } finally {
    shutdown.release();
    await prepared.close();
  }
}

function exactCase(setup: ProviderSetup, asked: string): string {
  const everything = { ...setup, selection: { ...setup.selection, grep: null, core: false } };
  const ids = planUnder(everything, startOf(setup)).planned.map((entry) => entry.case.id);
  if (ids.includes(asked)) return asked;
  const containing = ids.filter((id) => id.includes(asked));
  if (containing.length === 1 && containing[0] !== undefined) return containing[0];
  const near = nearest(asked, ids);
  throw new Rejected([
    {
      code: 'E_CASE_UNKNOWN',
      at: null,
      what: containing.length > 1 ? `${containing.length} cases match` : 'there is no such case',
      got: asked.slice(0, 120),
      fix: near === null ? 'contracts plan lists them' : `did you mean "${near}"?`,
    },
  ]);
}

function explain({ spec }: ProviderSetup, report: CaseReport, run: CaseRun): readonly string[] {
  const requirements = report.requirements.map((requirement) => {
    const line = formatRequirement(requirement);
    const says = spec.evidence.find((entry) => entry.line === line)?.says;
    return `  ${line}${says === undefined ? '' : `: ${says}`}`;
  });
  return [
    `${report.id}  ${report.title}`,
    `written at ${formatPosition(run.planned.case.at)}; kind ${report.kind}; control ${report.control ?? 'itself'}`,
    ...(requirements.length === 0
      ? ['the document says nothing of it: what happens is recorded']
      : ['the document says', ...requirements]),
    ...run.evidence.flatMap(explainExchange),
    '',
    `verdict ${report.verdict}${report.reason === null ? '' : `: ${report.reason}`}, ${report.judgements} judgements`,
    ...(report.error === undefined
      ? []
      : [`error ${report.error.code} (${report.error.phase}, ${report.error.attribution}): ${report.error.message}`]),
    ...report.findings.flatMap((finding) => [
      `${finding.level} ${finding.check} (${formatRequirement(finding.requirement)})`,
      ...finding.message.split('\n').map((line) => `  ${escapeTerminal(line)}`),
      `  expected ${escapeTerminal(JSON.stringify(finding.expected))}`,
      `  actual   ${escapeTerminal(JSON.stringify(finding.actual))}`,
    ]),
  ];
}

function explainExchange({ step, request, signature, response, failure }: Evidence): readonly string[] {
  return [
    '',
    `sent (${step})`,
    ...fromTarget(`${request.method} ${request.url}`),
    ...request.headers.flatMap(([name, value]) => fromTarget(`${name}: ${value}`)),
    ...(request.body === null ? [] : fromTarget(request.body)),
    ...(signature === null ? [] : explainSignature(signature)),
    ...(failure === null
      ? []
      : [`no judgeable answer: ${failure.code} (${failure.phase}, ${failure.attribution}) ${failure.message}`]),
    ...(response === null
      ? []
      : [
          'came back',
          ...fromTarget(`HTTP/${response.httpVersion} ${response.status}`),
          ...response.headers.flatMap(([name, value]) => fromTarget(`${name}: ${value}`)),
          ...(response.body.bytes === 0 ? [] : fromTarget(response.body.text)),
        ]),
  ];
}

/** Where the signed bytes come from, how they are written, and what is done to them: the usual suspects of a refused signature. */
function explainSignature(trace: SignatureTrace): readonly string[] {
  return [
    'signed',
    `  over      ${trace.over}, ${trace.bytes}: ${trace.length} bytes`,
    `  │ ${escapeTerminal(trace.text)}`,
    `  by        ${trace.algorithm === 'steps' ? trace.steps.join(' → ') : trace.algorithm}`,
    `  encoded   ${trace.encoding}`,
    `  placed    ${trace.place.join(', ')}`,
  ];
}

/** Text of the target never begins a line. */
const fromTarget = (text: string): string[] => text.split('\n').map((line) => `  │ ${escapeTerminal(line)}`);
