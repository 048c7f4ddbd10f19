import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { createGuard } from '../../src/secrets/guard.ts';
import { writtenForms } from '../secrets/written-forms.ts';
import { clientId, evidenceOf, jwtOf, knowing, observerWith, responseTo, type Answer } from './world.ts';

const jsonOf = (answer: Answer): unknown => JSON.parse(JSON.stringify(responseTo(answer).body.json)) as unknown;
const ofJson = (body: Json): unknown => jsonOf({ body: JSON.stringify(body) });

describe('a string member', () => {
  it('is shown when the document names it, and when it is harmless', () => {
    const body = {
      message: 'Invalid credentials',
      errorCode: 'E-17',
      error_description: 'no',
      data: {
        token_type: 'bearer',
        note: 'from allOf behind $ref',
        ttl_text: 'of a reading',
        lifetime_text: 'asked about',
      },
    };
    expect(ofJson(body)).toEqual(body);
  });

  it('has a surrogate otherwise, and numbers, booleans and null stay', () => {
    expect(ofJson({ session_hint: 'Ab12', nested: { list: ['Cd34', 5, true, null] } })).toMatchObject({
      session_hint: expect.stringMatching(/^(?!Ab12)\w{4}$/) as unknown,
      nested: { list: [expect.not.stringMatching('Cd34') as unknown, 5, true, null] },
    });
  });

  it('has a surrogate behind a name that is never shown, down to the leaves', () => {
    const text = JSON.stringify(
      ofJson({
        refresh_token: 'Qp2x7z',
        id_token: ['Qp2x7z'],
        password: { message: 'Qp2x7z', n: 1234567 },
        clientSecret: 'Qp2x7z',
      }),
    );
    expect(text).not.toMatch(/Qp2x7z|1234567/);
  });

  it('has the name of the credential in it that came back', () => {
    expect(ofJson({ message: `unknown client ${clientId}!`, who: clientId, other: `id=${clientId}` })).toMatchObject({
      message: 'unknown client «clientId»!',
      who: '«clientId»',
      other: expect.stringMatching(/^[a-z]{2}=«clientId»$/) as unknown,
    });
  });

  it('cannot pretend that we wrote it', () => {
    expect(JSON.stringify(ofJson({ other: '«Qp2x7z»' }))).not.toContain('Qp2x7z');
  });

  it('keeps what looks like a credential at its length, wherever it stands', () => {
    const token = jwtOf({ alg: 'none' }, { sub: 'Qp2x7zQp2x7z' });
    const { message } = ofJson({
      message: `bad token ${token} for card 4111 1111 1111 1111 and DE89370400440532013000`,
    }) as { message: string };
    expect(message).toMatch(/^bad token ey[\w.-]+ for card \d{4} \d{4} \d{4} \d{4} and [A-Z0-9]{22}$/);
    expect(message).not.toMatch(/4111|DE8937/);
    expect(message).not.toContain(token.split('.')[1]);
  });

  it('leaves dates, identifiers and numbers of other kinds alone', () => {
    const body = {
      timestamp: '2026-01-02T10:20:39+03:00',
      message: 'request b3ed7d4b-a96c-6c08-b3c7-12c3124242d9 took 1700000000123 ms, code 1234567890123456789',
    };
    expect(ofJson(body)).toEqual(body);
  });
});

describe('member names and numbers', () => {
  it('give no credential away', () => {
    const observer = observerWith(knowing({ merchant: '90817263548192', clientId }));
    const { body } = responseTo(
      { body: `{"${clientId}":90817263548192.0,"card":4111111111111111,"n":1700000000123}` },
      observer,
    );
    expect(Object.keys(body.json as object)).toEqual(['«clientId»', 'card', 'n']);
    expect(JSON.stringify(body)).not.toMatch(/90817263548192|4111111111111111/);
    expect(body.numbers).toHaveProperty(['/«clientId»']);
    expect(body.json).toMatchObject({ n: 1_700_000_000_123 });
  });

  it('stay when they are short, though a credential has the same digits', () => {
    const observer = observerWith(knowing({ merchant: '3600' }));
    expect(responseTo({ body: '{"expires_in":3600}' }, observer).body.json).toEqual({ expires_in: 3600 });
  });
});

const textOf = (body: string, type = 'application/json'): string => responseTo({ body, type }).body.text;

describe('a body that is not JSON', () => {
  it('keeps values only behind names that may be shown', () => {
    expect(textOf('{status: "FAILURE", message: "no", session: "Qp2x7z"}')).toMatch(
      /^\{status: "FAILURE", message: "no", session: "(?!Qp2x7z)\w{6}"\}$/,
    );
    expect(textOf(`{'access_token': 'Qp2x7z-9', 'n': 12}`)).not.toContain('Qp2x7z');
    expect(textOf('{"access_token":"Qp2x7z-9 and no end')).not.toContain('Qp2x7z');
    expect(
      textOf('access_token=Qp2x7z-9&token_type=bearer&expires_in=3600', 'application/x-www-form-urlencoded'),
    ).toMatch(/^access_token=[^&]+&token_type=bearer&expires_in=3600$/);
    expect(textOf('access_token=Qp2x7z-9&x=1')).not.toContain('Qp2x7z');
    expect(textOf('"Qp2x7z-9" x')).not.toContain('Qp2x7z');
  });

  it('keeps no text that has no name', () => {
    expect(textOf('["Qp2x7z-9", "Qp2x7z", {"message": "shown", "n": ["Qp2x7z"')).toMatch(
      /^\["[^"]+", "[^"]+", \{"message": "shown", "n": \["[^"]+"$/,
    );
    expect(textOf('["Qp2x7z-9", "Qp2x7z", {"message": "shown", "n": ["Qp2x7z"')).not.toContain('Qp2x7z');
    expect(textOf('"Qp2x7z-9 without an end')).not.toContain('Qp2x7z');
  });

  it('names what it looks like', () => {
    expect(textOf(`here: ${jwtOf({ alg: 'none' }, {})}`, 'text/plain')).toBe('here: «JWT»');
    expect(textOf('-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n', 'text/plain')).toBe('«PEM block»');
    expect(textOf('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', 'text/plain')).toBe('«opaque value»');
    expect(textOf('Error: connection refused; password: Qp, access_token: abc', 'text/plain')).toMatch(
      /^Error: connection refused; password: (?!Qp)\w\w, access_token: (?!abc)\w{3}$/,
    );
    expect(textOf('upstream connect error or disconnect/reset before headers', 'text/plain')).toBe(
      'upstream connect error or disconnect/reset before headers',
    );
  });

  it('loses scripts, comments and attributes when it is a page', () => {
    const page = `<html lang="en"><!-- Qp2x7z --><script>var t='Qp2x7z'</script><input type="hidden" name="csrf" value="Qp2x7z"><p>Bad gateway</p>`;
    const text = textOf(page, 'text/html');
    expect(text).toContain('<p>Bad gateway</p>');
    expect(text).toContain('<input type="hidden" name="csrf" value="«attribute»">');
    expect(text).not.toContain('Qp2x7z');
  });

  it('is a title without the credential in it', () => {
    expect(responseTo({ body: `<title>No ${clientId}</title>`, type: 'text/html' }).body.htmlTitle).toBe(
      'No «clientId»',
    );
  });
});

describe('hostile texts are read in time that grows with their length', () => {
  const size = 1 << 18;
  const texts: Readonly<Record<string, string>> = {
    spaces: `a${' '.repeat(size)}`,
    'open tags': '<a'.repeat(size / 2),
    'open scripts': `<html>${'<script'.repeat(size / 8)}`,
    'open comments': '<!--'.repeat(size / 4),
    'short comments': '<!---->'.repeat(size / 8),
    'starts of tokens': '-ey'.repeat(size / 4),
    'starts of keys': '-----BEGIN A-----'.repeat(size / 20),
    quotes: '"\\'.repeat(size / 2),
    names: 'a:'.repeat(size / 2),
    hex: 'a1:'.repeat(size / 3),
    base64: 'QUJD'.repeat(size / 4),
    percent: '%25'.repeat(size / 3),
    marks: '«a»'.repeat(size / 6),
    'copies of a credential': `${clientId} `.repeat(size / 19),
    'copies of a credential in JSON': JSON.stringify({ message: `${clientId}%2F`.repeat(size / 21) }),
    'copies of a credential in base64': Buffer.from(clientId.repeat(size / 18)).toString('base64'),
    escapes: `["${'\\u0041'.repeat(size / 6)}"]`,
  };
  for (const [title, body] of Object.entries(texts)) {
    it(`256 KiB of ${title}`, () => {
      const { response, failure } = evidenceOf({ body, type: null });
      expect(response === null).toBe(failure !== null);
    });
  }
});

describe('a canary in any place of a response', () => {
  const canary = `Cn4ryIssued5wW8rT2mXk/+=&%2F"'<>\\ é😀`;
  const opaque = 'Cn4ryOpaqueToken7yU3nB6vC1zL';
  const cookie = 'Cn4ryCookieValue2hJ4kD9';
  const places: Readonly<Record<string, (value: string) => Answer>> = {
    'a documented member': (value) => ({ body: JSON.stringify({ data: { note: value } }) }),
    'a harmless member': (value) => ({ body: JSON.stringify({ message: `failed: ${value}` }) }),
    'another member': (value) => ({ body: JSON.stringify({ other: [value] }) }),
    'a member name': (value) => ({ body: JSON.stringify({ [value]: 1 }) }),
    'the token': (value) => ({ body: JSON.stringify({ data: { access_token: value } }) }),
    'a claim': (value) => ({
      body: JSON.stringify({ data: { access_token: jwtOf({ alg: 'HS256', kid: value }, { sub: value, [value]: 1 }) } }),
    }),
    'a broken body': (value) => ({ body: `{"message":${JSON.stringify(value)},` }),
    'a page': (value) => ({ body: `<html><title>${value}</title><p>${value}</p>`, type: 'text/html' }),
    'a plain text': (value) => ({ body: value, type: 'text/plain' }),
    'the media type': (value) => ({ body: '{}', type: `text/${value}; charset=${value}` }),
    'a shown header': (value) => ({
      headers: [
        ['Server', value],
        ['WWW-Authenticate', `Basic realm="${value}"`],
      ],
    }),
    'a hidden header': (value) => ({
      headers: [
        ['X-Trace', value],
        ['Set-Cookie', `a=${value}`],
      ],
    }),
    'a header name': (value) => ({ headers: [[value, '1']] }),
    'the location': (value) => ({ status: 302, headers: [['Location', `https://bank.example/${value}?q=${value}`]] }),
    'the coding': (value) => ({ body: '{}', headers: [['Content-Encoding', value]] }),
  };
  const windows = Array.from({ length: canary.length - 12 }, (_, at) => canary.slice(at, at + 12));

  for (const [place, answerWith] of Object.entries(places)) {
    it(`${place}: is not in the evidence, in none of ${Object.keys(writtenForms).length} forms, and the guard is silent`, () => {
      const redactor = knowing({ issued: canary });
      const observer = observerWith(redactor);
      const faults = Object.entries(writtenForms).filter(([, write]) => {
        const evidence = JSON.stringify(evidenceOf(answerWith(write(canary)), observer));
        return (
          windows.some((window) => evidence.includes(window)) ||
          createGuard(redactor).inspect('journal', evidence).length > 0
        );
      });
      expect(faults.map(([form]) => form)).toEqual([]);
    });
  }

  it('is not in the evidence when nobody knew it before: tokens, cookies, undocumented members', () => {
    const body = JSON.stringify({
      data: { access_token: opaque, refresh_token: `${opaque}R`, note: `your token is ${opaque}` },
      session: `${opaque}S`,
    });
    const answer: Answer = {
      body,
      headers: [
        ['Set-Cookie', `sid=${cookie}`],
        ['X-Token', opaque],
        ['Location', `/a?t=${opaque}`],
        ['Server', opaque],
      ],
    };
    const redactor = knowing({});
    const text = JSON.stringify(evidenceOf(answer, observerWith(redactor)));
    expect(text).not.toMatch(/Cn4ry/);
    expect(text).toContain('your token is «issued token»');
    expect(createGuard(redactor).inspect('journal', text)).toEqual([]);
    expect(createGuard(redactor).inspect('journal', opaque)).not.toEqual([]);
  });

  it('would be found by this test if it were there (the positive control)', () => {
    const passphrase = 'correct horse+battery staple';
    const text = JSON.stringify(
      responseTo({ body: JSON.stringify({ message: passphrase }) }, observerWith(knowing({}))),
    );
    expect(text).toContain(passphrase);
    expect(createGuard(knowing({ passphrase })).inspect('journal', text)).not.toEqual([]);
  });
});
