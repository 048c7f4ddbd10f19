import { parentPort, workerData } from 'node:worker_threads';
import { strengthPart, type PartOf } from './strength-part.ts';

/** A thread of `contracts strength`: posts `{progress}` as it goes and `{result}` at its end. */
const result = await strengthPart(workerData as PartOf, (progress) => parentPort?.postMessage({ progress }));
parentPort?.postMessage({ result });
