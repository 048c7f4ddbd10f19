import type { Expectation } from '../../../src/model/contract-case.ts';
import { aBody, aSubject, issued, refused, refusedBody } from '../support.ts';
import { exchange, type Example, type Examples } from './example.ts';

const record: Expectation = { kind: 'record', silence: null, cause: 'wrong-secret' };
const saying = (message: string) =>
  exchange(aSubject(refused({ body: aBody({ ...refusedBody, message }) }), { expect: record }));
const silent = exchange(aSubject(null));
const text = (leak: string, harmless: string, says: RegExp): Example => ({
  fires: saying(leak),
  requirement: 'CWE-209 should',
  says,
  quiet: saying(harmless),
  unasked: exchange(aSubject(refused({ body: aBody(undefined) }))),
});
const withHeader = (...header: [string, string]) => exchange(aSubject(issued({ headers: [header] })));

export const leakExamples: Examples = {
  'leak.secret-echo': {
    fires: exchange(aSubject(refused({ echoes: [{ name: 'clientSecret', form: 'base64', where: 'body' }] }))),
    requirement: 'CWE-201 should',
    says: /The answer \(status 401\) repeats «clientSecret» \(base64\) in its body/,
    quiet: exchange(aSubject(refused({ echoes: [{ name: 'clientId', form: 'raw', where: 'body' }] }))),
    unasked: silent,
  },
  'leak.stack-trace': text(
    'Error: x\n    at Auth.check (/srv/auth.js:12:7)',
    'Meet us at the office (12:30)',
    /shows a stack trace: /,
  ),
  'leak.sql': text(
    'SQLSTATE[42S02]: Base table',
    'Please select a plan from the list',
    /SQL or an error of a database: "SQLSTATE\[42S02\]"/,
  ),
  'leak.file-path': text(
    'failed opening /var/www/app/token.php',
    'see https://docs.invalid/var/www/app',
    /a path of the server: "\/var\/www\/app\/token\.php"/,
  ),
  'leak.class-name': text(
    'java.lang.NullPointerException',
    'invalid_client',
    /the name of a class: "java\.lang\.NullPointerException"/,
  ),
  'leak.private-address': {
    ...text(
      'upstream auth-7.internal refused',
      'version 10.20.3 of 2026',
      /names "auth-7\.internal", an address inside/,
    ),
    requirement: 'CWE-497 note',
  },
  'leak.which-half': {
    fires: saying('The client secret is wrong'),
    requirement: 'CWE-204 should',
    says: /The refusal of a request with a wrong secret \(status 401\) says "secret is wrong"/,
    quiet: saying('Invalid credentials'),
    unasked: exchange(
      aSubject(refused({ body: aBody({ message: 'The secret is wrong' }) }), { expect: { kind: 'accept' } }),
    ),
  },
  'leak.set-cookie': {
    fires: withHeader('set-cookie', 'sid=1; Path=/'),
    requirement: 'RFC 6265 §8.2 should',
    says: /The answer sets a cookie that the document does not mention/,
    quiet: exchange(aSubject()),
    unasked: silent,
  },
  'leak.server-version': {
    fires: withHeader('Server', 'nginx/1.25.3'),
    requirement: 'CWE-497 note',
    says: /The header Server is "nginx\/1\.25\.3"/,
    quiet: withHeader('Server', 'nginx'),
    unasked: saying('x'),
  },
};
