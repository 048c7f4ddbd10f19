import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../src/model/wire.ts';
import type { ObserveInput } from '../../src/observe/observe.ts';
import { clientId, clientSecret, evidenceOf, knowing, now, observerWith, operationWith, spec } from './world.ts';

const inputWith = (attempt: Partial<ObserveInput>): ObserveInput => ({
  caseId: 'bank/requestToken/shape/success',
  step: 'documented',
  spec,
  operation: operationWith(null),
  undeclared: [],
  attempts: 1,
  prepared: {
    wire: { method: 'POST', url: 'https://bank.example/token', headers: [], body: null, beforeColon: new Map() },
    shown: { method: 'POST', url: 'https://bank.example/token', headers: [], body: null },
    trace: null,
  },
  attempt: failed('connection refused'),
  ...attempt,
});

const failed = (message: string): Attempt => ({
  timings: { startedAt: now, headersMs: null, totalMs: 3 },
  outcome: { failure: { code: 'E_CONN_REFUSED', phase: 'connect', attribution: 'network', message } },
});

describe('the observer', () => {
  it('passes a failure on, without a response', () => {
    const evidence = observerWith(knowing()).observe(inputWith({ attempts: 2 }));
    expect(evidence).toMatchObject({
      caseId: 'bank/requestToken/shape/success',
      step: 'documented',
      operation: 'requestToken',
      response: null,
      attempts: 2,
      failure: { code: 'E_CONN_REFUSED', phase: 'connect', attribution: 'network', message: 'connection refused' },
      timings: { startedAt: now, headersMs: null, totalMs: 3 },
    });
  });

  it('redacts the message of a failure', () => {
    const evidence = observerWith(knowing()).observe(inputWith({ attempt: failed(`begins ${clientSecret}`) }));
    expect(evidence.failure?.message).toBe('begins «clientSecret»');
  });

  it('shows the request that was built to be shown, redacted once more', () => {
    const { prepared } = inputWith({});
    const shown = {
      method: 'POST',
      url: `https://bank.example/token?id=${clientId}`,
      headers: [
        ['Authorization', 'Basic «basic»'],
        ['X-Client', clientId],
      ] as const,
      body: JSON.stringify({ secret: clientSecret, grantType: 'client_credentials' }),
    };
    const trace = {
      algorithm: 'a',
      over: 'b',
      bytes: 'as-sent',
      text: `{"id":"${clientId}"}`,
      length: 3,
      steps: [],
      encoding: 'base64',
      place: [],
    };
    const evidence = observerWith(knowing()).observe(
      inputWith({ prepared: { ...prepared, shown, trace }, undeclared: [`${clientId} is no UUID`] }),
    );
    expect(evidence.request).toEqual({
      method: 'POST',
      url: 'https://bank.example/token?id=«clientId»',
      headers: [
        ['Authorization', 'Basic «basic»'],
        ['X-Client', '«clientId»'],
      ],
      body: '{"secret":"«clientSecret»","grantType":"client_credentials"}',
    });
    expect(evidence.signature?.text).toBe('{"id":"«clientId»"}');
    expect(evidence.undeclared).toEqual(['«clientId» is no UUID']);
  });

  it('says when the response was complete, by our clock', () => {
    expect(evidenceOf({ status: 204 }).response).toMatchObject({ status: 204, httpVersion: '1.1', receivedAt: now });
  });

  it('gives equal evidence for equal answers', () => {
    const answer = { body: '{"data":{"access_token":"Tk81mQpLw03RtYvBnK5s","x":"undocumented"}}' };
    expect(evidenceOf(answer)).toEqual(evidenceOf(answer));
  });

  it('survives a trip through JSON, as a journal line', () => {
    const evidence = evidenceOf({ body: '{"data":{"access_token":"Tk81mQpLw03RtYvBnK5s"},"n":1e999,"s":"\\ud800"}' });
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(JSON.parse(JSON.stringify(structuredClone(evidence))));
    expect(JSON.stringify(evidence)).not.toContain(':null,"s"');
  });
});
