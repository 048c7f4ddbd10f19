import { describe, expect, it } from 'vitest';
import { classify, expectedBranch } from '../../src/check/classify.ts';
import { aSpec } from './a-spec.ts';
import { aResponse, issued, issuedBody, refused, refusedBody, validator } from './support.ts';

const spec = aSpec();
const [
  operation = (() => {
    throw new TypeError('no operation');
  })(),
] = spec.operations;
const name = (response: Parameters<typeof classify>[2]) =>
  classify(spec, operation, response, validator(spec.document))?.branch.name ?? null;

describe('a response is classified by its own form', () => {
  it('is the branch whose status and schema it fits', () => {
    expect(name(issued())).toBe('Issued');
    expect(name(refused())).toBe('Refused');
  });
  it('is still that branch under another status', () => {
    expect(name(aResponse(refusedBody, { status: 200 }))).toBe('Refused');
    expect(name(issued({ status: 401 }))).toBe('Issued');
  });
  it('is the nearest branch when it fits none', () => {
    expect(name(aResponse({ success: false, code: 'SCOPE' }, { status: 403 }))).toBe('OutOfScope');
    expect(name(aResponse({ success: true, data: { access_token: 7 } }))).toBe('Issued');
  });
  it('is the token branch when there is a token in it', () => {
    expect(name(issued({ body: aResponse({ ...issuedBody, success: false, code: 'AUTH', message: 'x' }).body }))).toBe(
      'Issued',
    );
  });
  it('is the token branch under any status when there is a token in it and its body is not documented', () => {
    const bodiless = operation.responses.map((rule) => ({
      ...rule,
      branches: rule.branches.map((branch) => ({ ...branch, schema: null, token: null })),
    }));
    const silent = { ...operation, responses: bodiless };
    const shape = (response: Parameters<typeof classify>[2]) =>
      classify(spec, silent, response, validator(spec.document))?.branch.shape ?? null;
    expect([shape(issued({ status: 201 })), shape(issued({ status: 401 }))]).toEqual(['token', 'token']);
    expect([shape(refused()), shape(refused({ status: 418 }))]).toEqual(['refusal', null]);
  });
  it('is nothing when it is like nothing documented', () => {
    expect(name(aResponse({ hello: 1 }, { status: 418 }))).toBeNull();
    expect(name(aResponse(undefined, { status: 418 }))).toBeNull();
  });
});

describe('a status with one form only', () => {
  it('is that form, with departures, when the body has a member of it', () => {
    expect(name(aResponse({ success: false, code: 'OTHER', extra: 1 }, { status: 403 }))).toBe('OutOfScope');
    expect(name(aResponse({ success: 'no', code: 'OTHER' }, { status: 403 }))).toBe('OutOfScope');
  });
  it('is a stranger when the body has none', () => {
    expect(name(aResponse({ success: 'no', message: 7 }, { status: 403 }))).toBeNull();
    expect(name(aResponse([], { status: 403 }))).toBeNull();
  });
});

describe('the expected branch', () => {
  it('is the token branch for an accepted request', () => {
    expect(expectedBranch(operation, { kind: 'accept' })?.branch.name).toBe('Issued');
  });
  it('is the branch that states the cause for a refused one', () => {
    expect(expectedBranch(operation, { kind: 'refuse', cause: 'wrong-scope' })?.branch.name).toBe('OutOfScope');
  });
  it('is the one with the status of the response where several would do', () => {
    const twice = {
      ...operation,
      responses: operation.responses.flatMap((rule) =>
        rule.status === '403' ? [{ ...rule, status: '400' }, rule] : [rule],
      ),
    };
    const status = (given: number | null) =>
      expectedBranch(twice, { kind: 'refuse', cause: 'wrong-scope' }, given)?.rule.status;
    expect([status(null), status(400), status(403), status(418)]).toEqual(['400', '400', '403', '400']);
  });
  it('is none for a cause that nothing states, and for cases that record', () => {
    expect(expectedBranch(operation, { kind: 'refuse', cause: 'malformed-body' })).toBeNull();
    expect(expectedBranch(operation, { kind: 'record', silence: null, cause: 'wrong-secret' })).toBeNull();
  });
});
