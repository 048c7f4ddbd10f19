import { judgeBodies, type Row } from './answers.ts';
import { cutJwt, jwt, opaque } from './jwt.ts';

const issued = { access_token: jwt(), token_type: 'Bearer', expires_in: '6000' };
const text = JSON.stringify(issued);
const but = (changes: object) => ({ body: { ...issued, ...changes } });
const without = (name: keyof typeof issued) => ({
  body: Object.fromEntries(Object.entries(issued).filter(([key]) => key !== name)),
});
const technical = { success: false, payload: {}, message: 'Connect Refused' };
const refused = { errorCode: 'MW-401', errorMessage: 'Refused' };

const accepted: readonly Row[] = [
  ['as the sample has it', { body: issued }, []],
  ['inside a payload, the other reading', { body: { success: true, payload: issued } }, []],
  ['members that nobody documented', but({ scope: 'payouts', issued_at: 1 }), []],
  ['a payload of nothing besides', but({ payload: {} }), []],
  ['white space around', { body: `\n ${JSON.stringify(issued, null, 2)}\n` }, []],
  ['letters written as escapes', { body: text.replace('Bearer', '\\u0042earer') }, []],
  ['a token type in capitals', but({ token_type: 'BEARER' }), []],
  ['no token', without('access_token'), ['must contract.members /access_token']],
  ['no token type', without('token_type'), ['must contract.members /token_type']],
  ['no lifetime', without('expires_in'), ['must contract.members /expires_in']],
  ['a lifetime that is a number', but({ expires_in: 6000 }), ['must contract.types /expires_in']],
  ['a lifetime below nothing', but({ expires_in: '-6000' }), ['must contract.values /expires_in']],
  ['a lifetime of nothing', but({ expires_in: '0' }), ['should rfc6749.expires-in /expires_in']],
  ['a token type that is null', but({ token_type: null }), ['must contract.types /token_type']],
  ['another token type', but({ token_type: 'Bearer-JWT' }), ['must contract.values /token_type']],
  ['a token that is true', but({ access_token: true }), ['must contract.types /access_token']],
  ['an empty token', but({ access_token: '' }), ['must contract.token /access_token']],
  [
    'the word token',
    but({ access_token: 'token' }),
    ['should token.documented-form /access_token', 'should token.entropy /access_token'],
  ],
  ['an opaque token', but({ access_token: opaque }), ['should token.documented-form /access_token']],
  ['a token with quotes', but({ access_token: `"${opaque}"` }), ['should token.charset /access_token']],
  [
    'a JWT whose claims are no JSON',
    but({ access_token: `${cutJwt(1)}.bm8.${opaque}` }),
    ['should token.jwt-decodable /access_token'],
  ],
  ['a JWT without its signature', but({ access_token: cutJwt(2) }), ['should token.jwt-parts /access_token']],
  [
    'a token of yesterday',
    but({ access_token: jwt({ iat: -86_400, exp: -82_800 }) }),
    ['should token.clock /access_token', 'should token.expired /access_token'],
  ],
  ['a downtime', { body: technical, status: 503 }, ['must contract.shape -']],
  ['the refusal of the middleware', { body: refused, status: 401 }, ['must contract.shape -']],
  ['the envelope of another bank', { body: { status: 200, success: true, data: issued } }, ['must contract.shape -']],
  ['a number', { body: 6000 }, ['must contract.types (body)']],
  ['a page', { body: '<HTML><TITLE>Sign in</TITLE>', type: 'text/html' }, ['must body.html-page -']],
  ['white space', { body: '  \r\n' }, ['must body.empty -']],
  [
    'cut within a character',
    { body: Buffer.from(text.replace('6000', 'é')).subarray(0, -3) },
    ['must json.truncated -', 'should json.invalid-utf-8 -'],
  ],
  ['a comment', { body: `/* ok */${text}` }, ['must json.grammar -']],
  ['two answers', { body: text + text }, ['must json.grammar -']],
  [
    'half of a surrogate pair',
    { body: text.replace('6000"', '6000","note":"\\ud83d"') },
    ['should json.lone-surrogate /note'],
  ],
  ['a byte order mark', { body: `\uFEFF${text}` }, ['should json.byte-order-mark -']],
];

const wrongSecret: readonly Row[] = [
  ['as elsewhere in the house', { body: refused }, []],
  ['any other object', { body: { message: 'no', code: 17 } }, []],
  ['the error of OAuth', { body: { error: 'invalid_client', error_description: 'no' } }, []],
  ['nothing', { body: '' }, []],
  ['a code that is no text', { body: { error: 17 } }, ['should rfc6749.error-code /error']],
  [
    'a description of two lines',
    { body: { error: 'invalid_client', error_description: 'no\nno' } },
    ['should rfc6749.error-description /error_description'],
  ],
  ['a success after all', { body: issued, status: 200 }, ['should rfc6749.wrong-secret /access_token']],
  ['with the status of a success', { body: refused, status: 200 }, ['should rfc6749.error-status -']],
  ['a downtime', { body: technical, status: 503 }, ['should rfc9110.server-error -']],
  ['a page', { body: '<html><title>403</title>', type: 'text/html', status: 403 }, ['should body.html-page -']],
  ['half of it', { body: '{"errorCode":' }, ['should json.truncated -']],
  [
    'what was sent',
    ({ body }) => ({ body: { ...refused, request: Buffer.from(body ?? []).toString() } }),
    ['should leak.secret-echo -'],
  ],
  ['which half was wrong', { body: { ...refused, errorMessage: 'wrong client secret' } }, ['should leak.which-half -']],
];

judgeBodies('singleview-payouts', {
  'accept/documented': { status: 200, rows: accepted },
  'wrong/clientCode': { status: 401, rows: wrongSecret },
});
