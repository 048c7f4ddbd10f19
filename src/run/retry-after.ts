import type { WireResponse } from '../model/wire.ts';

/**
 * Milliseconds that a Retry-After header asks for (RFC 9110 §10.2.3: seconds, or an HTTP date); null when there is none or it is
 * malformed, which includes several of them.
 */
export function retryAfterMs(response: WireResponse, wallMs: number): number | null {
  const values = response.headers
    .filter(([name]) => name.toLowerCase() === 'retry-after')
    .map(([, value]) => value.trim());
  const [value] = values;
  if (value === undefined || values.length > 1) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  // IMF-fixdate only: Date.parse would take a bare number, a fraction or a list for a year.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - wallMs);
}
