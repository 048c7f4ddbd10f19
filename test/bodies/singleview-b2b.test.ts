import { judgeBodies, type Row } from './answers.ts';
import { cutJwt, jwt, latin1, opaque } from './jwt.ts';

const issued = { access_token: jwt(), token_type: 'Bearer', expires_in: '6000' };
const text = JSON.stringify(issued);
const but = (changes: object) => ({ body: { ...issued, ...changes } });
const without = (name: keyof typeof issued) => ({
  body: Object.fromEntries(Object.entries(issued).filter(([key]) => key !== name)),
});
const refused = { status: 'FAILURE', errorCode: 'E1', message: 'Invalid details' };
const technical = { ...refused, status: 'TECHERROR' };

const accepted: readonly Row[] = [
  ['as the sample has it', { body: issued }, []],
  ['the token of the sample: letters and digits', but({ access_token: opaque }), []],
  ['a session id besides', but({ sessionId: 's-1', message: 'ok' }), []],
  ['a token type in lower case', but({ token_type: 'bearer' }), []],
  ['members in another order', { body: { expires_in: '6000', token_type: 'Bearer', access_token: jwt() } }, []],
  ['created instead of OK', { body: issued, status: 201 }, ['should rfc6749.success-status /access_token']],
  ['no token', without('access_token'), ['must contract.members /access_token']],
  ['no token type', without('token_type'), ['must contract.members /token_type']],
  ['no lifetime', without('expires_in'), ['must contract.members /expires_in']],
  [
    'names in camel case',
    { body: { accessToken: jwt(), tokenType: 'Bearer', expiresIn: '6000' } },
    ['must contract.shape -'],
  ],
  ['a lifetime that is a number', but({ expires_in: 6000 }), ['must contract.types /expires_in']],
  ['a lifetime that is null', but({ expires_in: null }), ['must contract.types /expires_in']],
  ['a lifetime with its unit', but({ expires_in: '6000s' }), ['must contract.values /expires_in']],
  ['an empty lifetime', but({ expires_in: '' }), ['must contract.values /expires_in']],
  ['a lifetime of nothing', but({ expires_in: '0' }), ['should rfc6749.expires-in /expires_in']],
  ['a token that is null', but({ access_token: null }), ['must contract.types /access_token']],
  ['a token in an object', but({ access_token: { value: jwt() } }), ['must contract.types /access_token']],
  ['an empty token', but({ access_token: '' }), ['must contract.token /access_token']],
  ['a token of spaces', but({ access_token: `${opaque} ${opaque}` }), ['should token.charset /access_token']],
  ['a token like a number', but({ access_token: '12345678' }), ['should token.entropy /access_token']],
  ['a token with a header alone', but({ access_token: cutJwt(1) }), ['should token.jwt-parts /access_token']],
  [
    'a token that was issued an hour ago',
    but({ access_token: jwt({ iat: -3600, exp: 60 }) }),
    ['should token.clock /access_token'],
  ],
  ['a token that never dies', but({ access_token: jwt({ exp: 'never' }) }), ['should token.expiry /access_token']],
  ['a token type with a space', but({ token_type: 'Bearer ' }), ['must contract.values /token_type']],
  ['a token type that is a list', but({ token_type: ['Bearer'] }), ['must contract.types /token_type']],
  ['a refresh token', but({ refresh_token: opaque }), ['should rfc6749.refresh-token /refresh_token']],
  ['the refusal', { body: refused }, ['must contract.shape -']],
  ['a technical error', { body: technical, status: 500 }, ['must contract.shape -']],
  ['the envelope of another bank', { body: { success: true, payload: issued } }, ['must contract.shape -']],
  ['null', { body: null }, ['must contract.types (body)']],
  ['a text', { body: `"${opaque}"` }, ['must contract.types (body)']],
  ['a page', { body: '<html><body>Blocked</body></html>', type: 'text/html', status: 403 }, ['must body.html-page -']],
  ['nothing', { body: '' }, ['must body.empty -']],
  ['half of it', { body: text.slice(0, -1) }, ['must json.truncated -']],
  [
    'quotes forgotten, as in the samples',
    { body: text.replace('"token_type"', 'token_type') },
    ['must json.grammar -'],
  ],
  [
    'UTF-16 in the header',
    { body: issued, type: 'application/json; charset=utf-16' },
    ['should json.charset header:Content-Type'],
  ],
];

const wrongSecret: readonly Row[] = [
  ['as documented', { body: refused }, []],
  ['in capitals', { body: { STATUS: 'FAILURE', ERRORCODE: 'E1', MESSAGE: 'no' } }, ['must contract.shape -']],
  ['no code', { body: { status: 'FAILURE', message: 'no' } }, ['must contract.members /errorCode']],
  ['a message that is an object', { body: { ...refused, message: {} } }, ['must contract.types /message']],
  ['a code that is null', { body: { ...refused, errorCode: null } }, ['must contract.types /errorCode']],
  ['another verdict', { body: { ...refused, status: 'Failure' } }, ['must contract.values /status']],
  ['a technical error', { body: technical }, ['must contract.reason -']],
  ['with the status of a success', { body: refused, status: 200 }, ['should rfc6749.error-status -']],
  ['a success after all', { body: issued, status: 200 }, ['must contract.no-token /access_token']],
  ['the error of OAuth', { body: { error: 'invalid_client' } }, ['must contract.shape -']],
  ['which half was wrong', { body: { ...refused, message: 'client secret is invalid' } }, ['should leak.which-half -']],
  ['a message in Latin-1', { body: latin1({ ...refused, message: 'Prohibé' }) }, ['should json.invalid-utf-8 -']],
];

judgeBodies('singleview-b2b', {
  'accept/documented': { status: 200, rows: accepted },
  'wrong/clientSecret': { status: 401, rows: wrongSecret },
});
