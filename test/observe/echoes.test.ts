import { describe, expect, it } from 'vitest';
import type { Echo } from '../../src/model/evidence.ts';
import { clientId, clientSecret, jwtOf, knowing, observerWith, responseTo, type Answer } from './world.ts';

const echoesOf = (answer: Answer): readonly Echo[] => responseTo(answer).echoes;

describe('an echo', () => {
  it('says which value came back, in which form, and where', () => {
    const body = JSON.stringify({
      message: `no client ${clientId}`,
      data: { access_token: jwtOf({ alg: 'none' }, { sub: clientId }) },
    });
    const headers: [string, string][] = [
      ['Location', `/cb?secret=${encodeURIComponent(clientSecret)}`],
      ['X-Debug', Buffer.from(`${clientId}:${clientSecret}`).toString('base64')],
    ];
    expect(echoesOf({ body, headers })).toEqual([
      { name: 'clientSecret', form: 'percent', where: 'header:Location' },
      { name: 'clientId', form: 'base64', where: 'header:X-Debug' },
      { name: 'clientSecret', form: 'base64', where: 'header:X-Debug' },
      { name: 'clientId', form: 'raw', where: 'body' },
      { name: 'clientId', form: 'base64', where: 'token' },
    ]);
  });

  it('is there once for each value and place', () => {
    expect(echoesOf({ body: JSON.stringify({ message: clientId, detail: [clientId, clientId] }) })).toEqual([
      { name: 'clientId', form: 'raw', where: 'body' },
    ]);
  });

  it('is found in a page, in a broken body, in a member name, in a number and behind an unknown coding', () => {
    const digits = observerWith(knowing({ merchant: '90817263548192' }));
    expect(echoesOf({ body: `<html>${clientId}`, type: 'text/html' })).toHaveLength(1);
    expect(echoesOf({ body: `{"a": ${clientId}` })).toHaveLength(1);
    expect(echoesOf({ body: `{"${clientId}": 1}` })).toHaveLength(1);
    expect(echoesOf({ body: clientId, headers: [['Content-Encoding', 'foo']] })).toHaveLength(1);
    expect(responseTo({ body: '{"n": 90817263548192}' }, digits).echoes).toEqual([
      { name: 'merchant', form: 'raw', where: 'body' },
    ]);
  });

  it('is found when our secret comes back as the token', () => {
    const body = JSON.stringify({ data: { access_token: clientSecret } });
    expect(echoesOf({ body }).map(({ name, where }) => `${name} ${where}`)).toEqual(['clientSecret token']);
  });

  it('is found of a short value only when it is a whole member', () => {
    const observer = observerWith(knowing({ company: 'ACME' }));
    expect(responseTo({ body: '{"company": "ACME"}' }, observer).echoes).toEqual([
      { name: 'company', form: 'raw', where: 'body' },
    ]);
    expect(responseTo({ body: '{"message": "ACME is open"}' }, observer).echoes).toEqual([]);
  });

  it('says when only a part came back', () => {
    expect(echoesOf({ body: JSON.stringify({ message: `no secret ${clientSecret.slice(0, 15)}…` }) })).toEqual([
      { name: 'clientSecret', form: 'partial', where: 'body' },
    ]);
  });

  it('is not a token that the provider issued, now or before', () => {
    const observer = observerWith(knowing());
    const body = JSON.stringify({
      message: 'your token is Tk81mQpLw03RtYvBnK5s',
      data: { access_token: 'Tk81mQpLw03RtYvBnK5s' },
    });
    expect(responseTo({ body, headers: [['X-Token', 'Tk81mQpLw03RtYvBnK5s']] }, observer).echoes).toEqual([]);
    expect(responseTo({ body: '{"detail":"Tk81mQpLw03RtYvBnK5s"}' }, observer)).toMatchObject({
      echoes: [],
      body: { json: { detail: '«issued token»' } },
    });
  });
});

describe('a value that a provider issued', () => {
  it('does not make a word of every report a secret', () => {
    const redactor = knowing({});
    responseTo(
      {
        body: JSON.stringify({
          data: { access_token: 'requirement documented' },
          refresh_token: 'client',
          password: 'Bearer',
        }),
      },
      observerWith(redactor),
    );
    expect(redactor.redact('the requirement documented for a client: Bearer')).toBe(
      'the requirement documented for a client: Bearer',
    );
  });

  it('is learnt no more than twenty times from one answer', () => {
    const redactor = knowing({});
    const tokens = Array.from({ length: 30 }, (_, index) => `Tk81mQpLw03RtYvBn${String(index + 10)}`);
    responseTo({ body: JSON.stringify(tokens.map((token) => ({ token }))) }, observerWith(redactor));
    expect(tokens.filter((token) => redactor.redact(token) !== token)).toHaveLength(20);
  });
});
