import type { Limits } from '../model/target.ts';
import type { Failure } from '../model/wire.ts';
import { fault } from './failure.ts';
import { isFieldLine } from './head.ts';
import { headersTooLarge } from './response-builder.ts';

/** Reads a chunked body (RFC 9112 §7.1) from bytes in any pieces. Extensions and trailers are checked and dropped. */
export type ChunkReader = { push(bytes: Buffer): 'more' | 'done' | Failure };

const sizeLine = /^([0-9A-Fa-f]{1,8})(?:[\t ]*;[\t -~\x80-ÿ]*)?$/;
const sizeLineBytes = 1_024;

export function createChunkReader(limits: Limits, data: (piece: Buffer) => Failure | null): ChunkReader {
  let pending = Buffer.alloc(0);
  let left = 0;
  let state: 'size' | 'data' | 'after-data' | 'trailers' = 'size';
  let trailerBytes = 0;

  /** The next line without its CRLF; null when it is not complete. */
  function line(): string | null {
    const end = pending.indexOf('\r\n');
    if (end === -1) return null;
    const text = pending.toString('latin1', 0, end);
    pending = pending.subarray(end + 2);
    return text;
  }

  function size(): 'more' | 'on' | Failure {
    const text = line();
    if (text === null) return pending.length > sizeLineBytes ? malformed() : 'more';
    const hex = sizeLine.exec(text)?.[1];
    if (hex === undefined) return malformed();
    left = Number.parseInt(hex, 16);
    state = left === 0 ? 'trailers' : 'data';
    return 'on';
  }

  function piece(): 'more' | 'on' | Failure {
    const bytes = pending.subarray(0, left);
    pending = pending.subarray(bytes.length);
    left -= bytes.length;
    if (left === 0) state = 'after-data';
    return data(bytes) ?? (left === 0 ? 'on' : 'more');
  }

  function afterData(): 'more' | 'on' | Failure {
    if (pending.length < 2) return 'more';
    if (line() !== '') return malformed();
    state = 'size';
    return 'on';
  }

  function trailers(): 'more' | 'on' | 'done' | Failure {
    const text = line();
    trailerBytes += text?.length ?? 0;
    if (trailerBytes + pending.length > limits.headerBytes)
      return headersTooLarge('the trailers are larger than allowed');
    if (text === null) return 'more';
    if (text === '') return 'done';
    return isFieldLine(text) ? 'on' : malformed();
  }

  const states = { size, data: piece, 'after-data': afterData, trailers };
  return {
    push(bytes) {
      pending = Buffer.concat([pending, bytes]);
      for (;;) {
        const step = states[state]();
        if (step !== 'on') return step;
      }
    },
  };
}

const malformed = (): Failure => fault('E_CHUNKING', 'body', 'target', 'the chunked body is malformed (RFC 9112 §7.1)');
