import type { Limits } from '../model/target.ts';
import type { Failure } from '../model/wire.ts';
import { badHead, httpVersions } from './bad-head.ts';
import { createChunkReader } from './chunk-reader.ts';
import { emptyReply, ended, upgraded } from './exchange-failure.ts';
import { bodyGoesOn, bodyTooLong, type Headers } from './framing.ts';
import { headersTooLarge, type ResponseBuilder } from './response-builder.ts';

/** `more`: not complete yet. */
export type Step = 'more' | 'done' | Failure;

/** Reads one HTTP/1.1 response from bytes in any pieces (RFC 9112 §§4 to 7), strictly. */
export type ResponseReader = {
  push(chunk: Buffer): Step;
  /** The connection ended. */
  end(): 'done' | Failure;
};

const statusLine = /^HTTP\/(1\.[01]|2\.0) ([1-9]\d\d)(?: ([^\r\n]*))?$/;
const fieldLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[\t ]*([\t -~\x80-ÿ]*?)[\t ]*$/;

/** `headRead` is called when status and headers are complete. `secure` only chooses a hint. */
export function createResponseReader(
  builder: ResponseBuilder,
  { limits, secure, headRead }: { readonly limits: Limits; readonly secure: boolean; readonly headRead: () => void },
): ResponseReader {
  let pending = Buffer.alloc(0);
  let came = 0;
  let bodyBytes = 0;
  const chunks = createChunkReader(limits, builder.data);

  function head(): Step {
    for (;;) {
      if (hopeless(pending) || hasBareLineFeed(pending)) return badHead(pending);
      const end = pending.indexOf('\r\n\r\n');
      const fieldBytes = (end === -1 ? pending.length : end) - Math.max(0, pending.indexOf('\r\n'));
      if (fieldBytes > limits.headerBytes && pending.includes('\r\n'))
        return headersTooLarge('the headers are larger than allowed');
      if (end === -1) return 'more';
      const block = pending.subarray(0, end + 4);
      pending = pending.subarray(end + 4);
      const answer = read(block);
      if (answer !== null) return answer;
    }
  }

  /** Null after an informational response: the next head follows. */
  function read(block: Buffer): Step | null {
    const [first = '', ...lines] = block.toString('latin1', 0, block.length - 4).split('\r\n');
    const [, version = '', status = '', reason = ''] = statusLine.exec(first) ?? [];
    const headers = fields(lines);
    if (status === '' || headers === null) return badHead(block);
    if (status === '101') return upgraded();
    if (status < '200') return builder.informational();
    const failure = builder.head({ version, status: Number(status), reason, headers });
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
      return came === 0 ? emptyReply(secure) : ended(builder);
    },
  };
}

/** No further byte can make a status line of this. */
function hopeless(start: Buffer): boolean {
  const text = start.toString('latin1', 0, 8);
  return httpVersions.every((version) => !`HTTP/${version}`.startsWith(text));
}

/** Before the end of the head only: a body may hold any byte. */
function hasBareLineFeed(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  return /(?:^|[^\r])\n/.test(bytes.toString('latin1', 0, end === -1 ? bytes.length : end));
}

function fields(lines: readonly string[]): Headers | null {
  const found = lines.map((line) => fieldLine.exec(line));
  return found.every((match) => match !== null)
    ? found.map(([, name = '', value = '']) => [name, value] as const)
    : null;
}
