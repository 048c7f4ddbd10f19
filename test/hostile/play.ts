import { never, post, rawPost, startPeer, targetFor, smallLimits, type Split } from '../target/peer.ts';
import type { Row } from './row.ts';

export type Sender = 'undici' | 'raw';

/** What holds for every row: our own words, one connection, no hang, no warning, nothing left behind on Object.prototype. */
const always = { plainWords: true, connections: 1, inTime: true, warnings: [] as string[], polluted: [] as string[] };

/** Plays a row against a target; `seen` must match `expected`. */
export async function play(
  row: Row,
  sender: Sender,
  split: Split = 'whole',
): Promise<{ seen: object; expected: object }> {
  const warnings: string[] = [];
  const note = (warning: Error): unknown => warnings.push(warning.message);
  process.on('warning', note);
  const limits = { ...smallLimits, ...row.limits };
  const peer = await startPeer(() => row.acts, { split, greets: row.greets ?? false });
  const target = targetFor([peer.origin], { limits });
  try {
    const make = sender === 'raw' ? rawPost : post;
    const { outcome, timings } = await target.send(
      make(`${peer.origin}/token`, { method: row.method ?? 'POST' }),
      never,
    );
    const { failure, response } = outcome;
    const seen = {
      ...failure,
      ...(response === undefined ? {} : { ...response, body: Buffer.from(response.body).toString('latin1') }),
      plainWords: failure === undefined || /^[ -~“”«»§]+$/.test(failure.message),
      connections: peer.connections(),
      inTime: timings.totalMs < limits.attemptMs + 1_000,
      warnings,
      polluted: Object.keys(Object.prototype),
    };
    return { seen, expected: { ...always, ...(sender === 'raw' ? (row.raw ?? row.expect) : row.expect) } };
  } finally {
    await target.close();
    await peer.close();
    process.off('warning', note);
  }
}
