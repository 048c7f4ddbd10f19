import { describe, expect, test } from 'vitest';
import * as knnx from '../../contracts/knnx-dlat/generated/forms.ts';
import * as singapay from '../../contracts/singapay-b2b/generated/forms.ts';
import { documentedForms } from '../../src/contract/documented-forms.ts';

const issued = {
  status: 200,
  success: true,
  data: { access_token: 'a.b.c', token_type: 'Bearer', expires_in: '3600' },
};
const refused = { status: 401, success: false, error: { code: 401, message: 'Invalid credentials' } };

describe('the documented forms of a provider', () => {
  test('a documented success has no violations and is of its form', () => {
    expect(singapay.validateTokenResponse(issued)).toEqual([]);
    expect(singapay.isIssued(issued)).toBe(true);
    expect(singapay.formOf({ status: 200, body: issued })).toBe('Issued');
  });

  test('a departure is named with its place, what was expected and what came', () => {
    const [violation] = singapay.validateTokenResponse({ ...issued, success: 'yes' });
    expect(violation).toMatchObject({ pointer: '/success', expected: 'boolean', actual: 'string "yes"' });
    expect(singapay.validateTokenResponse(refused)).not.toEqual([]);
    expect(singapay.isIssued('not even an object')).toBe(false);
  });

  test('a guard narrows the type', () => {
    const body: unknown = issued;
    expect(singapay.isIssued(body) && body.data.access_token).toBe('a.b.c');
  });

  test('an answer is told by its status and its body together', () => {
    expect(singapay.formOf({ status: 401, body: refused })).toBe('InvalidCredentials');
    expect(singapay.formOf({ status: 403, body: refused })).toBe('OtherRefusal');
    expect(singapay.formOf({ status: 200, body: refused })).toBeNull();
  });

  test('a body that is not documented may be anything', () => {
    expect(knnx.validateTokenResponse('anything')).toEqual([]);
    expect(knnx.formOf({ status: 200, body: 'anything' })).toBe('status 200');
    expect(knnx.formOf({ status: 418, body: null })).toBe('status default');
  });
});

const isOf = (type: string) =>
  Object.assign((value: unknown) => typeof value === type, {
    errors: [{ instancePath: '', schemaPath: '#/type', keyword: 'type', params: { type } }],
  });

describe('forms that were written by hand', () => {
  const forms = documentedForms(
    [
      { name: 'Text', shape: 'token', statuses: ['200'], schema: '/text' },
      { name: 'Number', shape: 'token', statuses: ['2XX'], schema: '/number' },
    ],
    { '/text': isOf('string'), '/number': isOf('number') },
  );

  test('an exact status stands before its range, and nothing stands for others', () => {
    expect(forms.nameOf({ status: 200, body: 1 })).toBeNull();
    expect(forms.nameOf({ status: 201, body: 1 })).toBe('Number');
    expect(forms.nameOf({ status: 500, body: 1 })).toBeNull();
  });

  test('of several successes the nearest counts', () => {
    expect(forms.ofSuccess(1)).toEqual([]);
    expect(forms.ofSuccess('a')).toEqual([]);
  });

  test('a name that is none is a mistake of the caller', () => {
    expect(() => forms.violations('Nobody', 1)).toThrow(RangeError);
  });
});
