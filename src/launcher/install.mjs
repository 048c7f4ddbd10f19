import { spawn } from 'node:child_process';
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, relative } from 'node:path';
import { packageFor, wholeNode } from './fetched.mjs';
import { MINIMUM } from './minimum.mjs';
import { Refusal } from './refusal.mjs';
import { takeTurn } from './turn.mjs';

const SIZE = 'about 60 MB, 215 MB unpacked';
const NPM = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
// npm's own patience without a network is more than a minute.
const RETRIES = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

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
  const where = relative(process.cwd(), dir) || '.';
  const byHand = `npm ci --prefix ${where}`;
  if (process.env.CONTRACTS_NO_INSTALL === '1') throw tooOld('CONTRACTS_NO_INSTALL=1 forbids fetching one', byHand);
  const name = `Node ${wanted.version}`;
  let turn;
  try {
    turn = await takeTurn(
      dir,
      () => present() !== undefined,
      (pid) => say(`waiting for process ${pid}, which is fetching ${name}`),
    );
    if (turn === undefined) return present();
    const why = `Node ${process.versions.node} is older than ${MINIMUM}`;
    say(`${why}: fetching ${name} from the npm registry into ${where} (${SIZE}; once)`);
    await install(dir, wanted, turn);
  } catch (error) {
    // Not ours to report if another process has put it there meanwhile.
    if (present() === undefined) throw tooOld(gist(error.message), byHand);
  } finally {
    turn?.leave();
  }
  return present();
}

/** In a workplace of its own, moved into place whole: an interrupted install leaves nothing that could be used. */
async function install(dir, wanted, { workplace, leave }) {
  copyFileSync(join(dir, '.npmrc'), join(workplace, '.npmrc'));
  // Required there, not optional: npm passes over an optional package that it cannot fetch or whose integrity is wrong.
  const manifest = {
    name: 'node-for-token-contracts',
    version: wanted.version,
    dependencies: { [wanted.name]: wanted.version },
  };
  const { version, integrity, bin } = wanted;
  const lock = {
    ...manifest,
    lockfileVersion: 3,
    packages: { '': manifest, [wanted.key]: { version, integrity, bin } },
  };
  writeFileSync(join(workplace, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(workplace, 'package-lock.json'), JSON.stringify(lock));
  await npmCi(workplace, leave);
  rmSync(join(dir, 'node_modules'), { recursive: true, force: true, maxRetries: 3 });
  renameSync(join(workplace, 'node_modules'), join(dir, 'node_modules'));
}

function npmCi(cwd, leave) {
  const stop = (signal) => {
    npm.kill(signal);
    leave();
    process.exit(128 + constants.signals[signal]);
  };
  // Before npm starts: a signal that comes first waits for this function to end, and does not end us.
  for (const signal of SIGNALS) process.once(signal, stop);
  const npm = spawn('npm', [...NPM, ...RETRIES], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32', // npm.cmd
  });
  let complaint = '';
  npm.stderr.on('data', (chunk) => (complaint += chunk));
  return new Promise((resolve, reject) => {
    npm.on('error', (error) => reject(new Error(`npm does not start: ${error.message}`)));
    npm.on('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint || `npm ended with ${code}`))));
  }).finally(() => {
    for (const signal of SIGNALS) process.off(signal, stop);
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

/** npm's complaint without its prefix; the line that is a sentence, not a code. */
function gist(text) {
  const lines = text.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const full = lines.filter((line) => line !== '');
  return full.find((line) => !/^(code|syscall|errno|path) /.test(line)) ?? full[0] ?? 'npm failed';
}

function say(text) {
  process.stderr.write(`contracts: ${text}\n`);
}
