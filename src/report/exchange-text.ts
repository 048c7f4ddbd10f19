import { STATUS_CODES } from 'node:http';
import type { ExchangeReport } from '../model/report.ts';

/** `POST https://…`. */
export const requestLine = ({ request }: ExchangeReport): string => `${request.method} ${request.url}`;

/** `200 OK, 451 bytes, 41 ms`, or how it failed. */
export function outcomeLine({ response, failure, timings }: ExchangeReport): string {
  const time = `${Math.round(timings.totalMs)} ms`;
  if (response !== undefined) return `${statusText(response.status)}, ${response.bytes} bytes, ${time}`;
  if (failure !== undefined) return `no response: ${failure.code} (${failure.phase}, ${failure.attribution}), ${time}`;
  return 'not sent';
}

export function statusText(status: number): string {
  const phrase = STATUS_CODES[status];
  return phrase === undefined ? String(status) : `${status} ${phrase}`;
}

/** The request as a message: request line, headers, body. */
export const requestText = ({ request }: ExchangeReport): string =>
  message(`${request.method} ${request.url}`, request.headers, request.body);

/** The response as a message; a body that was cut says so. */
export function responseText({ response }: ExchangeReport): string | null {
  if (response === undefined) return null;
  const { status, headers, body, bytes, truncated } = response;
  const cut = truncated ? `\n… cut; ${bytes} bytes in all` : '';
  return message(statusText(status), headers, body) + cut;
}

function message(start: string, headers: readonly (readonly [string, string])[], body: string | null): string {
  const head = [start, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === null || body === '' ? head : `${head}\n\n${body}`;
}
