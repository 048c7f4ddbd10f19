import type { Evidence } from '../model/evidence.ts';
import type { ExchangeReport } from '../model/report.ts';

export type Curl = { readonly curl: string | null; readonly curlReason?: string };

/** The part of an exchange that a report shows: redacted already, nothing is added. */
export function exchangeReport({ request, response, failure, timings }: Evidence, curl: Curl): ExchangeReport {
  return {
    request: { method: request.method, url: request.url, headers: request.headers, body: request.body },
    ...(response === null
      ? {}
      : {
          response: {
            status: response.status,
            headers: response.headers,
            body: response.body.bytes === 0 ? null : response.body.text,
            bytes: response.body.bytes,
            truncated: response.body.truncated,
          },
        }),
    ...(failure === null ? {} : { failure }),
    timings: { headersMs: wholeMs(timings.headersMs), totalMs: Math.round(timings.totalMs) },
    ...curl,
  };
}

const wholeMs = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));
