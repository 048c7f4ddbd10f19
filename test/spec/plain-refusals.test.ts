import { describe, expect, test } from 'vitest';
import { plainCauses } from '../../src/spec/plain-refusals.ts';
import { plainDocument } from './base-document.ts';
import { edited, specOf } from './load-text.ts';

describe('the causes of a plain document', () => {
  test('wrong credentials lead to 401, incomplete requests to 400, missing credentials to either', () => {
    const documented = ['200', '400', '401'];
    expect(plainCauses('401', documented)).toEqual([
      'wrong-secret',
      'unknown-client',
      'missing-credential',
      'malformed-credential',
    ]);
    expect(plainCauses('400', documented)).toEqual([
      'missing-credential',
      'malformed-credential',
      'missing-input',
      'wrong-value',
      'malformed-body',
    ]);
    expect(plainCauses('200', documented)).toEqual([]);
  });

  test('without a documented 401 they lead to 403, without either to 400', () => {
    expect(plainCauses('403', ['200', '400', '403'])).toContain('wrong-secret');
    expect(plainCauses('400', ['200', '400', '403'])).not.toContain('wrong-secret');
    expect(plainCauses('400', ['200', '400'])).toContain('wrong-secret');
  });

  test('a range or a default stands for every refusal that has no status of its own', () => {
    expect(plainCauses('4XX', ['200', '401', '4XX'])).toEqual([
      'missing-credential',
      'malformed-credential',
      'missing-input',
      'wrong-value',
      'malformed-body',
    ]);
    expect(plainCauses('4xx', ['200', '4xx'])).toContain('wrong-secret');
    expect(plainCauses('default', ['200', 'default'])).toContain('missing-input');
    expect(plainCauses('default', ['200', '4XX', 'default'])).not.toContain('wrong-secret');
  });

  test('a method or a media type is refused only where 405 or 415 is documented', () => {
    expect(plainCauses('405', ['200', '405', 'default'])).toEqual(['unsupported-method']);
    expect(plainCauses('415', ['415'])).toEqual(['unsupported-media-type']);
    expect(plainCauses('4XX', ['200', '4XX'])).not.toContain('unsupported-method');
  });

  test('a document that names no refusal says nothing about any', () => {
    expect(plainCauses('200', ['200', '500'])).toEqual([]);
    expect(plainCauses('500', ['200', '500'])).toEqual([]);
  });
});

describe('the responses of a plain document', () => {
  test('state their causes', async () => {
    const [operation] = (await specOf(plainDocument)).operations;
    const refusal = operation?.responses.find(({ status }) => status === '4XX');
    expect(refusal?.branches[0]?.causes).toContainEqual({ cause: 'wrong-secret', stated: true, evidence: [] });
    const down = operation?.responses.find(({ status }) => status === '500');
    expect(down?.branches[0]?.causes).toEqual([]);
  });

  test('have the causes of an x-refuses where there is one', async () => {
    const text = edited(plainDocument, ["'4XX':", "'4XX':\n          x-refuses: [wrong-scope]"]);
    const [operation] = (await specOf(text)).operations;
    const refusal = operation?.responses.find(({ status }) => status === '4XX');
    expect(refusal?.branches[0]?.causes.map(({ cause }) => cause)).toEqual(['wrong-scope']);
  });
});
