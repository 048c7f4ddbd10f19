import type { Attribution, Phase } from '../../src/model/wire.ts';
import type { Limits } from '../../src/model/target.ts';
import type { Act } from '../target/peer.ts';

/** What must come of an exchange with a hostile server. */
export type Expected =
  | { readonly code: string; readonly phase: Phase; readonly attribution: Attribution }
  | {
      readonly status: number;
      readonly body?: string;
      readonly complete?: 'yes' | 'unknown';
      readonly httpVersion?: string;
    };

/** One hostile behaviour. `row`: its number in the catalogue of hostile servers. */
export type Row = {
  readonly row: number;
  readonly title: string;
  readonly acts: readonly Act[];
  readonly expect: Expected;
  /** Where the raw sender, which reads answers itself, says something else than undici. */
  readonly raw?: Expected;
  readonly limits?: Partial<Limits>;
  readonly method?: string;
  /** Speaks before it was asked. */
  readonly greets?: boolean;
  /** Meaningless when cut into pieces: megabytes, or a flood. */
  readonly wholeOnly?: boolean;
};

export const close: Act = { end: 'close' };
export const reset: Act = { end: 'reset' };
export const write = (text: string | Buffer): Act => ({ write: text });

export const target = (code: string, phase: Phase = 'headers'): Expected => ({ code, phase, attribution: 'target' });
export const network = (code: string, phase: Phase = 'headers'): Expected => ({ code, phase, attribution: 'network' });
export const clientLimit = (code: string): Expected => ({ code, phase: 'headers', attribution: 'client-limit' });

const ok = 'HTTP/1.1 200 OK\r\n';
/** A whole answer with `{"a":1}` and these header lines. */
export const answer = (lines: string, body = '{"a":1}'): string =>
  `${ok}${lines}Content-Length: ${body.length}\r\n\r\n${body}`;
/** Only a head. */
export const head = (lines: string): string => `${ok}${lines}\r\n`;
