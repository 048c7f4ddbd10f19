import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto';
import type { RandomBytes } from '../model/clock.ts';

/** Small odd primes below 2^13: a candidate with such a factor needs no primality test. */
const smallPrimes = sieve(8_192);
const e = 65_537n;

/** How far the next prime is from a random start. Finding it is most of the work of a key. */
export type StepsToPrime = (start: bigint) => number;

/**
 * A 2048-bit RSA private key from these bytes alone: the same bytes give the same key. For demo credentials only;
 * `generateKeyPair` has no seed.
 */
export function demoRsaKey(random: RandomBytes, steps: StepsToPrime = stepsToPrime): KeyObject {
  const p = prime(random, steps);
  const q = prime(random, steps);
  if (p === q) return demoRsaKey(random, steps);
  const d = inverse(e, (p - 1n) * (q - 1n));
  const jwk = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const encoded = Object.fromEntries(Object.entries(jwk).map(([name, value]) => [name, base64url(value)]));
  return createPrivateKey({ key: { kty: 'RSA', ...encoded }, format: 'jwk' });
}

/** The next 1024-bit prime after a random start, with its two top bits set so that the product has 2048 bits. */
function prime(random: RandomBytes, steps: StepsToPrime): bigint {
  const bytes = Buffer.from(random(128));
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[127] = (bytes[127] ?? 0) | 1;
  const start = BigInt(`0x${bytes.toString('hex')}`);
  return start + BigInt(steps(start));
}

/** To the next prime that 65537 goes with. `start` is odd. */
export const stepsToPrime: StepsToPrime = (start) => {
  // Remainders once, then only small numbers: big ones are divided for the few candidates that are left.
  const remainders = smallPrimes.map((small) => Number(start % BigInt(small)));
  for (let step = 0; ; step += 2) {
    if (smallPrimes.some((small, index) => ((remainders[index] ?? 0) + step) % small === 0)) continue;
    const candidate = start + BigInt(step);
    if (candidate % e !== 1n && checkPrimeSync(candidate, { checks: 8 })) return step;
  }
};

function sieve(below: number): number[] {
  const composite = new Uint8Array(below);
  const primes: number[] = [];
  for (let number = 3; number < below; number += 2) {
    if (composite[number] === 1) continue;
    primes.push(number);
    for (let multiple = number * number; multiple < below; multiple += 2 * number) composite[multiple] = 1;
  }
  return primes;
}

/** Extended Euclid; both are coprime here. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [low, high] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high] = [high - quotient * low, low];
    [x, y] = [y - quotient * x, x];
  }
  return ((x % modulus) + modulus) % modulus;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
