import { spawn } from 'node:child_process';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join, relative } from 'node:path';
import { packageFor, wholeNode } from './fetched.mjs';
import { MINIMUM } from './minimum.mjs';
import { Refusal } from './refusal.mjs';
import { takeTurn } from './turn.mjs';

const SIZE = 'about 70 MB, 215 MB unpacked';
const NPM = ['ci', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** The Node below `dir`; fetched first if it is not there yet. */
export async function provideNode(dir) {
  const wanted = packageFor(dir);
  if (wanted === undefined) throw tooOld(`no Node is packaged for ${process.platform}-${process.arch}`);
  const present = () => wholeNode(dir, wanted);
  const node = present() ?? (await fetchNode(dir, wanted, present));
  if (node === undefined) throw tooOld(`the fetched Node ${wanted.version} does not run here`);
  return node;
}

async function fetchNode(dir, wanted, present) {
  const byHand = `npm ci --prefix ${relative(process.cwd(), dir) || '.'}`;
  if (process.env.CONTRACTS_NO_INSTALL === '1') throw tooOld('CONTRACTS_NO_INSTALL=1 forbids fetching one', byHand);
  try {
    const turn = await takeTurn(
      dir,
      () => present() !== undefined,
      (pid) => say(`waiting for process ${pid}, which is fetching Node ${wanted.version}`),
    );
    if (turn === undefined) return present();
    try {
      say(
        `Node ${process.versions.node} is older than ${MINIMUM}: fetching Node ${wanted.version} from the npm registry into ${relative(process.cwd(), dir) || '.'} (${SIZE}; once)`,
      );
      await install(dir, turn, wanted);
    } finally {
      turn.leave();
    }
  } catch (error) {
    // Somebody else may have finished it meanwhile.
    const node = present();
    if (node === undefined) throw tooOld(firstLine(error.message), byHand);
    return node;
  }
  return present();
}

/** In a workplace of its own, moved into place whole: an interrupted install leaves nothing that could be used. */
async function install(dir, { workplace, leave }) {
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(dir, name), join(workplace, name));
  await npmCi(workplace, leave);
  rmSync(join(dir, 'node_modules'), { recursive: true, force: true, maxRetries: 3 });
  renameSync(join(workplace, 'node_modules'), join(dir, 'node_modules'));
}

function npmCi(cwd, leave) {
  const npm = spawn('npm', NPM, { cwd, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
  const stop = (signal) => {
    npm.kill(signal);
    leave();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  let complaint = '';
  npm.stderr.on('data', (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    npm.on('error', (error) => reject(new Error(`npm does not start: ${error.message}`)));
    npm.on('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint || `npm ended with ${code}`))));
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop);
  });
}

function tooOld(why, byHand) {
  const fix = `${byHand === undefined ? '' : `run \`${byHand}\`, or `}install Node >= ${MINIMUM}`;
  return new Refusal(
    'E_NODE_TOO_OLD',
    `this suite needs Node >= ${MINIMUM}: ${why}`,
    `Node ${process.versions.node}`,
    fix,
  );
}

function firstLine(text) {
  const lines = text.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  return lines.find((line) => line !== '') ?? 'npm failed';
}

function say(text) {
  process.stderr.write(`contracts: ${text}\n`);
}
