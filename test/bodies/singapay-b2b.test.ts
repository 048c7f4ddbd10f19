import { judgeBodies, type Row } from './answers.ts';
import { cutJwt, jwt, latin1, opaque } from './jwt.ts';

const data = { access_token: jwt(), token_type: 'Bearer', expires_in: 3600 };
const issued = { status: 200, success: true, data };
const text = JSON.stringify(issued);
const withData = (changes: object) => ({ body: { ...issued, data: { ...data, ...changes } } });
const without = (name: keyof typeof data) => ({
  body: { ...issued, data: Object.fromEntries(Object.entries(data).filter(([key]) => key !== name)) },
});
const error = { code: 401, message: 'Invalid credentials' };
const refused = { status: 401, success: false, error };

const accepted: readonly Row[] = [
  ['as the table has it', { body: issued }, []],
  ['as the sample has it: a lifetime of digits', withData({ expires_in: '3600' }), []],
  ['members in another order', { body: { data: { ...data, expires_in: 3600 }, success: true, status: 200 } }, []],
  ['members that nobody documented', { body: { ...issued, requestId: 'r-1', data: { ...data, scope: 'all' } } }, []],
  ['a token type in lower case', withData({ token_type: 'bearer' }), []],
  ['no status', { body: { success: true, data } }, ['must contract.members /status']],
  ['no success', { body: { status: 200, data } }, ['must contract.members /success']],
  ['no data', { body: { status: 200, success: true } }, ['must contract.members /data']],
  ['no token', without('access_token'), ['must contract.members /data/access_token']],
  ['no token type', without('token_type'), ['must contract.members /data/token_type']],
  ['no lifetime', without('expires_in'), ['must contract.members /data/expires_in']],
  ['a status of digits', { body: { ...issued, status: '200' } }, ['must contract.types /status']],
  ['success as a text', { body: { ...issued, success: 'true' } }, ['must contract.types /success']],
  ['no success, and a token', { body: { ...issued, success: false } }, ['must contract.values /success']],
  ['data as a list', { body: { ...issued, data: [data] } }, ['must contract.types /data']],
  ['a token that is null', withData({ access_token: null }), ['must contract.types /data/access_token']],
  ['an empty token', withData({ access_token: '' }), ['must contract.token /data/access_token']],
  ['another token type', withData({ token_type: 'mac' }), ['must contract.values /data/token_type']],
  ['a lifetime with a fraction', withData({ expires_in: 3600.5 }), ['must contract.types /data/expires_in']],
  ['a lifetime in words', withData({ expires_in: 'an hour' }), ['must contract.values /data/expires_in']],
  ['a lifetime below nothing', withData({ expires_in: -1 }), ['should rfc6749.expires-in /data/expires_in']],
  [
    'a token of five characters',
    withData({ access_token: 'a1b2c' }),
    ['should token.documented-form /data/access_token', 'should token.entropy /data/access_token'],
  ],
  ['an opaque token', withData({ access_token: opaque }), ['should token.documented-form /data/access_token']],
  ['two thirds of a JWT', withData({ access_token: cutJwt(2) }), ['should token.jwt-parts /data/access_token']],
  [
    'an unsigned JWT',
    withData({ access_token: jwt({}, { alg: 'none' }) }),
    ['should token.alg-none /data/access_token'],
  ],
  [
    'a dead token',
    withData({ access_token: jwt({ iat: -100, exp: -1 }) }),
    ['should token.expired /data/access_token'],
  ],
  ['the refusal', { body: refused }, ['must contract.shape -']],
  [
    'the envelope of another bank',
    { body: { success: true, payload: data } },
    ['must contract.members /data', 'must contract.members /status'],
  ],
  ['a bare token', { body: data }, ['must contract.shape -']],
  ['a page', { body: '<html><title>Log in</title></html>', type: 'text/html' }, ['must body.html-page -']],
  ['nothing', { body: '' }, ['must body.empty -']],
  ['half of it', { body: text.slice(0, 90) }, ['must json.truncated -']],
  ['something after it', { body: `${text};` }, ['must json.grammar -']],
  ['a byte order mark', { body: `\uFEFF${text}` }, ['should json.byte-order-mark -']],
  ['a fraction of zero', { body: text.replace('3600', '3600.0') }, ['should json.fraction-of-zero /data/expires_in']],
  ['another media type', { body: issued, type: 'text/plain' }, ['must contract.content-type header:Content-Type']],
];

const wrongSecret: readonly Row[] = [
  ['as documented', { body: refused }, []],
  ['another code and message', { body: { ...refused, error: { code: 4010, message: 'No' }, data: null } }, []],
  ['a code of digits', { body: { ...refused, error: { ...error, code: '401' } } }, ['must contract.types /error/code']],
  [
    'a message that is null',
    { body: { ...refused, error: { ...error, message: null } } },
    ['must contract.types /error/message'],
  ],
  ['a success flag', { body: { ...refused, success: true } }, ['must contract.values /success']],
  ['no error', { body: { status: 401, success: false } }, ['must contract.members /error']],
  ['a success after all', { body: issued, status: 200 }, ['must contract.no-token /data/access_token']],
  ['another status', { body: { ...refused, status: 400 }, status: 400 }, ['must contract.status -']],
  [
    'the refusal of another bank',
    { body: { status: 'FAILURE', errorCode: 'E1', message: 'no' } },
    ['must contract.shape -'],
  ],
  [
    'another language in Latin-1',
    { body: latin1({ ...refused, error: { code: 401, message: 'Prohibé' } }) },
    ['should json.invalid-utf-8 -'],
  ],
];

judgeBodies('singapay-b2b', {
  'accept/documented': { status: 200, rows: accepted },
  'wrong/clientSecret': { status: 401, rows: wrongSecret },
});
