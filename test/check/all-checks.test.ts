import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/check/all-checks.ts';
import { runChecks, type Subject } from '../../src/check/run-checks.ts';
import type { Check, Departure } from '../../src/model/check.ts';
import { formatRequirement } from '../../src/model/requirement.ts';
import { bodyExamples } from './examples/body.ts';
import { contractExamples } from './examples/contract.ts';
import type { Examples } from './examples/example.ts';
import { httpExamples } from './examples/http.ts';
import { leakExamples } from './examples/leak.ts';
import { oauthExamples } from './examples/oauth.ts';
import { refusalExamples } from './examples/refusal.ts';
import { tokenExamples } from './examples/token.ts';

const examples: Examples = {
  ...contractExamples,
  ...bodyExamples,
  ...tokenExamples,
  ...oauthExamples,
  ...refusalExamples,
  ...httpExamples,
  ...leakExamples,
};

/** What the check found; null when it did not apply. */
const departures = (check: Check, on: Subject): readonly Departure[] | null =>
  runChecks([check], on)[0]?.departures ?? null;

describe.each(allChecks)('$id', (check) => {
  const example = examples[check.id];

  it('has an example that makes it fire and one that does not', () => {
    expect(example).toBeDefined();
  });
  it('fires, and says what to do about it', () => {
    const [one, ...more] = (example && departures(check, example.fires)) ?? [];
    expect(more).toEqual([]);
    expect(one?.message).toMatch(example?.says ?? /$^/);
    expect(one?.message).toMatch(/^\S.*\.$/);
    expect(one && `${formatRequirement(one.requirement)} ${one.requirement.level}`).toBe(example?.requirement);
  });
  it('looks and finds nothing', () => {
    expect(example && departures(check, example.quiet)).toEqual([]);
  });
  it('says when it has nothing to look at', () => {
    expect(example && departures(check, example.unasked)).toBeNull();
  });
});

describe('the catalogue', () => {
  it('has stable dotted ids, each once, and titles that are sentences', () => {
    expect(new Set(allChecks.map(({ id }) => id)).size).toBe(allChecks.length);
    for (const { id, title } of allChecks) {
      expect(id).toMatch(/^[a-z0-9]+\.[a-z0-9-]+$/);
      expect(title).toMatch(/^[A-Z`].*[^.]$/);
    }
  });
  it('has no example without a check', () => {
    expect(Object.keys(examples).filter((id) => !allChecks.some((check) => check.id === id))).toEqual([]);
  });
});
