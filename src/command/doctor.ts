import { formatProblem } from '../model/problem.ts';
import type { Evidence } from '../model/evidence.ts';
import { runProvider } from '../pipeline.ts';
import { stopCode, type StopSignal } from '../judge/exit-code.ts';
import { classify } from '../check/classify.ts';
import { textsOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { clientTls } from './client-tls.ts';
import { connectionFindings } from './doctor-connection.ts';
import { whoseIs, type Finding } from './doctor-finding.ts';
import { prepareRun, targetOf, type PreparedRun } from './prepare-run.ts';
import { notConfigured, resolveLive } from './reach.ts';
import type { ProviderSetup } from './provider-setup.ts';
import { createRunContext, type RunContext } from './run-context.ts';
import { listenForStop } from './shutdown.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const skewMs = 300_000;

/** `contracts doctor`: variables, keys, clock, DNS, TLS, proxy and one valid request per provider. 3: ours, 2: theirs. */
export async function doctor(args: Arguments, { output, registry }: CommandContext): Promise<number> {
  const workspace = await openWorkspace(args, false);
  const context = createRunContext(process.env, 1, workspace.root);
  const found: Finding[] = [];
  const note = (finding: Finding): void => {
    found.push(finding);
    output.show(`${{ fine: 'ok    ', ours: 'ours  ', theirs: 'theirs' }[finding.whose]}  ${finding.text}`);
  };
  for (const finding of surroundings()) note(finding);
  const target = targetOf(args, workspace);
  let stopped: StopSignal | null = null;
  const ready = target.kind === 'simulator' ? workspace.specs : checkVariables(args, workspace, note);
  if (ready.length > 0) {
    const shutdown = listenForStop();
    const only: Arguments = { ...args, values: new Map([...args.values, ['grep', ['accept/documented']]]) };
    const prepared = await prepareRun(
      only,
      { ...workspace, specs: ready },
      { context, registry, signal: shutdown.signal },
    );
    if (prepared.target.proxy !== null)
      note({ whose: 'fine', text: `https goes through the proxy ${new URL(prepared.target.proxy).host}` });
    try {
      const broken = await tryConnections(prepared, { root: workspace.root, signal: shutdown.signal, note });
      for (const setup of prepared.setups)
        if (!broken.has(originOf(setup))) for (const finding of await askOnce(setup, context)) note(finding);
    } finally {
      stopped = shutdown.by;
      shutdown.release();
      await prepared.close();
    }
  }
  if (stopped !== null) {
    output.say(`contracts: exit ${stopCode(stopped)}: interrupted by ${stopped}`);
    return stopCode(stopped);
  }
  const count = (whose: Finding['whose']): number => found.filter((finding) => finding.whose === whose).length;
  const code = count('ours') > 0 ? 3 : count('theirs') > 0 ? 2 : ready.length === 0 ? 4 : 0;
  const reasons = {
    0: 'ready to run',
    2: `${count('theirs')} for the provider to mend`,
    3: `${count('ours')} for us to mend`,
    4: 'nothing is configured',
  };
  output.say(`contracts: exit ${code}: ${reasons[code]}`);
  return code;
}

/** Origins that cannot be reached: a request there would say the same again. */
async function tryConnections(
  { kind, target, setups }: PreparedRun,
  { root, signal, note }: { root: string; signal: AbortSignal; note: (finding: Finding) => void },
): Promise<ReadonlySet<string>> {
  const broken = new Set<string>();
  if (kind !== 'http') return broken;
  const options = { connectMs: target.limits.connectMs, tls: clientTls(target, root), proxy: target.proxy, signal };
  for (const origin of new Set(setups.map(originOf)))
    for (const finding of await connectionFindings(origin, options)) {
      note(finding);
      if (finding.whose !== 'fine') broken.add(origin);
    }
  return broken;
}

const originOf = ({ baseUrl }: ProviderSetup): string => new URL(baseUrl).origin;

/** What of our own process would spoil a run. Names only: the values may be secrets. */
function surroundings(): readonly Finding[] {
  const loud = [
    'NODE_OPTIONS',
    'SSLKEYLOGFILE',
    'NODE_DEBUG',
    'NODE_EXTRA_CA_CERTS',
    'HTTPS_PROXY',
    'https_proxy',
  ].filter((name) => (process.env[name] ?? '') !== '');
  const off = process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  return [
    { whose: 'fine', text: `Node ${process.versions.node}` },
    ...(off
      ? [{ whose: 'ours', text: 'NODE_TLS_REJECT_UNAUTHORIZED=0 turns certificate checks off: unset it' } as const]
      : []),
    ...loud.map((name): Finding => ({
      whose: 'fine',
      text: `${name} is set${/proxy/i.test(name) ? ', and not used: name a proxy in targets.yaml' : ''}`,
    })),
  ];
}

function checkVariables(args: Arguments, workspace: Workspace, note: (finding: Finding) => void): Workspace['specs'] {
  const target = targetOf(args, workspace);
  const { resolved, problems } = resolveLive(workspace, target);
  for (const problem of problems) note({ whose: 'ours', text: formatProblem(problem) });
  const named = new Set([...textsOf(args, 'provider'), ...target.required]);
  return resolved.flatMap(({ spec, state }) => {
    if (state.state === 'rejected') {
      for (const problem of state.problems) note({ whose: 'ours', text: `${spec.id}: ${formatProblem(problem)}` });
      return [];
    }
    if (state.state === 'absent') {
      if (named.has(spec.id)) note({ whose: 'ours', text: formatProblem(notConfigured(spec, state.reason)) });
      else note({ whose: 'fine', text: `${spec.id}: skipped, ${state.reason}` });
      return [];
    }
    note({
      whose: 'fine',
      text: `${spec.id}: ${state.credentials.size} credentials from ${[...state.from.values()].join(', ')}`,
    });
    return [spec];
  });
}

/** One valid request, under as many readings as the probe budget allows. */
async function askOnce(setup: ProviderSetup, { clock }: RunContext): Promise<readonly Finding[]> {
  const { spec } = setup;
  const seen: Evidence[] = [];
  const { report } = await runProvider(setup, (_, run) => void seen.push(...run.evidence));
  const [one] = report.cases;
  const last = seen.at(-1);
  const say = (whose: Finding['whose'], text: string): Finding => ({ whose, text: `${spec.id}: ${text}` });
  if (last === undefined || one === undefined) return [say('theirs', 'no request could be sent')];
  const findings: Finding[] = [];
  const { failure, response } = last;
  if (failure !== null) {
    return [say(whoseIs(failure), `${failure.code} ${failure.message}`)];
  }
  if (response === null) return [say('theirs', 'no answer')];
  const skew = response.date === null ? 0 : response.date - clock.wall();
  if (Math.abs(skew) > skewMs)
    findings.push(say('ours', `our clock and the provider's differ by ${Math.round(skew / 1000)} s: check ours first`));
  const issued = one.error === undefined && response.token !== null;
  if (issued || (one.error === undefined && one.verdict === 'pass'))
    return [...findings, say('fine', `issued a token (HTTP ${response.status})`)];
  const operation = spec.operations.find(({ id }) => id === last.operation);
  const branch = operation === undefined ? null : (classify(spec, operation, response, setup.validate)?.branch ?? null);
  const blamesUs =
    branch?.causes.some(({ cause }) => /credential|secret|client|signature|address/.test(cause)) === true;
  const where = one.error?.code === 'E_UNDECIDED' ? `; ${one.error.message}` : '';
  return [
    ...findings,
    say(
      blamesUs ? 'ours' : 'theirs',
      `refused the documented request (HTTP ${response.status}${branch === null ? '' : `, ${branch.name}`})${blamesUs ? ': check the credentials, and whether our address is on the list' : ''}${where}`,
    ),
  ];
}
