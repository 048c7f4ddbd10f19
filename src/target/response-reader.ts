import type { Limits } from '../model/target.ts';
import type { Failure } from '../model/wire.ts';
import { badHead } from './bad-head.ts';
import { createChunkReader } from './chunk-reader.ts';
import { emptyReply, ended, upgraded } from './exchange-failure.ts';
import { bodyGoesOn, bodyTooLong } from './framing.ts';
import { findHeadEnd, httpVersions, parseHead, startsWell } from './head.ts';
import { headersTooLarge, type ResponseBuilder } from './response-builder.ts';

/** `more`: not complete yet. */
export type Step = 'more' | 'done' | Failure;

/** Reads one HTTP/1.1 response from bytes in any pieces (RFC 9112 §§4 to 7), strictly. */
export type ResponseReader = {
  push(chunk: Buffer): Step;
  /** The connection ended. */
  end(): 'done' | Failure;
};

/** `headRead` is called when status and headers are complete. `secure` only chooses a hint. */
export function createResponseReader(
  builder: ResponseBuilder,
  { limits, secure, headRead }: { readonly limits: Limits; readonly secure: boolean; readonly headRead: () => void },
): ResponseReader {
  let pending = Buffer.alloc(0);
  let scanned = 0;
  let came = 0;
  let bodyBytes = 0;
  const chunks = createChunkReader(limits, builder.data);

  function head(): Step {
    for (;;) {
      const end = findHeadEnd(pending, scanned);
      if (hopeless(pending) || end === 'broken') return badHead(pending);
      // The status line is not counted: a long reason phrase is silly, not dangerous.
      const firstLine = pending.indexOf('\r\n');
      if (firstLine !== -1 && (end ?? pending.length) - firstLine > limits.headerBytes) {
        return headersTooLarge('the headers are larger than allowed');
      }
      scanned = end === null ? pending.length : 0;
      if (end === null) return 'more';
      const block = pending.subarray(0, end);
      pending = pending.subarray(end);
      const answer = read(block);
      if (answer !== null) return answer;
    }
  }

  /** Null after an informational response: the next head follows. */
  function read(block: Buffer): Step | null {
    const head = parseHead(block.toString('latin1', 0, block.length - 4));
    if (head === null) return badHead(block);
    if (head.status === 101) return upgraded();
    if (head.status < 200) return builder.informational();
    const failure = builder.head(head);
    headRead();
    return failure ?? body(pending);
  }

  function body(bytes: Buffer): Step {
    const { framing } = builder;
    if (framing?.by === 'chunks') return chunks.push(bytes);
    if (framing?.by === 'close') return builder.data(bytes) ?? 'more';
    if (framing?.by !== 'length') return 'done';
    const wanted = bytes.subarray(0, framing.length - bodyBytes);
    bodyBytes += wanted.length;
    const failure = builder.data(wanted);
    if (failure !== null) return failure;
    if (bodyGoesOn(bytes.subarray(wanted.length), framing)) return bodyTooLong();
    return bodyBytes === framing.length ? 'done' : 'more';
  }

  return {
    push(chunk) {
      came += chunk.length;
      if (builder.framing !== null) return body(chunk);
      pending = Buffer.concat([pending, chunk]);
      return head();
    },
    end() {
      if (builder.framing?.by === 'close') return 'done';
      if (came === 0) return emptyReply(secure);
      return builder.framing !== null || startsWell(pending.toString('latin1')) ? ended(builder) : badHead(pending);
    },
  };
}

/** No further byte can make a status line of this. */
function hopeless(start: Buffer): boolean {
  const text = start.toString('latin1', 0, 8);
  return httpVersions.every((version) => !`HTTP/${version}`.startsWith(text));
}
