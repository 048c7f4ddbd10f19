import type { Clock, RandomBytes } from '../model/clock.ts';
import type { Ref, Scalar } from '../model/request-plan.ts';
import { shown, type Credentials } from '../model/secret.ts';
import { alter } from './alter.ts';

/**
 * What stands in the place of a ref: the real text, and the text that may be shown. `json` is the real value as JSON, where
 * that is no string.
 */
export type Filled = { readonly real: string; readonly shown: string; readonly json?: string };

export type FillContext = {
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Tells the registry about a value derived from a credential. */
  readonly learn: (name: string, value: string) => void;
};

/** Raised when a plan names a credential that is not configured; `plan/` skips such cases beforehand. */
export class MissingCredential extends Error {
  readonly credential: string;
  constructor(credential: string) {
    super(`no credential ${shown(credential)}`);
    this.credential = credential;
  }
}

/**
 * Fills refs for one request; a ref is filled once, so that the signed part and the body agree on `now` and `unique`. A
 * credential that stands in several places is spoiled alike in all of them.
 */
export function createFiller(context: FillContext, signature: () => Filled): (value: Scalar) => Filled {
  const credentials = new Map<string, Filled>();
  const fillRef = (ref: Ref): Filled => {
    switch (ref.ref) {
      case 'credential': {
        const key = `${ref.name} ${ref.how ?? ''}`;
        const known = credentials.get(key) ?? fillCredential(ref.name, ref.how, context);
        credentials.set(key, known);
        return known;
      }
      case 'now':
        return plain(timeStamp(context.clock.wall(), ref.format));
      case 'unique':
        return plain(uniqueText(ref.minLength, ref.maxLength, context.random));
      case 'signature':
        return signature();
      case 'basic':
    }
    return basic(ref, fill(ref.id), fill(ref.secret), context);
  };
  const filled = new Map<Ref, Filled>();
  const fill = (value: Scalar): Filled => {
    if (typeof value === 'string') return plain(value);
    const known = filled.get(value) ?? fillRef(value);
    filled.set(value, known);
    return known;
  };
  return fill;
}

/** RFC 7617 §2. */
function basic(ref: Extract<Ref, { ref: 'basic' }>, id: Filled, secret: Filled, context: FillContext): Filled {
  const token = Buffer.from(`${id.real}${ref.separator}${secret.real}`, 'utf8').toString('base64');
  context.learn('basic', token);
  return {
    real: `${ref.scheme} ${token}`,
    shown: `${ref.scheme} base64(${id.shown}${ref.separator}${secret.shown})`,
  };
}

const plain = (text: string): Filled => ({ real: text, shown: text });

function fillCredential(name: string, how: Parameters<typeof alter>[1] | null, context: FillContext): Filled {
  const secret = context.credentials.get(name);
  if (secret === undefined) throw new MissingCredential(name);
  if (how === null) return { real: secret.reveal(), shown: shown(name) };
  const real = alter(secret.reveal(), how, context.random);
  if (real.trim() !== '') context.learn(`${name}, ${how}`, real);
  return { real, shown: shown(`${name}, ${how}`) };
}

const iso = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 19);

/**
 * Formats: `local` is `YYYY-MM-DDTHH:MM:SS` in UTC without an offset, `utc` ends in Z, `offset` is the time at +03:00 and
 * says so, `date` is the day, `unix` is in seconds.
 */
export function timeStamp(wallMs: number, format: string): string {
  if (format === 'utc') return `${iso(wallMs)}Z`;
  if (format === 'offset') return `${iso(wallMs + 3 * 3_600_000)}+03:00`;
  if (format === 'date') return iso(wallMs).slice(0, 10);
  return format === 'unix' ? String(Math.floor(wallMs / 1000)) : iso(wallMs);
}

const uniqueAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function uniqueText(minLength: number, maxLength: number, random: RandomBytes): string {
  const length = Math.max(minLength, Math.min(maxLength, 16));
  return [...random(length)].map((byte) => uniqueAlphabet[byte % uniqueAlphabet.length]).join('');
}
