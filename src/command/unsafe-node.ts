import { url } from 'node:inspector';
import type { Problem } from '../model/problem.ts';

/** How this Node was started, as far as it decides who can read what it holds. */
export type NodeStart = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The options before the name of the script. */
  readonly options: readonly string[];
  readonly debuggerOpen: boolean;
};

const thisNode = (): NodeStart => ({
  environment: process.env,
  options: process.execArgv,
  debuggerOpen: url() !== undefined,
});

/** A Node that verifies no certificate, or lets others look inside, must not carry credentials. */
export function unsafeNode({ environment, options, debuggerOpen }: NodeStart = thisNode()): readonly Problem[] {
  const problems: Problem[] = [];
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    problems.push({
      code: 'E_TLS_VERIFY_OFF',
      at: 'NODE_TLS_REJECT_UNAUTHORIZED',
      what: 'turns certificate checks off',
      fix: 'unset it; an own CA goes into CONTRACTS_CA_FILE',
    });
  // Node takes `_` for `-` within an option.
  const inherited = (environment['NODE_OPTIONS'] ?? '').replaceAll('_', '-');
  const own = options.map((option) => option.replaceAll('_', '-'));
  const placeOf = (option: RegExp): string | null =>
    own.some((one) => option.test(one)) ? 'node' : option.test(inherited) ? 'NODE_OPTIONS' : null;
  // Asked for and perhaps not open, because another process has the port.
  const debuggerAt = placeOf(/(^|[\s"])--inspect(-brk|-wait)?(?=$|[\s"=])/) ?? (debuggerOpen ? 'node' : null);
  if (debuggerAt !== null)
    problems.push({
      code: 'E_DEBUGGER',
      at: debuggerAt,
      what: 'opens the debugger, which shows every credential to whoever connects',
      fix: 'start without --inspect; --target mock can be debugged',
    });
  const keysAt = placeOf(/(^|[\s"])--tls-keylog(?=$|[\s"=])/);
  if (keysAt !== null)
    problems.push({
      code: 'E_TLS_KEYLOG',
      at: keysAt,
      what: 'writes the keys of every TLS connection to a file',
      fix: 'start without --tls-keylog',
    });
  return problems;
}

/** Node opens its debugger on this signal, unless somebody else listens for it. */
export function keepDebuggerShut(): void {
  process.on('SIGUSR1', () => {});
}
