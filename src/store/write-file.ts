import { randomBytes } from 'node:crypto';
import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputGuard } from '../model/secret.ts';
import { makeFolder } from './make-folder.ts';

/** An output could not be written completely: exit code 5. `reason` is ours or an errno, never file content. */
export class WriteFailure extends Error {
  readonly path: string;
  readonly reason: string;
  constructor(path: string, reason: string) {
    super(
      `E_OUTPUT ${path}  cannot be written  (got ${reason})  fix: check that the folder exists, is writable and has room`,
    );
    this.name = 'WriteFailure';
    this.path = path;
    this.reason = reason;
  }
}

/** A text holds a secret in some form: it is withheld, and the run ends with exit code 6. */
export class Withheld extends Error {
  readonly sink: string;
  readonly secrets: readonly string[];
  constructor(sink: string, secrets: readonly string[]) {
    super(
      `E_SECRET_IN_OUTPUT ${sink}  holds ${secrets.join(', ')}  fix: report this as a fault of ours, and rotate what it names`,
    );
    this.name = 'Withheld';
    this.sink = sink;
    this.secrets = secrets;
  }
}

/** Writes a file whole or not at all: a temporary file beside it, fsync, rename. Nothing passes that the guard recognises. */
export function writeFile(path: string, text: string | Iterable<string>, guard: OutputGuard, mode = 0o600): void {
  const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    makeFolder(dirname(path), 0o777);
    const file = openSync(
      temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
      mode,
    );
    try {
      for (const part of typeof text === 'string' ? [text] : inParts(text)) {
        refuseSecrets(path, part, guard);
        writeAll(file, Buffer.from(part, 'utf8'));
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    forget(temporary);
    // What is no errno comes from whoever makes the pieces.
    throw error instanceof Withheld || errno(error) === unknown ? error : new WriteFailure(path, errno(error));
  }
}

/** What is looked at and written at once; pieces are never cut, so that nothing hides in a joint. */
const partLength = 1 << 18;

function* inParts(pieces: Iterable<string>): Generator<string> {
  let part = '';
  for (const piece of pieces) {
    part += piece;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

/** Where the folder itself is the trouble there is nothing to remove. */
function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The caller tells what went wrong.
  }
}

export function refuseSecrets(sink: string, text: string, guard: OutputGuard): void {
  const sightings = guard.inspect(sink, text);
  if (sightings.length > 0)
    throw new Withheld(sink, [...new Set(sightings.map(({ name, form }) => `«${name}» (${form})`))]);
}

export function writeAll(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done);
}

const unknown = 'unknown error';

export function errno(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : unknown;
}
