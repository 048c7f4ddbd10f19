import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawRequest } from '../../src/model/simulator.ts';
import { demoCredentials } from '../../src/simulate/demo-credentials.ts';
import { seededRandom } from '../../src/simulate/seeded-random.ts';
import { createSimulator } from '../../src/simulate/simulator.ts';
import { spoiltTexts } from './json-texts.ts';
import { providers, theSpec } from './five-specs.ts';

const knownNames =
  `Accept Authorization Content-Type Content-Length Host X-PARTNER-ID CompanyId Signature DateTimeStamp Device
  clientid __proto__`.split(/\s+/);
const headerNames = fc.oneof(
  fc.constantFrom(...knownNames, 'DateTimeStamp\t', 'SVReferenceID ', ''),
  fc.string({ maxLength: 8 }),
);
const headerValues = fc.oneof(
  fc.constantFrom(
    'application/json',
    'application/json; charset=latin1',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'Basic',
    'Basic !!',
    'Basic Og==',
    'basic YTpi',
    '2025-13-99T99:99:99',
    '”:”',
  ),
  fc.string({ maxLength: 30, unit: 'binary' }),
);
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  spoiltTexts.map((text) => Buffer.from(text)),
  fc
    .constantFrom('', '{}', '[]', 'null', '{"grantType":{"a":1}}', '{"Message":null}', 'a=b&a=%zz', '--x\r\n\r\n--x--')
    .map((text) => Buffer.from(text)),
);
const paths = fc.oneof(fc.constantFrom('/', '', '/%', '//', '/token?a=%zz&__proto__=1'), fc.string({ maxLength: 20 }));

const requests = (documented: readonly string[]): fc.Arbitrary<RawRequest> =>
  fc.record({
    method: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('POST', 'GET', 'get', 'OPTIONS') },
      fc.string({ maxLength: 6 }),
    ),
    path: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...documented) }, paths),
    headers: fc.array(fc.tuple(headerNames, headerValues), { maxLength: 8 }),
    body: bodies,
  });

describe('a simulator answers whatever it is asked', () => {
  for (const provider of providers) {
    it(`and never throws: ${provider}`, async () => {
      const spec = await theSpec(provider);
      const simulator = createSimulator({
        spec,
        credentials: demoCredentials(spec, seededRandom(1)),
        readings: {},
        faults: [],
        clock: { wall: () => 1_767_225_600_000, monotonic: () => 0 },
        random: seededRandom(2),
        extension: null,
      });
      const documented = spec.wholeUrl ? ['/token'] : spec.operations.map(({ path }) => path);
      const property = fc.property(requests(documented), (request) => {
        const { status, headers, body } = simulator.respond(request);
        expect(status >= 400 && status < 600).toBe(true);
        expect(headers.every(([name, value]) => /^[\w-]+$/.test(name) && !/[\r\n\0]/.test(value))).toBe(true);
        expect(body).toBeInstanceOf(Uint8Array);
      });
      fc.assert(property, { seed: 20261122, numRuns: 400 });
    }, 60_000);
  }
});
