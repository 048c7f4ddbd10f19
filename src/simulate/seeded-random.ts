import { createCipheriv, createHash } from 'node:crypto';
import type { RandomBytes } from '../model/clock.ts';

/** Uniform bytes that depend on the seed alone: AES-256 in counter mode over zeros. For simulators, never for secrets. */
export function seededRandom(seed: number | string): RandomBytes {
  const key = createHash('sha256').update(`simulate:${seed}`).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return (length) => new Uint8Array(stream.update(Buffer.alloc(length)));
}
