import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread of ours that runs this file. Stripped types are cached for it as they are for the process (`run.mjs`). */
export function startThread(file: URL, data: unknown): Worker {
  const cache = getCompileCacheDir();
  const env = { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) }) };
  return new Worker(file, { workerData: data, env });
}
