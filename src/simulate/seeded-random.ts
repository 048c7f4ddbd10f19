import { type Cipheriv, createCipheriv, hash } from 'node:crypto';
import type { RandomBytes } from '../model/clock.ts';

const start = Buffer.alloc(16);

/** Uniform bytes that depend on the seed alone: AES-256 in counter mode over zeros. For simulators, never for secrets. */
export function seededRandom(seed: number | string): RandomBytes {
  // Made when bytes are asked for, which most requests never do.
  let stream: Cipheriv | null = null;
  return (length) => {
    stream ??= createCipheriv('aes-256-ctr', hash('sha256', `simulate:${seed}`, 'buffer'), start);
    return new Uint8Array(stream.update(Buffer.alloc(length)));
  };
}
