import { describe, expect, test } from 'vitest';
import type { Draft, Fault } from '../../src/model/simulator.ts';
import { isRefusal, isToken, sendText, setHeader, withMember } from '../../src/simulate/faults/draft-parts.ts';
import { providers, run, theProvider } from './support.ts';

const answering = (change: NonNullable<Fault['change']>): Fault => ({ name: 'x/x', title: 'x', change });
const onTokens = (change: (draft: Draft) => void): Fault =>
  answering((draft) => {
    if (isToken(draft)) change(draft);
  });
const showPage =
  (status: number) =>
  (draft: Draft): void => {
    draft.status = status;
    setHeader(draft, 'Content-Type', 'text/html');
    sendText(draft, '<html><title>Sign in</title></html>');
  };
const page = (status: number): Fault => onTokens(showPage(status));
const refusing: Fault = answering((draft) => {
  if (isRefusal(draft) || !isToken(draft)) return;
  draft.status = 418;
  draft.body = { hello: 'stranger' };
});

/** Verdict of the documented request, its error, and which must findings the run counts. */
async function documented(id: string, fault: Fault) {
  const provider = await theProvider(id);
  const { cases, summary } = await run({ ...provider, faults: [fault], only: ['accept/documented'] });
  const [one] = cases;
  const must = one?.findings.filter(({ level }) => level === 'must').map(({ check }) => check);
  expect(summary.findings.must).toBe(must?.length);
  return { verdict: one?.verdict, error: one?.error?.code, must };
}

/** The document of the last one does not describe bodies. */
const described = providers.filter((id) => id !== 'knnx-dlat');

describe.each(described)('%s: a success that is wrong is a failure whatever readings are left', (id) => {
  test('an empty token', async () => {
    const found = await documented(id, answering(withMember('token', () => '')));
    expect(found).toEqual({ verdict: 'fail', error: undefined, must: ['contract.token'] });
  });
  test('a token of another type', async () => {
    const found = await documented(id, answering(withMember('token', () => 7)));
    expect(found).toEqual({ verdict: 'fail', error: undefined, must: ['contract.types'] });
  });
  test.each(['null', '"issued"', '[]'])('%s in place of an object', async (text) => {
    const fault = onTokens((draft) => sendText(draft, text));
    expect(await documented(id, fault)).toEqual({ verdict: 'fail', error: undefined, must: ['contract.types'] });
  });
  test('a page in place of JSON', async () => {
    expect(await documented(id, page(200))).toEqual({
      verdict: 'fail',
      error: undefined,
      must: ['body.html-page'],
    });
  });
});

describe.each(['singleview-openbanking', 'singleview-b2b'])(
  '%s: a refusal of any kind proves nothing while readings are left',
  (id) => {
    test.each([
      ['a stranger', refusing],
      ['a page that was not found', page(404)],
    ])('%s', async (_, fault) => {
      expect(await documented(id, fault)).toEqual({ verdict: 'error', error: 'E_UNDECIDED', must: [] });
    });
  },
);

describe('where every reading was tried, the document is the measure', () => {
  test.each([
    ['singapay-b2b', 'a stranger', refusing, ['contract.status']],
    ['singapay-b2b', 'a page that was not found', page(404), ['contract.status', 'body.html-page']],
    ['singleview-payouts', 'a stranger', refusing, ['contract.shape']],
    ['singleview-payouts', 'a page that was not found', page(404), ['body.html-page']],
    ['knnx-dlat', 'a stranger', refusing, ['contract.shape']],
  ])('%s: %s', async (id, _, fault, must) => {
    expect(await documented(id, fault)).toEqual({ verdict: 'fail', error: undefined, must });
  });

  test.each([
    ['singapay-b2b', 'a page that is forbidden', page(403)],
    ['singleview-payouts', 'a page that is forbidden', page(403)],
    ['knnx-dlat', 'the documented status of an unknown client', page(404)],
  ])('%s: %s may be about our credentials or our address', async (id, _, fault) => {
    expect(await documented(id, fault)).toEqual({ verdict: 'error', error: 'E_REFUSED', must: [] });
  });
});

test('what stood in the way is named, for it may be a gateway', async () => {
  const provider = await theProvider('singleview-b2b');
  const { cases } = await run({ ...provider, faults: [answering(showPage(403))], only: ['accept/documented'] });
  expect(cases[0]?.error?.message).toContain('the last was answered with status 403 and an HTML page titled "Sign in"');
});

describe('knnx-dlat, which states statuses and no bodies', () => {
  test.each([201, 401, 500])('a token under status %i is a token, and a departure', async (status) => {
    const provider = await theProvider('knnx-dlat');
    const fault = onTokens((draft) => {
      draft.status = status;
    });
    const { cases } = await run({ ...provider, faults: [fault], only: ['accept/documented', 'unknown/clientId'] });
    expect(cases.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
    expect(cases[0]?.findings.filter(({ level }) => level === 'must').map(({ check }) => check)).toEqual([
      'contract.status',
    ]);
  });
  test('a failure of the provider, as documented, is an outage', async () => {
    const fault = onTokens((draft) => {
      draft.status = 503;
      draft.body = { message: 'failed' };
    });
    expect(await documented('knnx-dlat', fault)).toEqual({ verdict: 'error', error: 'E_OUTAGE', must: [] });
  });
});
