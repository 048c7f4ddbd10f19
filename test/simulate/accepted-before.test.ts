import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/model/provider-spec.ts';
import type { RawRequest } from '../../src/model/simulator.ts';
import { createAcceptedBefore } from '../../src/simulate/accepted-before.ts';

const operation = { id: 'requestToken' } as Operation;
const aRequest = (change: Partial<RawRequest> = {}): RawRequest => ({
  method: 'POST',
  path: '/token',
  headers: [['Accept', '*/*']],
  body: Buffer.from('{"a":1}'),
  ...change,
});

describe('requests that were accepted before', () => {
  it('are known by the same bytes', () => {
    const before = createAcceptedBefore();
    before.add(aRequest(), operation);
    expect(before.operationOf(aRequest())).toBe(operation);
  });

  it.each<[string, Partial<RawRequest>]>([
    ['method', { method: 'PUT' }],
    ['path', { path: '/token?' }],
    ['header value', { headers: [['Accept', '*/* ']] }],
    ['header name', { headers: [['accept', '*/*']] }],
    ['number of headers', { headers: [] }],
    ['body', { body: Buffer.from('{"a":2}') }],
  ])('are not known by another %s', (_, change) => {
    const before = createAcceptedBefore();
    before.add(aRequest(), operation);
    expect(before.operationOf(aRequest(change))).toBeUndefined();
  });

  it('are forgotten where there are too many, and not kept where they are large', () => {
    const before = createAcceptedBefore();
    before.add(aRequest({ body: Buffer.alloc(9_000) }), operation);
    expect(before.operationOf(aRequest({ body: Buffer.alloc(9_000) }))).toBeUndefined();
    before.add(aRequest(), operation);
    for (let index = 0; index < 300; index += 1) before.add(aRequest({ path: `/${index}` }), operation);
    expect(before.operationOf(aRequest())).toBeUndefined();
  });
});
