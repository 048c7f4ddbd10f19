import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlOf, type Curl } from '../../src/contract/curl.ts';
import type { Change } from '../../src/model/change.ts';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { everyCase } from '../plan/every-case.ts';
import { realPlan, realSpec, specIds, type SpecId } from './real-plans.ts';
import { noShell } from './shell.ts';

function contextFor(spec: ProviderSpec, configured: readonly string[]): Parameters<typeof curlOf>[1] {
  const prefix = spec.id.toUpperCase().replaceAll('-', '_');
  return {
    variables: new Map(spec.credentials.map(({ name }) => [name, `${prefix}_${name.toUpperCase()}`])),
    urlVariable: `${prefix}_URL`,
    wholeUrl: spec.wholeUrl,
    configured: new Set(configured),
  };
}

async function shownFor(id: SpecId, changes: readonly Change[], configured: readonly string[] = []): Promise<Curl> {
  const spec = await realSpec(id);
  return curlOf(realPlan(spec, changes), contextFor(spec, configured));
}

describe('a request shown as a curl command', () => {
  it('reads as one would write it', async () => {
    expect(await shownFor('singapay-b2b', [])).toEqual({
      curl: String.raw`curl -sS -i --http1.1 \
  -X POST "${'${SINGAPAY_B2B_URL%/}'}/api/v1.0/access-token/b2b" \
  ${'${CONTRACTS_CA_FILE:+--cacert "$CONTRACTS_CA_FILE"}'} \
  -H 'User-Agent:' \
  -H "Authorization: Basic $(printf %s "$SINGAPAY_B2B_CLIENTID:$SINGAPAY_B2B_CLIENTSECRET" | openssl base64 -A)" \
  -H 'Accept: application/json' \
  -H "X-PARTNER-ID: $SINGAPAY_B2B_PARTNERID" \
  -H 'Content-Type: application/json' \
  --data-binary '{"grantType":"client_credentials"}'`,
    });
  });

  it('signs on the command line, by the file of the private key', async () => {
    const { curl } = await shownFor('singleview-b2b', []);
    expect(curl).toContain(
      'signature=$(printf %s "$signed" |\n  openssl dgst -sha256 -sign "$SINGLEVIEW_B2B_PRIVATEKEY_FILE"',
    );
    expect(curl).toContain(`body=$(printf '{"Message":%s,"Signature":"%s"}' "$signed" "$signature")`);
  });

  const reasons: readonly (readonly [name: string, id: SpecId, changes: readonly Change[], reason: RegExp])[] = [
    ['a header that HTTP cannot carry', 'singapay-b2b', [{ set: 'header:X-PARTNER-ID', to: 'ключ' }], /U\+00FF/],
    ['a line break in a header', 'singapay-b2b', [{ set: 'header:X-PARTNER-ID', to: 'a\r\nb' }], /line break/],
    ['a path with a space', 'singapay-b2b', [{ path: '/a b' }], /white space/],
    ['a credential without a variable', 'singapay-b2b', [{ set: 'header:X-KEY', credential: 'apiKey' }], /«apiKey»/],
    ['further members in a form', 'knnx-dlat', [{ format: 'form' }], /«extra»/],
    ['further members in another order', 'knnx-dlat', [{ write: 'reordered' }], /«extra»/],
  ];
  it.each(reasons)('is left out with a reason for %s', async (...[, id, changes, reason]) => {
    const { curl, curlReason } = await shownFor(id, changes, ['extra']);
    expect(curl).toBeNull();
    expect(curlReason).toMatch(reason);
  });

  it.skipIf(noShell !== null).each(specIds)('is a script that sh can parse, in every case of %s', async (id) => {
    const spec = await realSpec(id);
    const scripts = everyCase(spec).flatMap(({ steps }) =>
      steps.map(({ plan }) => curlOf(plan, contextFor(spec, ['extra', 'scope'])).curl),
    );
    const written = scripts.filter((script) => script !== null);
    expect(written.length).toBeGreaterThan(scripts.length * 0.9);
    const parsed = spawnSync('sh', ['-n'], { input: written.map((script) => `(\n${script}\n)\n`).join('') });
    expect(parsed.stderr.toString()).toBe('');
    expect(parsed.status).toBe(0);
  });
});
