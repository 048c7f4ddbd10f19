import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT_MS = 500;
const DEAD_MS = 2_000; // of a process that is gone; not at once, it may live in another container
const SILENT_MS = 15_000; // of one that seems alive: stopped, or its number was given to another program

/**
 * One at a time, without a lock file to steal: everyone raises a flag (a folder named by its process, which is also its
 * workplace), looks for other flags, and lowers its own if there is one. Flags of the dead are removed by whoever sees them.
 * Answers the workplace and how to leave it; or undefined as soon as `done()` says that there is nothing left to do.
 */
export async function takeTurn(dir, done, onWait) {
  const mine = join(dir, `install-${process.pid}`);
  const leave = () => rmSync(mine, { recursive: true, force: true, maxRetries: 3 });
  for (let attempt = 0; !done(); attempt++) {
    leave();
    mkdirSync(mine);
    const other = otherFlag(dir);
    if (other === undefined && !done()) {
      const beat = setInterval(() => touch(mine), BEAT_MS);
      return { workplace: mine, leave: () => (clearInterval(beat), leave()) };
    }
    leave();
    if (attempt === 1 && other !== undefined) onWait(other);
    await sleep(50 + Math.random() * 200);
  }
  return undefined;
}

function otherFlag(dir) {
  for (const name of readdirSync(dir)) {
    const pid = Number(/^install-(\d+)$/.exec(name)?.[1]);
    if (Number.isNaN(pid) || pid === process.pid) continue;
    const silence = Date.now() - (statSync(join(dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (silence < (isAlive(pid) ? SILENT_MS : DEAD_MS)) return pid;
    rmSync(join(dir, name), { recursive: true, force: true, maxRetries: 3 });
  }
  return undefined;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken over while we were stopped; the install will notice.
  }
}
