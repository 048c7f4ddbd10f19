import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, and adds the ones that it made to `made`, the outermost first. Not `recursive`: where
 * a file system answers ENOENT in a folder that is there, as /proc does, Node tries for ever.
 */
export function makeFolder(path: string, mode: number, made: string[] = []): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path && !existsSync(above)) makeFolder(above, mode, made);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Somebody else was quicker.
    if (isFolder(path)) return;
    throw error;
  }
  made.push(path);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // Making it will say why.
    return false;
  }
}
