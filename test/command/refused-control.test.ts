import { describe, expect, test } from 'vitest';
import { refusedControl, withoutContract } from '../../src/command/refused-control.ts';
import type { CaseRun } from '../../src/command/provider-setup.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { Classified, Departure } from '../../src/model/check.ts';

const branch = (shape: 'token' | 'refusal' | 'technical-error', causes: readonly Cause[]): Classified =>
  ({
    rule: { status: '401' },
    branch: {
      name: 'Refused',
      shape,
      assumed: null,
      causes: causes.map((cause) => ({ cause, stated: true, evidence: [] })),
    },
  }) as unknown as Classified;
const run = (control: string | null, token: object | null = null, status = 401): CaseRun =>
  ({ planned: { control }, evidence: [{ response: { status, token } }] }) as unknown as CaseRun;

describe('a documented request that is refused', () => {
  test('as wrong credentials are has no judgeable answer', () => {
    expect(refusedControl(run(null), branch('refusal', ['wrong-secret']))).toMatchObject({
      code: 'E_REFUSED',
      attribution: 'config',
      message: expect.stringContaining('status 401, Refused') as string,
    });
  });

  test('for another reason is a departure', () => {
    expect(refusedControl(run(null), branch('refusal', ['missing-input']))).toBeNull();
    expect(refusedControl(run(null, null, 400), null)).toBeNull();
  });

  test.each([401, 403])(
    'in no documented form, with status %d, may be refused for our credentials or address',
    (status) => {
      expect(refusedControl(run(null, null, status), null)).toMatchObject({ code: 'E_REFUSED', attribution: 'config' });
    },
  );

  test('is a departure where the same credentials were accepted before', () => {
    expect(refusedControl(run('p/o/accept/documented'), branch('refusal', ['wrong-secret']))).toBeNull();
  });

  test('with the documented technical error met an outage, which the document allows', () => {
    expect(refusedControl(run(null, null, 503), branch('technical-error', ['technical']))).toMatchObject({
      code: 'E_OUTAGE',
      attribution: 'target',
    });
    expect(refusedControl(run(null, null, 503), branch('technical-error', []))).toBeNull();
  });

  test('is not refused when there is a token in the answer', () => {
    expect(refusedControl(run(null, {}), branch('refusal', ['wrong-secret']))).toBeNull();
    expect(refusedControl(run(null), branch('token', ['wrong-secret']))).toBeNull();
  });

  test('may still leak', () => {
    const departures = (['must', 'should'] as const).map(
      (level) => ({ requirement: { level } }) as unknown as Departure,
    );
    const results = ['contract.shape', 'leak.sql'].map((check) => ({ check, title: '', departures }));
    expect(withoutContract(results)).toEqual([{ check: 'leak.sql', title: '', departures: departures.slice(1) }]);
  });
});
