import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What ends the turn; or the process that did not end its own in time. */
export type Turn = { readonly owner: null; readonly leave: () => void } | { readonly owner: number };

const flag = /^\.in-use-(\d+)-[0-9a-f]{8}$/;
/** Of a process that is gone; not at once, for it may live in another container. */
const deadMs = 2_000;

/**
 * One process at a time in a folder, without a lock to steal: everyone raises a flag, looks for those of others, and lowers
 * its own if there is one. Flags of the dead are removed by whoever sees them. Throws what the file system throws.
 */
export function takeTurn(folder: string, patienceMs: number): Turn {
  const name = `.in-use-${process.pid}-${randomBytes(4).toString('hex')}`;
  const mine = join(folder, name);
  const leave = (): void => rmSync(mine, { force: true });
  const begun = performance.now();
  for (;;) {
    writeFileSync(mine, '', { flag: 'wx', mode: 0o600 });
    const owner = otherFlag(folder, name);
    if (owner === null) return { owner, leave };
    leave();
    if (performance.now() - begun > patienceMs) return { owner };
    pause(10 + Math.random() * 40);
  }
}

function otherFlag(folder: string, mine: string): number | null {
  for (const name of readdirSync(folder)) {
    const pid = Number(flag.exec(name)?.[1]);
    if (Number.isNaN(pid) || name === mine) continue;
    const path = join(folder, name);
    const silence = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (silence < deadMs || isAlive(pid)) return pid;
    rmSync(path, { force: true });
  }
  return null;
}

/** A flag with our own number that we did not raise is that of a process before us. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Nothing else is to happen in the meantime: neither this run nor another one may write there. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
