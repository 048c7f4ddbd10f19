import type { Expectation } from '../../../src/model/contract-case.ts';
import type { NotJson, TextProblem } from '../../../src/model/evidence.ts';
import { aBody, aResponse, aSubject, issued, issuedBody } from '../support.ts';
import { exchange, type Example, type Examples } from './example.ts';

const record: Expectation = { kind: 'record', silence: null, cause: 'malformed-body' };
const silent = exchange(aSubject(null));
const broken = (looksLike: NotJson['looksLike'], text = 'x') =>
  aResponse(undefined, {
    body: aBody(undefined, {
      bytes: text.length,
      text,
      htmlTitle: looksLike === 'html' ? '502 Bad Gateway' : null,
      notJson: { looksLike, rule: 'a value must stand here', line: 1, col: 3 },
    }),
  });

const problem = (kind: TextProblem['kind'], pointer: string | null, detail: string): Example['fires'] =>
  exchange(aSubject(issued({ body: aBody(issuedBody, { problems: [{ kind, pointer, line: 1, col: 9, detail }] }) })));

const about = (
  kind: TextProblem['kind'],
  pointer: string | null,
  detail: string,
  requirement: Example['requirement'],
  says: RegExp,
): Example => ({
  fires: problem(kind, pointer, detail),
  requirement,
  says,
  quiet: exchange(aSubject(issued())),
  unasked: silent,
});

export const bodyExamples: Examples = {
  'body.empty': {
    fires: exchange(aSubject(broken('empty', ''))),
    requirement: 'S900:L10 must',
    says: /The body is empty \(status 200\), but the document states a JSON body/,
    quiet: exchange(aSubject(issued())),
    unasked: exchange(aSubject(broken('empty', ''), { expect: record })),
  },
  'body.html-page': {
    fires: exchange(aSubject(broken('html'))),
    requirement: 'S900:L10 must',
    says: /The body is an HTML page titled "502 Bad Gateway" \(status 200, application\/json\), not JSON/,
    quiet: exchange(aSubject(issued())),
    unasked: silent,
  },
  'json.grammar': {
    fires: exchange(aSubject(broken('not-json'))),
    requirement: 'S900:L10 must',
    says: /The body \(1 bytes\) is not JSON: at line 1, column 3, a value must stand here/,
    quiet: exchange(aSubject(issued())),
    unasked: exchange(aSubject(aResponse('x', { contentType: null }), { expect: record })),
  },
  'json.truncated': {
    fires: exchange(aSubject(broken('truncated'), { expect: record })),
    requirement: 'RFC 8259 §2 should',
    says: /The body stops in the middle of its JSON after 1 bytes/,
    quiet: exchange(aSubject(issued())),
    unasked: exchange(aSubject(broken('html'))),
  },
  'json.duplicate-member': about(
    'duplicate-member',
    '/data/access_token',
    'the member occurs again: string, then string',
    'RFC 8259 §4 should',
    /^\/data\/access_token \(line 1, column 9\): the member occurs again/,
  ),
  'json.byte-order-mark': about(
    'byte-order-mark',
    null,
    'the body begins with a byte order mark',
    'RFC 8259 §8.1 should',
    /^The body \(line 1, column 9\)/,
  ),
  'json.invalid-utf-8': about(
    'invalid-utf-8',
    null,
    'byte 9 is not UTF-8',
    'RFC 8259 §8.1 should',
    /byte 9 is not UTF-8; readers replace or refuse/,
  ),
  'json.lone-surrogate': about(
    'lone-surrogate',
    '/x',
    'the string holds half of a surrogate pair',
    'RFC 7493 §2.1 should',
    /half of a surrogate pair; no Unicode text/,
  ),
  'json.unsafe-number': about(
    'unsafe-number',
    '/x',
    '9007199254740993 is beyond 2^53 - 1',
    'RFC 7493 §2.2 should',
    /9007199254740993 is beyond/,
  ),
  'json.charset': {
    fires: exchange(
      aSubject(
        issued({
          contentType: { raw: 'application/json; charset=utf-16', media: 'application/json', charset: 'utf-16' },
          body: aBody(issuedBody, {
            problems: [{ kind: 'charset', pointer: null, line: 1, col: 1, detail: 'utf-16' }],
          }),
        }),
      ),
    ),
    requirement: 'RFC 8259 §8.1 should',
    says: /Content-Type is "application\/json; charset=utf-16", but JSON is UTF-8 only/,
    quiet: exchange(aSubject(issued())),
    unasked: silent,
  },
  'json.fraction-of-zero': about(
    'fraction-of-zero',
    '/data/expires_in',
    '3600.0 is an integer written with a fraction',
    'RFC 6749 §A.14 should',
    /^\/data\/expires_in .* 3600\.0 is an integer written with a fraction/,
  ),
};
