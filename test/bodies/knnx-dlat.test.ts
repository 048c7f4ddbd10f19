import { judgeBodies, type Row } from './answers.ts';
import { cutJwt, jwt, latin1, opaque } from './jwt.ts';

const issued = { access_token: jwt(), token_type: 'Bearer', expires_in: 3600 };
const text = JSON.stringify(issued);
const but = (changes: object) => ({ body: { ...issued, ...changes } });
const html = '<html><title>Portal</title></html>';

/** The document states a status for each outcome and no body: what is said of a body is said by a standard. */
const accepted: readonly Row[] = [
  ['as OAuth has it', { body: issued }, []],
  ['an opaque token', but({ access_token: opaque }), []],
  ['a token in a wrapper', { body: { data: issued } }, []],
  ['a token in camel case', { body: { accessToken: opaque } }, []],
  ['members that nobody documented', but({ scope: 'DLAT access Webhooks', tenant: 7 }), []],
  ['no token', { body: { message: 'ok' } }, []],
  ['a text that says so', { body: 'ok', type: 'text/plain' }, []],
  ['nothing', { body: '' }, []],
  ['a token type in lower case', but({ token_type: 'bearer' }), []],
  ['no token type', { body: { access_token: opaque, expires_in: 60 } }, []],
  ['another token type', but({ token_type: 'mac' }), ['should token.type /token_type']],
  ['a token type that is null', but({ token_type: null }), ['should token.type /token_type']],
  ['a lifetime of digits', but({ expires_in: '3600' }), ['should rfc6749.expires-in /expires_in']],
  ['a lifetime that is null', but({ expires_in: null }), ['should rfc6749.expires-in /expires_in']],
  ['a lifetime of nothing', but({ expires_in: 0 }), ['should rfc6749.expires-in /expires_in']],
  ['a lifetime with a fraction', but({ expires_in: 3599.5 }), ['should rfc6749.expires-in /expires_in']],
  ['a fraction of zero', { body: text.replace('3600', '3600.0') }, ['should json.fraction-of-zero /expires_in']],
  ['another lifetime than the token', but({ expires_in: 7200 }), ['should token.lifetime /expires_in']],
  ['a refresh token', but({ refresh_token: opaque }), ['should rfc6749.refresh-token /refresh_token']],
  ['an unsigned JWT', but({ access_token: jwt({}, { alg: 'none' }) }), ['should token.alg-none /access_token']],
  ['a JWT with an empty signature', but({ access_token: `${cutJwt(2)}.` }), ['should token.signature /access_token']],
  ['a JWT without its signature', but({ access_token: cutJwt(2) }), ['should token.jwt-parts /access_token']],
  [
    'a dead token',
    but({ access_token: jwt({ iat: -60, exp: -1 }), expires_in: 59 }),
    ['should token.expired /access_token'],
  ],
  ['a token of five characters', but({ access_token: 'a1b2c' }), ['should token.entropy /access_token']],
  ['a token with an umlaut', but({ access_token: `${opaque}ü` }), ['should token.charset /access_token']],
  [
    'the secret inside the token',
    ({ body }) => but({ access_token: jwt({ sub: Buffer.from(body ?? []).toString() }) }),
    ['should token.secret-inside /access_token'],
  ],
  ['a token as plain text', { body: text, type: 'text/plain' }, ['should rfc6749.json-answer header:Content-Type']],
  ['no media type', { body: issued, type: null }, ['should rfc9110.content-type header:Content-Type']],
  ['a page', { body: html, type: 'text/html' }, ['should body.html-page -']],
  ['half of it', { body: text.slice(0, 50) }, ['should json.truncated -']],
  ['two commas', { body: text.replace(',', ',,') }, ['should json.grammar -']],
  [
    'a token twice',
    { body: text.replace('{', '{"access_token":"x",') },
    ['should json.duplicate-member /access_token'],
  ],
  ['created instead of OK', { body: issued, status: 201 }, ['must contract.status -']],
  ['a refusal', { body: { message: 'not authorised' }, status: 401 }, ['must contract.shape -']],
  ['a failure', { body: { message: 'failed' }, status: 503 }, ['must contract.shape -']],
  ['a status that is not listed', { body: { message: 'no' }, status: 500 }, ['must contract.shape -']],
];

const unknownClient: readonly Row[] = [
  ['as documented', { body: { message: 'unknown client' } }, []],
  ['any other body', { body: '"404"' }, []],
  ['nothing', { body: '' }, []],
  ['a page', { body: html, type: 'text/html' }, ['should body.html-page -']],
  ['a success', { body: issued, status: 200 }, ['must contract.no-token /access_token']],
  ['a success without a token', { body: {}, status: 200 }, ['must contract.shape -']],
  ['the refusal of a wrong secret', { body: { message: 'not authorised' }, status: 401 }, ['must contract.status -']],
  ['a failure', { body: { message: 'failed' }, status: 503 }, ['must contract.status -']],
];

const wrongSecret: readonly Row[] = [
  ['as assumed', { body: { message: 'not authorised' } }, []],
  ['as an unknown client', { body: {}, status: 404 }, []],
  ['a success', { body: issued, status: 200 }, ['should rfc6749.wrong-secret /access_token']],
  ['a success without a token', { body: {}, status: 200 }, ['should rfc6749.wrong-secret -']],
  [
    'a page of Spring with its trace',
    { body: { status: 401, error: 'Unauthorized', trace: 'x.y.E: no\n\tat x.y.Auth.issue(Auth.java:42)\n' } },
    ['should leak.stack-trace -', 'should rfc6749.error-code /error'],
  ],
  [
    'a page of Laravel in debug mode',
    { body: { message: 'no', exception: 'App\\Http\\Refused', trace: [{ file: '/var/www/app/x.php', line: 4 }] } },
    ['should leak.class-name -', 'should leak.file-path -'],
  ],
  [
    'a page of ASP.NET in debug mode',
    { body: { Message: 'no', StackTrace: '   at A.B.Post(C c) in C:\\work\\auth\\B.cs:line 4\r\n' } },
    ['should leak.file-path -', 'should leak.stack-trace -'],
  ],
  ['a message in Latin-1', { body: latin1({ message: 'réfusé' }) }, ['should json.invalid-utf-8 -']],
];

/** RFC 6749 §2.3.1. */
const idInUrl: readonly Row[] = [
  ['a refusal', { body: { message: 'arguments not valid' } }, []],
  ['a token', { body: issued, status: 200 }, ['should rfc6749.credentials-in-uri /access_token']],
];

/** RFC 6749 §3.3. */
const anotherScope: readonly Row[] = [
  ['a refusal', { body: { error: 'invalid_scope' } }, []],
  ['a refusal in words of its own', { body: { error: 'scope' } }, ['should rfc6749.error-code /error']],
  ['a token', { body: issued, status: 200 }, ['should rfc6749.invalid-scope /access_token']],
  ['a token with a scope', { body: { ...issued, scope: 'DLAT access Webhooks' }, status: 200 }, []],
];

/** RFC 9112 §5.1. */
const whiteSpace: readonly Row[] = [
  ['a bad request', { body: '' }, []],
  ['a token', { body: issued, status: 200 }, ['should rfc9112.header-whitespace -']],
  ['another refusal', { body: {}, status: 412 }, ['should rfc9112.header-whitespace -']],
];

judgeBodies('knnx-dlat', {
  'accept/documented': { status: 200, rows: accepted },
  'unknown/clientId': { status: 404, rows: unknownClient },
  'query/client_id': { status: 412, rows: idInUrl },
  'value/body.scope': { status: 400, rows: anotherScope },
  'white-space/header.Content-Type': { status: 400, rows: whiteSpace },
  'wrong/clientSecret': { status: 401, rows: wrongSecret },
});
