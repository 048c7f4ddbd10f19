import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { TETHER } from './tether.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
// A larger young generation is no faster here, and every process would be 50 MiB larger. More than one thread of V8's own is in the
// way of our threads on two cores: a run takes a tenth longer. package.json says the same.
const FLAGS = ['--max-semi-space-size=8', '--v8-pool-size=1'];
const SAME_SIGNAL_MS = 500;
const windows = process.platform === 'win32';

/**
 * Runs the arguments on another Node and answers the exit code to pass on.
 *
 * Signals: a terminal signals its whole process group, `kill` only one process, and npm passes on what it gets as well.
 * The child leads a session of its own, so nothing reaches it but through here; here, one signal within half a second
 * counts once. A pipe ends the child when this process is killed outright.
 */
export function runOn(node, args) {
  const PATH = dirname(node) + delimiter + (process.env.PATH ?? '');
  const tethered = { stdio: ['inherit', 'inherit', 'inherit', 'pipe'], detached: true };
  const env = { ...process.env, PATH, ...(windows ? {} : { [TETHER]: '3' }) };
  // `--`: Node would take an --env-file behind the script's name for its own.
  const child = spawn(node, [...FLAGS, '--', ...args], { env, ...(windows ? { stdio: 'inherit' } : tethered) });
  child.stdio[3]?.on('error', () => {}).unref();
  // On Windows the console tells the child itself, and kill() would not ask.
  if (windows) process.on('SIGINT', () => {});
  else forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal === null ? code : 128 + constants.signals[signal]));
  });
}

function forwardSignals(child) {
  const last = new Map();
  for (const signal of FORWARDED) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - (last.get(signal) ?? -Infinity) < SAME_SIGNAL_MS) return;
      last.set(signal, now);
      child.kill(signal);
    });
  }
  // Node would open its debugger, and the environment may hold credentials.
  process.on('SIGUSR1', () => {});
  process.on('SIGTSTP', () => {
    child.kill('SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
  });
  process.on('SIGCONT', () => child.kill('SIGCONT'));
}
