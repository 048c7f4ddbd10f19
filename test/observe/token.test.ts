import { describe, expect, it } from 'vitest';
import { renumberTokens } from '../../src/observe/renumber-tokens.ts';
import { clientId, evidenceOf, jwtOf, knowing, now, observerWith, responseTo, type Answer } from './world.ts';

const seconds = now / 1000;
const answerWith = (token: unknown): Answer => ({
  body: JSON.stringify({ status: 200, data: { access_token: token, token_type: 'Bearer' } }),
});
const factsOf = (token: string) => responseTo(answerWith(token)).token?.facts;

describe('the facts of an opaque token', () => {
  const rows: readonly (readonly [token: string, charset: string, bits: number])[] = [
    ['0123456789', 'digits', 33],
    ['0123456789abcDEF', 'hex', 64],
    ['0123456789xyz', 'alphanumeric', 48],
    ['abc-DEF_123', 'base64url', 38],
    ['abc.DEF~1+/==', 'b64token', 46],
    ['a b"c', 'vschar', 11],
    ['a\nb', 'other', 4],
    ['tökén', 'other', 11],
    ['aaaaaaaaaaaaaaaa', 'hex', 0],
    ['abababababababab', 'hex', 16],
  ];
  for (const [token, charset, entropyBits] of rows) {
    it(`${JSON.stringify(token)} is ${charset} and has ${entropyBits} bits`, () => {
      expect(factsOf(token)).toMatchObject({
        format: 'opaque',
        charset,
        entropyBits,
        length: Array.from(token).length,
        alg: null,
        typ: null,
        claimNames: [],
        expMinusIat: null,
        iatSkew: null,
      });
    });
  }

  it('counts the parts between dots', () => {
    expect(factsOf('a.b.c.d.e')?.parts).toBe(5);
    expect(factsOf('abc')?.parts).toBe(1);
  });
});

describe('the facts of a JWT', () => {
  const header = { alg: 'HS256', typ: 'JWT' };

  it('are its algorithm, type, claim names and times', () => {
    const { token } = responseTo(
      answerWith(jwtOf(header, { iat: seconds + 5, nbf: seconds, exp: seconds + 3605, sub: 'x' })),
    );
    expect(token).toMatchObject({
      pointer: '/data/access_token',
      decoded: true,
      times: { iat: seconds + 5, nbf: seconds, exp: seconds + 3605 },
      facts: {
        format: 'jwt',
        parts: 3,
        charset: 'b64token',
        alg: 'HS256',
        typ: 'JWT',
        claimNames: ['iat', 'nbf', 'exp', 'sub'],
        expMinusIat: 3600,
        iatSkew: 5,
      },
    });
  });

  it('do without times that are not numbers, or are none at all', () => {
    const { token } = responseTo(answerWith(jwtOf(header, { iat: String(seconds), exp: null })));
    expect(token).toMatchObject({
      times: { iat: null, exp: null, nbf: null },
      facts: { expMinusIat: null, iatSkew: null },
    });
    expect(responseTo(answerWith(jwtOf(header, '{"exp":1e999}'))).token?.times.exp).toBeNull();
  });

  it('take the last of repeated claims', () => {
    expect(responseTo(answerWith(jwtOf(header, '{"iat":1,"iat":2}'))).token).toMatchObject({
      times: { iat: 2 },
      facts: { claimNames: ['iat'] },
    });
  });

  it('say when the payload could not be decoded', () => {
    for (const payload of ['not json', '[1]', '{"a":', '\u0000\u0001']) {
      expect(responseTo(answerWith(jwtOf(header, payload))).token).toMatchObject({
        decoded: false,
        facts: { format: 'jwt', claimNames: [] },
      });
    }
  });

  it('are those of an opaque token when the header is no JSON object', () => {
    for (const token of [jwtOf('nope', { iat: 1 }), jwtOf([1], {}), 'a.b.c', 'eyJ!.e30.x', '..']) {
      expect(responseTo(answerWith(token)).token).toMatchObject({
        decoded: false,
        facts: { format: 'opaque', alg: null },
      });
    }
  });

  it('tell algorithm and type of whatever begins as a JWT, however many parts it has', () => {
    const [head = '', claims = ''] = jwtOf({ alg: 'none', typ: 'JWT' }, { iat: seconds }).split('.');
    for (const [token, parts] of [
      [head, 1],
      [`${head}.${claims}`, 2],
      [`${head}.${claims}.c2lnbmVk.c2lnbmVk`, 4],
    ] as const) {
      expect(responseTo(answerWith(token)).token).toMatchObject({
        decoded: false,
        times: { iat: null },
        facts: { format: 'opaque', parts, alg: 'none', typ: 'JWT', claimNames: [] },
      });
    }
  });

  it('say when the signature is empty', () => {
    const [head = '', claims = ''] = jwtOf(header, { iat: seconds, sub: 'someone' }).split('.');
    expect(responseTo(answerWith(`${head}.${claims}.`)).token).toMatchObject({ decoded: true, unsigned: true });
    for (const token of [jwtOf(header, { iat: seconds }), 'opaque.'])
      expect(responseTo(answerWith(token)).token).not.toHaveProperty('unsigned');
  });

  it('come with the headers that hold the token as well', () => {
    const token = jwtOf(header, { iat: seconds, sub: 'someone' });
    const answer = answerWith(token);
    const headers: Answer['headers'] = [['Location', `/home?access_token=${token}`]];
    expect(responseTo({ ...answer, headers }).token?.alsoIn).toEqual(['header:Location']);
    expect(responseTo({ ...answer, headers: [['Location', '/home']] }).token).not.toHaveProperty('alsoIn');
  });

  it('are limited in what they repeat of the token', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`claim${'m'.repeat(100)}${index}`, 0]));
    const facts = factsOf(jwtOf({ alg: 'x'.repeat(500), typ: 3 }, many));
    expect(facts?.claimNames.length).toBeLessThanOrEqual(50);
    expect(facts?.claimNames[0]?.length).toBe(60);
    expect(facts?.alg).toHaveLength(60);
    expect(facts?.typ).toBeNull();
  });

  it('name no credential of ours', () => {
    const facts = factsOf(jwtOf({ alg: clientId, typ: 'JWT' }, { [clientId]: 1 }));
    expect(facts).toMatchObject({ alg: '«clientId»', claimNames: ['«clientId»'] });
  });
});

describe('where a token is looked for', () => {
  it('is first where the document puts it', () => {
    const body = JSON.stringify({ access_token: 'outside-0001', data: { access_token: 'inside-0001' } });
    expect(responseTo({ body }).token).toMatchObject({ pointer: '/data/access_token', facts: { length: 11 } });
  });

  it('is then under a common name, at the top or one level below', () => {
    expect(responseTo({ body: '{"access_token":"abc"}', token: null }).token?.pointer).toBe('/access_token');
    expect(responseTo({ body: '{"accessToken":"abc"}' }).token?.pointer).toBe('/accessToken');
    expect(responseTo({ body: '{"pay~load":{"accessToken":"abc"}}' }).token?.pointer).toBe('/pay~0load/accessToken');
    expect(responseTo({ body: '{"a":{"b":{"access_token":"abc"}}}', token: null }).token).toBeNull();
  });

  it('finds none in what is no text, or an empty one', () => {
    for (const token of ['', null, 12345678, { access_token: 'x' }, ['x']])
      expect(responseTo(answerWith(token)).token).toBeNull();
    for (const body of ['null', '"abc"', '[{"access_token":"x"}]'])
      expect(responseTo({ body, token: null }).token).toBeNull();
  });

  it('takes the last of repeated members, and hides both', () => {
    const response = responseTo({ body: '{"data":{"access_token":"Qp2x7z-first-1","access_token":"Qp2x7z-second"}}' });
    expect(response.token?.facts.length).toBe(13);
    expect(JSON.stringify(response)).not.toMatch(/Qp2x7z/);
  });
});

const token = (index: number): Answer => answerWith(jwtOf({ alg: 'none' }, { jti: `id-${index}` }));

describe('equal tokens', () => {
  it('share an ordinal, and only they do', () => {
    const observer = observerWith(knowing());
    const ordinals = [1, 2, 1, 3, 2].map((index) => responseTo(token(index), observer).token?.facts.ordinal);
    expect(ordinals).toEqual(['token#1', 'token#2', 'token#1', 'token#3', 'token#2']);
  });

  it('are not told apart by their surrogates', () => {
    const texts = [1, 2].map((index) => responseTo(token(index)).body.text);
    expect(texts[0]).toBe(texts[1]);
  });

  it('are numbered anew in plan order', () => {
    const observer = observerWith(knowing());
    const evidences = [3, 1, 3, 2].map((index) => evidenceOf(token(index), observer));
    const none = evidenceOf({ body: '{}' }, observer);
    const planned = [evidences[3], none, evidences[1], evidences[0], evidences[2]].flatMap(
      (evidence) => evidence ?? [],
    );
    const renumbered = renumberTokens(planned).map(({ response }) => response?.token?.facts.ordinal);
    expect(renumbered).toEqual(['token#1', undefined, 'token#2', 'token#3', 'token#3']);
    expect(planned[0]?.response?.token?.facts.ordinal).toBe('token#3');
  });
});
