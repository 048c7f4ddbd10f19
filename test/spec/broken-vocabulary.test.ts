import { expect, test } from 'vitest';
import { baseDocument } from './base-document.ts';
import { codesAndLines, edited, loadText, markedLines } from './load-text.ts';

type Row = readonly [name: string, code: string, ...edits: (readonly [part: string, by: string])[]];

/** One break each: the code is reported at the line marked `#!`, and nothing else is. */
const rows: readonly Row[] = [
  // keys
  [
    'an unknown key',
    'E_UNKNOWN_KEY',
    ['x-shape: technical-error', 'x-shape: technical-error\n          x-shap: token #!'],
  ],
  [
    'an unknown key at the root',
    'E_UNKNOWN_KEY',
    ['x-claims: [RFC 6749]', 'x-claims: [RFC 6749]\nx-claim: [RFC 6749] #!'],
  ],
  [
    'a key on the wrong object',
    'E_MISPLACED_KEY',
    ['description: failed', 'description: failed\n          x-secret: failed #!'],
  ],
  [
    'x-shape beside content',
    'E_MISPLACED_KEY',
    ['description: issued', 'description: issued\n          x-shape: token #!'],
  ],
  [
    'a token pointer on a refusal',
    'E_MISPLACED_KEY',
    ['      x-shape: refusal', '      x-shape: refusal\n      x-token: {token: /message} #!'],
  ],
  [
    'a key beside the $ref of a response',
    'E_REF_SIBLING',
    [
      "        '503':\n",
      "        '500':\n          $ref: '#/paths/~1token/post/responses/503'\n          x-shape: refusal #!\n        '503':\n",
    ],
  ],
  [
    'a key beside the $ref of a parameter',
    'E_REF_SIBLING',
    [
      '        - name: X-REF\n',
      "        - $ref: '#/paths/~1token/post/parameters/0'\n          x-secret: other #!\n        - name: X-REF\n",
    ],
  ],
  // document and evidence
  ['a document without lines', 'E_VOCABULARY', ['x-claims: [RFC 6749]', 'x-claims: RFC 6749 #!']],
  [
    'a line with another name',
    'E_VOCABULARY',
    ["    L9: 'Accept is mandatory'", "    L9: 'Accept is mandatory'\n    line10: x #!"],
  ],
  ['evidence that is no line', 'E_EVIDENCE', ['x-evidence: [S900:L1]', 'x-evidence: [S900:L1, S900:L77] #!']],
  [
    'evidence of a reading that is no line',
    'E_EVIDENCE',
    ['schema: {type: integer}}', 'schema: {type: integer}} #!'],
    ['{id: number, evidence: [S900:L5]', '{id: number, evidence: [S900:L5, S900:L99]'],
  ],
  ['evidence in another form', 'E_VOCABULARY', ['x-evidence: [S900:L2]', 'x-evidence: [S900:L2, L3] #!']],
  [
    'evidence that is no list',
    'E_VOCABULARY',
    ['          x-evidence: [S900:L7]', '          x-evidence: [S900:L7]\n          x-unjudged: [never] #!'],
  ],
  [
    'x-unjudged without evidence',
    'E_VOCABULARY',
    ['description: failed', 'description: failed\n          x-unjudged: nobody can say #!'],
  ],
  [
    'a line that nobody cites',
    'E_UNCITED_LINE',
    ["    L9: 'Accept is mandatory'", "    L9: 'Accept is mandatory'\n    L10: 'Nobody cites this' #!"],
  ],
  ['an assumption without a why', 'E_VOCABULARY', ['x-assumed: {why: Servers fail.}', 'x-assumed: {source: P1} #!']],
  [
    'an assumption with a further key',
    'E_UNKNOWN_KEY',
    ['x-assumed: {why: Servers fail.}', 'x-assumed: {why: Servers fail., because: x} #!'],
  ],
  [
    'an answer that stands on nothing',
    'E_NO_EVIDENCE',
    [
      'components:\n',
      "  /b:\n    post: {operationId: b, responses: {'200': {description: b, x-shape: token}}} #!\ncomponents:\n",
    ],
  ],
  [
    'a changelog entry without a reason',
    'E_VOCABULARY',
    ["{date: '2025-01-02', pointer: /paths, reason: First version.}", "{date: '2025-01-02', pointer: /paths} #!"],
  ],
  [
    'a changelog date that is none',
    'E_VOCABULARY',
    [
      "{date: '2025-01-02', pointer: /paths, reason: First version.}",
      "{date: '2025-13-02', pointer: /paths, reason: x} #!",
    ],
  ],
  [
    'a public sample without an example',
    'E_VOCABULARY',
    ['grant: {type: string, const', 'grant: {type: string, x-public-sample: true, const'],
    ['x-evidence: [S900:L3]}\n', 'x-evidence: [S900:L3]} #!\n'],
  ],
  // requests
  ['a header that OpenAPI ignores', 'E_IGNORED_HEADER', ['name: X-REF', 'name: Accept #!']],
  ['the same in another case', 'E_IGNORED_HEADER', ['name: X-REF', 'name: content-type #!']],
  ['an Authorization header', 'E_IGNORED_HEADER', ['name: X-REF', 'name: Authorization #!']],
  ['a secret with a name that makes no variable', 'E_VOCABULARY', ['x-secret: apiKey', 'x-secret: API-key #!']],
  ['an unknown filler', 'E_VOCABULARY', ['x-generate: unique', 'x-generate: random #!']],
  [
    'a time stamp of unknown form',
    'E_TIME_FORMAT',
    ["example: '2025-01-02T10:20:39'", "example: 'noon'"],
    ['- name: X-TIME', '- name: X-TIME #!'],
  ],
  [
    'a required input that nobody fills',
    'E_NO_FILLER',
    ['          x-secret: apiKey\n', ''],
    ['- name: X-KEY', '- name: X-KEY #!'],
  ],
  [
    'a cookie',
    'E_UNSUPPORTED',
    ['        - name: X-REF\n          in: header', '        - name: X-REF\n          in: cookie #!'],
  ],
  [
    'a request header without a value',
    'E_VOCABULARY',
    [
      '{name: Accept, value: application/json, required: true, x-evidence: [S900:L9]}',
      '{name: Accept, required: true, x-evidence: [S900:L9]} #!',
    ],
  ],
  [
    'an operation without an id',
    'E_OPERATION_ID',
    ['      operationId: requestToken\n', ''],
    ['    post:\n', '    post: #!\n'],
  ],
  ['an operation id with a slash', 'E_OPERATION_ID', ['operationId: requestToken', 'operationId: request/token #!']],
  [
    'a duplicate operation id',
    'E_DUPLICATE_OPERATION',
    [
      'components:\n',
      '  /again:\n    get:\n      operationId: requestToken #!\n      x-evidence: [S900:L1]\n      responses: {}\ncomponents:\n',
    ],
  ],
  ['a path variable without a parameter', 'E_PATH_PARAMETER', ['  /token:\n', '  /token/{tenant}: #!\n']],
  [
    'x-url: whole with another path',
    'E_WHOLE_URL',
    ['x-claims: [RFC 6749]', 'x-claims: [RFC 6749]\nx-url: whole'],
    ['  /token:\n', '  /token: #!\n'],
  ],
  ['x-url with another word', 'E_VOCABULARY', ['x-claims: [RFC 6749]', 'x-claims: [RFC 6749]\nx-url: all #!']],
  ['an unknown security scheme', 'E_SECURITY', ['security: [{basic: []}]', 'security: [{bassic: []}] #!']],
  // responses
  ['an unknown shape', 'E_VOCABULARY', ['x-shape: technical-error', 'x-shape: failure #!']],
  [
    'an answer without a shape',
    'E_NO_SHAPE',
    ['      x-shape: refusal\n', ''],
    ['    Refused:\n', '    Refused: #!\n'],
  ],
  ['an unknown cause', 'E_VOCABULARY', ['- wrong-secret', '- wrong-password #!']],
  [
    'an unknown cause in a map',
    'E_VOCABULARY',
    ['{cause: unknown-client, x-assumed: {why: Not said.}}', '{cause: nobody, x-assumed: {why: Not said.}} #!'],
  ],
  [
    'a simulated status that is none',
    'E_VOCABULARY',
    ['x-simulate: {status: 401, headers', 'x-simulate: {status: 42, headers'],
    ['body: {message: no}}', 'body: {message: no}} #!'],
  ],
  [
    'a simulated status for an unknown cause',
    'E_UNKNOWN_KEY',
    ['x-simulate: {status: 401, headers', 'x-simulate: {status: {wrong-pass: 401}, headers'],
    ['body: {message: no}}', 'body: {message: no}} #!'],
  ],
  [
    'a simulated status where one is stated',
    'E_VOCABULARY',
    ['x-refuses: [technical]', 'x-refuses: [technical]\n          x-simulate: {status: 500} #!'],
  ],
  [
    'a token pointer that leads nowhere',
    'E_TOKEN_POINTER',
    ['x-token: {token: /access_token,', 'x-token: {token: /acces_token,'],
    ['lifetime: /expires_in}', 'lifetime: /expires_in} #!'],
  ],
  ['a lifetime pointer that leads nowhere', 'E_TOKEN_POINTER', ['lifetime: /expires_in}', 'lifetime: /expires} #!']],
  [
    'a token answer that hides its token',
    'E_TOKEN_POINTER',
    ['      x-token: {token: /access_token, lifetime: /expires_in}\n', ''],
    ['      required: [access_token]\n', ''],
    ['        access_token: {type', '        token: {type'],
    ['    Issued:\n', '    Issued: #!\n'],
  ],
  // conflicts
  ['a start that names no reading', 'E_CONFLICT', ['    start: header', '    start: heder #!']],
  ['an after that names no conflict', 'E_CONFLICT', ['    after: Z01', '    after: Z99 #!']],
  ['an after that names itself', 'E_CONFLICT', ['    after: Z01', '    after: Z02 #!']],
  [
    'an unknown way to decide',
    'E_VOCABULARY',
    ['    decide: outcomes', '    decide: outcome #!'],
    ["    requests:\n      without: [{omit: 'body:/grant'}]\n", ''],
    ['observe: {documented: accepted, without: refused}', "observe: 'length == 1'"],
    ['observe: {documented: accepted, without: accepted}', "observe: 'length == 2'"],
  ],
  [
    'a reading without evidence',
    'E_READING',
    ['{id: header, evidence: [S900:L8], use', '{id: header, use'],
    ["['header:Signature']}}", "['header:Signature']}} #!"],
  ],
  [
    'a conflict with one reading',
    'E_VOCABULARY',
    ['      - {id: string, evidence: [S900:L6], schema: {type: string}}\n', ''],
    ['    member: /expires_in\n    readings:', '    member: /expires_in\n    readings: #!'],
    ['x-evidence: [S900:L2]', 'x-evidence: [S900:L2, S900:L6]'],
  ],
  [
    'two readings with one id',
    'E_DUPLICATE_ID',
    ['{id: string, evidence: [S900:L6]', '{id: number, evidence: [S900:L6]'],
    ['schema: {type: string}}\n  - id: Z04', 'schema: {type: string}} #!\n  - id: Z04'],
  ],
  ['two conflicts with one id', 'E_DUPLICATE_ID', ['  - id: Z04', '  - id: Z03 #!']],
  [
    'an unknown key of a conflict',
    'E_UNKNOWN_KEY',
    ['    member: /expires_in', '    member: /expires_in\n    membre: /x #!'],
  ],
  [
    'an unknown key of use',
    'E_UNKNOWN_KEY',
    [
      "use: {signaturePlace: ['header:Signature']}}",
      "use: {signaturePlace: ['header:Signature'], signaturePlaces: []}} #!",
    ],
  ],
  [
    'use of an operation that is not there',
    'E_READING',
    [
      "use: {signaturePlace: ['header:Signature']}}",
      "use: {signaturePlace: ['header:Signature'], operation: getToken}} #!",
    ],
  ],
  [
    'a place that is no location',
    'E_VOCABULARY',
    ["use: {signaturePlace: ['body:/Signature']}}", 'use: {signaturePlace: [Signature]}} #!'],
  ],
  [
    'use in a conflict of outcomes',
    'E_READING',
    [
      '{id: ignored, assumed: {why: It has one value.},',
      '{id: ignored, use: {operation: requestToken}, assumed: {why: It has one value.},',
    ],
    ['without: accepted}}', 'without: accepted}} #!'],
  ],
  [
    'an outcome of an unknown request',
    'E_READING',
    ['observe: {documented: accepted, without: refused}}', 'observe: {documented: accepted, with: refused}} #!'],
  ],
  [
    'an outcome that is none',
    'E_VOCABULARY',
    ['observe: {documented: accepted, without: refused}}', 'observe: {documented: accepted, without: rejected}} #!'],
  ],
  [
    'a schema in a first-token conflict',
    'E_READING',
    ["['header:Signature']}}", "['header:Signature']}, schema: {type: string}} #!"],
  ],
  [
    'an expression that is none',
    'E_EXPRESSION',
    ['observe: expires_in == exp - iat}', 'observe: expires_in = exp - iat} #!'],
  ],
  [
    'an expression with an unknown name',
    'E_EXPRESSION',
    ['observe: expires_in != exp - iat}', 'observe: lifetime != exp - iat} #!'],
  ],
  [
    'a request in a conflict of the response',
    'E_READING',
    ['schema: {type: integer}}', 'schema: {type: integer}, request: [{method: GET}]} #!'],
  ],
  // changes
  [
    'a change of no known form',
    'E_CHANGE',
    ['[{method: GET}, {noBody: true}]}', '[{method: GET}, {noBodi: true}]} #!'],
  ],
  [
    'a change with a value outside its list',
    'E_CHANGE',
    ['[{method: GET}, {noBody: true}]}', '[{method: GET}, {bodyText: broken}]} #!'],
  ],
  [
    'a change with a key too many',
    'E_CHANGE',
    ['[{method: GET}, {noBody: true}]}', '[{method: GET, path: /x}, {noBody: true}]} #!'],
  ],
  [
    'a change of an input that is not there',
    'E_LOCATION',
    ["without: [{omit: 'body:/grant'}]", "without: [{omit: 'body:/grand'}] #!"],
  ],
  [
    'altering what is no credential',
    'E_CHANGE',
    ["without: [{omit: 'body:/grant'}]", "without: [{alter: 'body:/grant', how: wrong}] #!"],
  ],
  [
    'a credential that is not there',
    'E_CHANGE',
    ["without: [{omit: 'body:/grant'}]", "without: [{set: 'body:/grant', credential: clientIdd}] #!"],
  ],
  // silences
  [
    'a silence that observes nothing known',
    'E_EXPRESSION',
    ["observe: 'header:Cache-Control'}", 'observe: cache-control} #!'],
  ],
  [
    'a passive silence with a request',
    'E_SILENCE',
    ['observe: status, passive: true}', 'observe: status, passive: true, request: [{method: GET}]} #!'],
  ],
  ['passive: false', 'E_VOCABULARY', ['observe: status, passive: true}', 'observe: status, passive: false} #!']],
  [
    'two silences with one id',
    'E_DUPLICATE_ID',
    ['{id: Z06,', '{id: Z05,'],
    ['request: [{method: GET}, {noBody: true}]}', 'request: [{method: GET}, {noBody: true}]} #!'],
  ],
  // signature
  ['a part that points to no conflict', 'E_SIGNATURE', ['  bytes: as-sent', '  bytes: {conflict: Z77} #!']],
  [
    'a part that its conflict does not decide',
    'E_SIGNATURE',
    ['  bytes: as-sent', '  bytes: {conflict: Z03}'],
    ['schema: {type: integer}}', 'schema: {type: integer}} #!'],
    ['schema: {type: string}}\n  - id: Z04', 'schema: {type: string}} #!\n  - id: Z04'],
  ],
  [
    'a reading that decides a part which is not left to it',
    'E_SIGNATURE',
    ['  place: {conflict: Z01}', "  place: ['header:Signature']"],
    ["['header:Signature']}}", "['header:Signature']}} #!"],
    ["['body:/Signature']}}", "['body:/Signature']}} #!"],
  ],
  [
    'algorithm and steps at once',
    'E_SIGNATURE',
    ['  encoding: base64', '  encoding: base64\n  steps: [sha256]'],
    ['x-signature:\n', 'x-signature: #!\n'],
  ],
  ['an unknown step', 'E_VOCABULARY', ['  algorithm: RSASSA-PKCS1-v1_5-SHA256', '  steps: [sha512] #!']],
  // secrets
  ['a private key', 'E_SECRET_IN_SPEC', ['description: failed', "description: '-----BEGIN PRIVATE KEY-----' #!"]],
  ['a secret API key', 'E_SECRET_IN_SPEC', ['description: failed', 'description: sk_live_0123456789abcdef #!']],
  [
    'a JWT that is no public sample',
    'E_SECRET_IN_SPEC',
    [
      'example: abc.def, x-public-sample: true}',
      'example: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlMTIz} #!',
    ],
  ],
  [
    'a URL with a password',
    'E_SECRET_IN_SPEC',
    ['paths:\n', 'servers:\n  - url: https://user:pass@host.test #!\n    x-assumed: {why: x}\npaths:\n'],
  ],
];

const cases = rows.map(([name, code, ...edits]) => ({ name, code, edits }));

test.each(cases)('$name', async ({ code, edits }) => {
  const text = edited(baseDocument, ...edits);
  const { spec, problems } = await loadText(text);
  expect(codesAndLines(problems)).toEqual(markedLines(text).map((line) => `${code} ${line}`));
  expect(spec).toBeNull();
});
