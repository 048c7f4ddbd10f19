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

/** The same for a few bytes, such as one token's: SHA-512 of a counter costs nothing to begin. */
export function briefRandom(seed: string): RandomBytes {
  let block = Buffer.alloc(0);
  let count = 0;
  return (length) => {
    while (block.length < length) {
      block = Buffer.concat([block, hash('sha512', `simulate:${seed}:${count}`, 'buffer')]);
      count += 1;
    }
    const bytes = new Uint8Array(block.subarray(0, length));
    block = block.subarray(length);
    return bytes;
  };
}
