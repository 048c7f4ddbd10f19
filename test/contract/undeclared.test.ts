import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import { prepare } from '../../src/contract/prepare.ts';
import { undeclaredDepartures } from '../../src/contract/undeclared.ts';
import type { Change } from '../../src/model/change.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import type { RequestPlan } from '../../src/model/request-plan.ts';
import type { ValidateAt } from '../../src/model/validation.ts';
import { everyCase } from '../plan/every-case.ts';
import { fixedContext, realPlan, realSpec, specIds } from './real-plans.ts';

function validatorOf(spec: ProviderSpec): ValidateAt {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ ...spec.document, $id: 'spec:' });
  return (schema, value) => {
    ajv.validate(`spec:#${encodeURI(schema)}`, value);
    return (ajv.errors ?? []).map(({ instancePath, keyword, params }) => ({
      pointer:
        keyword === 'required'
          ? `${instancePath}/${(params as { missingProperty: string }).missingProperty}`
          : instancePath,
      keyword,
      expected: '',
      actual: '',
      message: '',
    }));
  };
}

const values = {
  partnerId: 'p',
  clientId: 'i',
  clientSecret: 's',
  clientCode: 'c',
  clientName: 'n',
  companyId: 'y',
  merchantId: 'm',
  signatureKey: 'k',
};

/** Changes that are made and declared, and changes that are made behind the back of the declaration. */
function undeclared(
  spec: ProviderSpec,
  declared: readonly Change[],
  secret: readonly Change[] = [],
): readonly string[] {
  const plan = realPlan(spec, declared);
  const sent: RequestPlan = { ...applyChanges(plan, secret), declared: plan.declared };
  const operation = spec.operations.find(({ id }) => id === plan.operation);
  if (operation === undefined) throw new Error('no operation');
  const { wire } = prepare(sent, fixedContext(values));
  return undeclaredDepartures(spec, operation, sent, wire, validatorOf(spec));
}

describe('our own request, held against the spec', () => {
  it('departs in nothing when it is the documented one', async () => {
    for (const id of specIds.filter((one) => one !== 'singleview-b2b'))
      expect(undeclared(await realSpec(id), [])).toEqual([]);
  });

  it('may depart where the case declares it', async () => {
    const spec = await realSpec('singapay-b2b');
    const changes: readonly (readonly Change[])[] = [
      [{ omit: 'header:x-partner-id' }],
      [{ rename: 'header:X-PARTNER-ID', to: 'header:Other' }],
      [{ omit: 'body:/grantType' }],
      [{ set: 'body:/grantType', to: 7 }],
      [{ set: 'body:', to: { a: 1 } }],
      [{ bodyText: 'truncated' }],
      [{ format: 'form' }],
      [{ noBody: true }],
    ];
    for (const declared of changes) expect(undeclared(spec, declared)).toEqual([]);
  });

  it('is caught where nothing declares it', async () => {
    const spec = await realSpec('singapay-b2b');
    expect(undeclared(spec, [], [{ omit: 'header:X-PARTNER-ID' }])).toEqual([
      'required header X-PARTNER-ID is missing',
    ]);
    expect(undeclared(spec, [], [{ omit: 'body:/grantType' }])).toEqual(['body /grantType breaks required']);
    expect(undeclared(spec, [{ omit: 'header:Accept' }], [{ set: 'body:/grantType', to: 'password' }])).toEqual([
      'body /grantType breaks const',
    ]);
  });

  it('is caught without Basic credentials that nothing declares', async () => {
    const spec = await realSpec('singapay-b2b');
    expect(undeclared(spec, [], [{ omit: 'header:Authorization' }])).toEqual([
      'required header Authorization is missing',
    ]);
    expect(undeclared(spec, [{ omit: 'header:Authorization' }])).toEqual([]);
    expect(undeclared(spec, [{ basicText: '%' }])).toEqual([]);
  });

  it('names places and keywords, never a value', async () => {
    const spec = await realSpec('knnx-dlat');
    const found = undeclared(spec, [], [{ set: 'body:/client_secret', to: ['Geheim'] }]);
    expect(found).toEqual(['body /client_secret breaks type']);
  });

  it.each(specIds.filter((one) => one !== 'singleview-b2b'))(
    'departs only as declared in every case of %s',
    async (id) => {
      const spec = await realSpec(id);
      const validate = validatorOf(spec);
      const context = fixedContext(values);
      const found = everyCase(spec).flatMap(({ case: subject, steps }) =>
        steps.flatMap(({ plan }) => {
          const operation = spec.operations.find((one) => one.id === plan.operation);
          if (operation === undefined) return [`${subject.id}: no operation`];
          const { wire } = prepare(plan, context);
          return undeclaredDepartures(spec, operation, plan, wire, validate).map((what) => `${subject.id}: ${what}`);
        }),
      );
      expect(found).toEqual([]);
    },
  );
});
