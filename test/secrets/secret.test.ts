import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Rejected } from '../../src/model/problem.ts';
import { makeSecret } from '../../src/secrets/secret.ts';

describe('a secret', () => {
  const secret = makeSecret('clientSecret', 'Zx81mQpLw03R');

  it('is revealed on demand', () => {
    expect(secret.reveal()).toBe('Zx81mQpLw03R');
    expect(secret.name).toBe('clientSecret');
  });

  it('prints as its name, however it is printed', () => {
    const printed = [
      secret.toString(),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ deep: { secret } }, { showHidden: true }),
      inspect(new Map([['k', secret]])),
    ];
    for (const text of printed) {
      expect(text).toContain('«clientSecret»');
      expect(text).not.toContain('Zx81');
    }
    expect(JSON.stringify(Object.entries(secret))).not.toContain('Zx81');
    expect(JSON.stringify(structuredClone(secret))).not.toContain('Zx81');
  });

  it('refuses to be empty', () => {
    expect(() => makeSecret('clientSecret', '')).toThrow(Rejected);
    expect(() => makeSecret('clientSecret', '')).toThrow(/E_SECRET_EMPTY .*clientSecret/);
  });
});
