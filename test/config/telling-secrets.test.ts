import { expect, test } from 'vitest';
import { tellingSecrets } from '../../src/config/telling-secrets.ts';
import { rule } from './rule.ts';

const rules = new Map(
  [rule('clientId'), rule('clientSecret'), rule('clientCode'), rule('countryCode'), rule('companyId')]
    .concat(rule('privateKey', 'private-key'), rule('passphrase'))
    .map((one) => [one.name, one]),
);
const told = (values: Readonly<Record<string, string>>): readonly string[] =>
  tellingSecrets(rules, new Map(Object.entries(values)), new Map([['clientSecret', '.env ACME_SECRET']])).map(
    ({ code, at, what }) => `${code} ${JSON.stringify(at)} ${what}`,
  );

test.each([
  { clientId: 'acme', clientSecret: 'k3-long-enough' },
  { clientSecret: '12345678' },
  { clientId: 'k3', companyId: '7', countryCode: 'SA' },
  { privateKey: 'x', passphrase: 'word' },
  { clientSecret: '  ' },
])('%j can be kept out of a report', (values) => {
  expect(told(values)).toEqual([]);
});

test.each([
  [{ clientSecret: 'k3short' }, 'has fewer than 8 characters: a report could not hide it'],
  [{ clientSecret: 'Acme-4711', clientId: 'acme-4711' }, 'has the same value as clientId, so it is no secret'],
  [{ clientSecret: 'company-7', companyId: 'company-7' }, 'has the same value as companyId, so it is no secret'],
  [{ clientSecret: 'clientsecret' }, 'holds its own name'],
])('%j cannot, and the value is not told', (values, what) => {
  expect(told(values)).toEqual([`E_SECRET_TOO_SHORT ".env ACME_SECRET" ${what}`]);
});

test('a client code is a secret as well', () => {
  expect(told({ clientCode: 'k3-code' })).toHaveLength(1);
});
