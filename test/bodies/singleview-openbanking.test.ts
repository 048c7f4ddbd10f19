import { judgeBodies, type Row } from './answers.ts';
import { jwt, now, opaque } from './jwt.ts';

const payload = { access_token: jwt(), token_type: 'Bearer', expires_in: 3600 };
const issued = { success: true, payload };
const text = JSON.stringify(issued);
const withPayload = (changes: object) => ({ body: { success: true, payload: { ...payload, ...changes } } });
const without = (name: keyof typeof payload) => ({
  body: { success: true, payload: Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name)) },
});
const refused = { status: 'FAILURE', errorCode: 'E1', message: 'Invalid details' };
const timesOnly = [{ alg: 'none' }, { iat: now / 1000, exp: now / 1000 + 3600 }]
  .map((part) => `${Buffer.from(JSON.stringify(part)).toString('base64url')}.`)
  .join('');
const encrypted = ['{"alg":"RSA-OAEP","enc":"A256GCM"}', 'key', 'iv', opaque, 'tag']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

/** The secret that was sent, as a list of bytes: no single value of the answer gives it away. */
const inBytes = (request: Uint8Array | null): number[] => {
  const { clientCode } = JSON.parse(Buffer.from(request ?? []).toString()) as { clientCode: string };
  return [...Buffer.from(clientCode)];
};

const accepted: readonly Row[] = [
  ['as the table has it', { body: issued }, []],
  ['a lifetime of digits', withPayload({ expires_in: '03600' }), []],
  ['members in another order', { body: { payload: { ...payload, token_type: 'Bearer' }, success: true } }, []],
  ['members that nobody documented', { body: { ...issued, status: 'OK', payload: { ...payload, scope: 'a' } } }, []],
  ['a token type in capitals', withPayload({ token_type: 'BEARER' }), []],
  ['an opaque token', withPayload({ access_token: opaque }), []],
  ['an encrypted token', withPayload({ access_token: encrypted }), []],
  ['no success', { body: { payload } }, ['must contract.members /success']],
  ['no payload', { body: { success: true } }, ['must contract.members /payload']],
  ['no token', without('access_token'), ['must contract.members /payload/access_token']],
  ['no token type', without('token_type'), ['must contract.members /payload/token_type']],
  ['success as a text', { body: { success: 'true', payload } }, ['must contract.types /success']],
  ['no success, and a token', { body: { success: false, payload } }, ['must contract.values /success']],
  ['a payload that is null', { body: { success: true, payload: null } }, ['must contract.types /payload']],
  ['a payload written as a text', { body: { success: true, payload: '{}' } }, ['must contract.types /payload']],
  ['a token that is a number', withPayload({ access_token: 7 }), ['must contract.types /payload/access_token']],
  ['an empty token', withPayload({ access_token: '' }), ['must contract.token /payload/access_token']],
  ['a token type that is null', withPayload({ token_type: null }), ['must contract.types /payload/token_type']],
  ['another token type', withPayload({ token_type: 'Basic' }), ['must contract.values /payload/token_type']],
  ['a lifetime that is null', withPayload({ expires_in: null }), ['must contract.types /payload/expires_in']],
  ['a lifetime in words', withPayload({ expires_in: 'PT1H' }), ['must contract.values /payload/expires_in']],
  [
    'the lifetime of the sample',
    withPayload({ expires_in: '0000' }),
    ['should rfc6749.expires-in /payload/expires_in'],
  ],
  ['another lifetime than the token', withPayload({ expires_in: 6000 }), ['should token.lifetime /payload/expires_in']],
  ['the refusal', { body: refused }, ['must contract.shape -']],
  ['a technical error', { body: { ...refused, status: 'TECHERROR' }, status: 500 }, ['must contract.shape -']],
  [
    'the envelope of another bank',
    { body: { status: 200, success: true, data: payload } },
    ['must contract.members /payload'],
  ],
  ['a bare token', { body: payload }, ['must contract.shape -']],
  ['an empty object', { body: {} }, ['must contract.shape -']],
  ['a list', { body: [issued] }, ['must contract.types (body)']],
  ['a page', { body: '<!doctype html><title>502</title>', type: 'text/html', status: 502 }, ['must body.html-page -']],
  ['nothing', { body: '', type: null }, ['must body.empty -']],
  ['half of it', { body: text.slice(0, 40) }, ['must json.truncated -']],
  ['one comma more', { body: text.replace('}}', ',}}') }, ['must json.grammar -']],
  [
    'a lifetime twice',
    { body: text.replace('"expires_in"', '"expires_in":1,"expires_in"') },
    ['should json.duplicate-member /payload/expires_in'],
  ],
  [
    'a large number',
    { body: text.replace('{"success"', '{"ref":12345678901234567890,"success"') },
    ['should json.unsafe-number /ref'],
  ],
  [
    'an unsigned JWT',
    withPayload({ access_token: jwt({}, { alg: 'None' }) }),
    ['should token.alg-none /payload/access_token'],
  ],
  [
    'what was sent, in bytes',
    ({ body }) => ({ body: { ...issued, debug: inBytes(body) } }),
    ['should leak.secret-echo -'],
  ],
  [
    'an unsigned JWT of nothing but times',
    withPayload({ access_token: timesOnly }),
    ['should token.alg-none /payload/access_token'],
  ],
  [
    'a token of tomorrow',
    withPayload({ access_token: jwt({ nbf: 600 }) }),
    ['should token.not-yet-valid /payload/access_token'],
  ],
  [
    'a token that dies before its birth',
    withPayload({ access_token: jwt({ exp: -10 }) }),
    ['should token.exp-before-iat /payload/access_token'],
  ],
];

const wrongSecret: readonly Row[] = [
  [
    'what was sent, in bytes',
    ({ body }) => ({ body: { ...refused, debug: inBytes(body) } }),
    ['should leak.secret-echo -'],
  ],
  ['as documented', { body: refused }, []],
  ['with another code', { body: { ...refused, errorCode: '0', traceId: 'a' } }, []],
  ['with the status of a success', { body: refused, status: 200 }, ['should rfc6749.error-status -']],
  ['another verdict', { body: { ...refused, status: 'FAILED' } }, ['must contract.values /status']],
  ['a verdict in lower case', { body: { ...refused, status: 'failure' } }, ['must contract.values /status']],
  ['a code that is a number', { body: { ...refused, errorCode: 401 } }, ['must contract.types /errorCode']],
  ['no message', { body: { status: 'FAILURE', errorCode: 'E1' } }, ['must contract.members /message']],
  ['a message that is null', { body: { ...refused, message: null } }, ['must contract.types /message']],
  ['a technical error', { body: { ...refused, status: 'TECHERROR' }, status: 500 }, ['must contract.reason -']],
  ['a success after all', { body: issued, status: 200 }, ['must contract.no-token /payload/access_token']],
  ['a success without a token', { body: { success: true, payload: {} }, status: 200 }, ['must contract.shape -']],
  [
    'the refusal of another bank',
    { body: { success: false, error: { code: 401, message: 'no' } } },
    ['must contract.shape -'],
  ],
  [
    'what was sent',
    ({ body }) => ({ body: { ...refused, message: Buffer.from(body ?? []).toString() } }),
    ['should leak.secret-echo -'],
  ],
  [
    'a stack trace',
    { body: { ...refused, message: 'at Auth.check (/app/auth.js:7:2)' } },
    ['should leak.stack-trace -'],
  ],
  ['nothing', { body: '' }, ['must body.empty -']],
];

judgeBodies('singleview-openbanking', {
  'accept/documented': { status: 200, rows: accepted },
  'wrong/clientCode': { status: 401, rows: wrongSecret },
});
