import type { Finding, Observation } from '../model/report.ts';

/** Seconds between writing the two times: what `token.lifetime` allows for as well. */
const jitter = 5;

const isAnotherLifetime = (before: number | null, after: number | null): boolean =>
  before === null || after === null ? before !== after : Math.abs(before - after) > jitter;

/** What changed against the accepted outcome. Breaking: a client that worked with the accepted one may stop working. */
export function observationDrift(accepted: Observation, observed: Observation): readonly Finding[] {
  const drifts: Finding[] = [];
  const say = (
    drift: 'compatible' | 'breaking',
    what: string,
    pointer: string | null,
    expected: string,
    actual: string,
  ): void => {
    drifts.push({
      check: 'drift.observation',
      level: 'note',
      requirement: { source: 'baseline', section: '', level: 'note' },
      message: `Changed since it was accepted: ${what}`,
      pointer,
      expected,
      actual,
      drift,
    });
  };
  if (accepted.shape !== observed.shape)
    say('breaking', 'the answer has another shape', null, accepted.shape, observed.shape);
  if (accepted.status !== observed.status)
    say('breaking', 'the status', null, String(accepted.status), String(observed.status));
  if (accepted.contentType !== observed.contentType)
    say(
      'breaking',
      'the content type',
      'header:Content-Type',
      accepted.contentType ?? 'none',
      observed.contentType ?? 'none',
    );
  for (const [pointer, type] of Object.entries(accepted.members)) {
    const now = observed.members[pointer];
    if (now === undefined) say('breaking', `the member ${pointer} is gone`, pointer, type, 'absent');
    else if (now !== type) say('breaking', `the member ${pointer} has another type`, pointer, type, now);
  }
  for (const [pointer, type] of Object.entries(observed.members)) {
    if (accepted.members[pointer] === undefined)
      say('compatible', `the member ${pointer} is new`, pointer, 'absent', type);
  }
  const [before, after] = [accepted.token, observed.token];
  if (before !== undefined && after === undefined) say('breaking', 'no token is found', null, 'a token', 'none');
  if (before === undefined && after !== undefined) say('compatible', 'a token is found', null, 'none', 'a token');
  if (before !== undefined && after !== undefined) {
    if (before.format !== after.format) say('breaking', 'the token format', null, before.format, after.format);
    if (before.alg !== after.alg) say('compatible', 'the JWT algorithm', null, String(before.alg), String(after.alg));
    if (isAnotherLifetime(before.expMinusIat, after.expMinusIat))
      say('compatible', 'the lifetime inside the token', null, String(before.expMinusIat), String(after.expMinusIat));
  }
  return drifts;
}

export function answerDrift(question: string, accepted: string, observed: string): Finding {
  const breaking = accepted.endsWith(' token') !== observed.endsWith(' token');
  return {
    check: 'drift.answer',
    level: 'note',
    requirement: { source: 'baseline', section: '', level: 'note' },
    message: `Changed since it was accepted: ${question}`,
    pointer: null,
    expected: accepted,
    actual: observed,
    drift: breaking ? 'breaking' : 'compatible',
  };
}

export function readingDrift(question: string, accepted: string, observed: string | null): Finding {
  return {
    check: 'drift.reading',
    level: 'note',
    requirement: { source: 'baseline', section: '', level: 'note' },
    message: `The accepted reading no longer holds: ${question}`,
    pointer: null,
    expected: accepted,
    actual: observed ?? 'undecided',
    drift: 'breaking',
  };
}
