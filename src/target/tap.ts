import type { Socket } from 'node:net';

/** What came over a socket, seen before the HTTP library sees it: the library hides the version, the head of a bad answer and leftovers. */
export type Tap = {
  /** Bytes since `restart`. */
  readonly bytes: number;
  /** The first bytes since `restart` or `nextHead`, at most as many as asked for. */
  readonly head: Buffer;
  /** A new exchange begins. */
  restart(tooMuch: () => void): void;
  /** The head was that of an informational response: the next one begins behind it. */
  nextHead(): void;
};

/**
 * Watches a socket through its `read`, which is how undici takes bytes. `tooMuch` is called once when an exchange brings more than
 * `maxBytes`, whatever they are: chunk extensions and reason phrases are in no other budget.
 */
export function tapSocket(socket: Socket, limits: { readonly headBytes: number; readonly maxBytes: number }): Tap {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  let bytes = 0;
  let head = Buffer.alloc(0);
  let onTooMuch: (() => void) | null = null;

  socket.read = (size?: number): Buffer | null => {
    const chunk = read(size);
    if (chunk === null) return null;
    const before = bytes;
    bytes += chunk.length;
    if (head.length < limits.headBytes) head = Buffer.concat([head, chunk.subarray(0, limits.headBytes - head.length)]);
    if (before <= limits.maxBytes && bytes > limits.maxBytes) {
      onTooMuch?.();
      return null;
    }
    return chunk;
  };

  return {
    get bytes() {
      return bytes;
    },
    get head() {
      return head;
    },
    restart(tooMuch) {
      bytes = 0;
      head = Buffer.alloc(0);
      onTooMuch = tooMuch;
    },
    nextHead() {
      const end = head.indexOf('\r\n\r\n');
      head = end === -1 ? Buffer.alloc(0) : head.subarray(end + 4);
    },
  };
}
