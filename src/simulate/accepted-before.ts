import type { Operation } from '../model/provider-spec.ts';
import type { RawRequest } from '../model/simulator.ts';

/** Requests that were accepted, by all of their bytes. */
export type AcceptedBefore = {
  operationOf(request: RawRequest): Operation | undefined;
  add(request: RawRequest, operation: Operation): void;
};

const most = 256;
const longestBody = 8_192;

/**
 * A client asks for tokens with the same bytes again and again. Where no fault makes a simulator remember, what it judged once it
 * need not judge again. Every token is minted anew.
 */
export function createAcceptedBefore(): AcceptedBefore {
  const operations = new Map<string, Operation>();
  return {
    operationOf: (request) => (request.body.length > longestBody ? undefined : operations.get(keyOf(request))),
    add(request, operation) {
      if (request.body.length > longestBody) return;
      if (operations.size >= most) operations.clear();
      operations.set(keyOf(request), operation);
    },
  };
}

/** Lines cannot run into one another: no part of a request but the body may hold a line feed. */
function keyOf({ method, path, headers, body }: RawRequest): string {
  let key = `${method}\n${path}\n`;
  for (const [name, value] of headers) key += `${name}\n${value}\n`;
  return `${key}\n${Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1')}`;
}
