import type { Expectation } from '../../../src/model/contract-case.ts';
import type { Conflict } from '../../../src/model/provider-spec.ts';
import { aDocument, aSpec, withNode } from '../a-spec.ts';
import {
  aBody,
  anEvidence,
  aProvider,
  aResponse,
  aSubject,
  issued,
  issuedBody,
  refused,
  refusedBody,
} from '../support.ts';
import { exchange, provider, type Examples } from './example.ts';

const refuse: Expectation = { kind: 'refuse', cause: 'wrong-secret' };
const record: Expectation = { kind: 'record', silence: null, cause: null };
const asked = (response: Parameters<typeof aSubject>[0], expect: Expectation = { kind: 'accept' }) =>
  exchange(aSubject(response, { expect }));
const down = { success: false, code: 'DOWN', message: 'try later' };
const withData = (data: Record<string, string | number | boolean>) =>
  issued({ body: aBody({ success: true, data: { ...issuedBody.data, ...data } }) });

/** `expires_in` is a number or a string of digits, and the schema takes anything. */
const openDocument = withNode(
  withNode(aDocument, '/components/schemas/Issued/properties/data/properties/expires_in', {
    'x-evidence': ['S900:L15'],
  }),
  '/x-readings',
  [
    { 'x-evidence': ['S900:L40'], type: 'integer' },
    { type: 'string', pattern: '^[0-9]+$' },
  ],
);
export const openConflict: Conflict = {
  pointer: '/x-readings',
  position: { file: 'specs/a-provider.yaml', line: 1, col: 1 },
  id: 'C1',
  question: 'A number or a string?',
  decide: 'response',
  start: 'number',
  after: [],
  requests: {},
  member: '/data/expires_in',
  readings: ['number', 'string'].map((id, index) => ({
    pointer: `/x-readings/${index}`,
    position: { file: 'specs/a-provider.yaml', line: 1, col: 1 },
    id,
    evidence: index === 0 ? ['S900:L40'] : [],
    assumed: null,
    schema: `/x-readings/${index}`,
    use: null,
    request: [],
    observe: null,
    outcomes: {},
  })),
};
const openSpec = aSpec({ conflicts: [openConflict] }, openDocument);

export const contractExamples: Examples = {
  'contract.no-token': {
    fires: asked(issued(), refuse),
    requirement: 'S900:L20 must',
    says: /A request with a wrong secret was accepted: status 200 with a token at \/data\/access_token; the document refuses it \(Refused\)/,
    quiet: asked(refused(), refuse),
    unasked: asked(issued(), { kind: 'refuse', cause: 'malformed-body' }),
  },
  'contract.shape': {
    fires: asked(refused()),
    requirement: 'S900:L10 must',
    says: /names a success \(Issued\) here, but the answer \(status 401\) has the form of a refusal \(Refused\)/,
    quiet: asked(issued()),
    unasked: asked(refused(), record),
  },
  'contract.reason': {
    fires: asked(aResponse(down, { status: 401 }), refuse),
    requirement: 'S900:L20 must',
    says: /a wrong secret is answered as a technical error \(Down, status 401\), but the document names Refused/,
    quiet: asked(refused(), refuse),
    unasked: asked(aResponse(down, { status: 503 }), refuse),
  },
  'contract.status': {
    fires: asked(issued({ status: 201 })),
    requirement: 'S900:L2 must',
    says: /The documented request was answered with status 201, but the document states 200 for it \(Issued\)/,
    quiet: asked(issued()),
    unasked: asked(refused()),
  },
  'contract.undocumented-status': {
    fires: provider(aProvider([{}, { evidence: anEvidence(refused({ status: 418 })) }])),
    requirement: 'S900:L2 note',
    says: /The document lists the statuses 200, 401, 403, 503; the answers also had 418 \(once\)/,
    quiet: provider(aProvider([{}, { evidence: anEvidence(refused()) }])),
    unasked: provider(aProvider([])),
  },
  'contract.content-type': {
    fires: asked(issued({ contentType: { raw: 'text/plain', media: 'text/plain', charset: null } })),
    requirement: 'S900:L2 must',
    says: /Content-Type is "text\/plain", but the document states application\/json/,
    quiet: asked(issued()),
    unasked: asked(
      aResponse(undefined, { body: aBody(undefined, { notJson: { looksLike: 'html', rule: '', line: 1, col: 1 } }) }),
    ),
  },
  'contract.header': {
    fires: asked(issued({ headers: [] })),
    requirement: 'S900:L3 must',
    says: /The header X-Trace is missing; the document requires it/,
    quiet: asked(issued()),
    unasked: asked(refused(), refuse),
  },
  'contract.header-value': {
    fires: asked(issued({ headers: [['x-trace', 'zzz']] })),
    requirement: 'S900:L3 must',
    says: /The header X-Trace is "zzz", but the document states/,
    quiet: asked(issued()),
    unasked: asked(issued({ headers: [] })),
  },
  'contract.token': {
    fires: asked(withData({ access_token: '' })),
    requirement: 'S900:L10 must',
    says: /\/data\/access_token is an empty string and no token/,
    quiet: asked(issued()),
    unasked: asked(refused()),
  },
  'contract.members': {
    fires: asked(issued({ body: aBody({ success: true, data: { access_token: 'x', token_type: 'Bearer' } }) })),
    requirement: 'S900:L15 must',
    says: /\/data\/expires_in is missing; the document requires it \(form: Issued\)/,
    quiet: asked(issued()),
    unasked: asked(refused()),
  },
  'contract.types': {
    fires: asked(withData({ expires_in: '3600' })),
    requirement: 'S900:L15 must',
    says: /\/data\/expires_in is string "3600", but the document states integer/,
    quiet: asked(issued()),
    unasked: asked(refused()),
  },
  'contract.values': {
    fires: asked(refused({ body: aBody({ ...refusedBody, code: 'NOPE' }) }), refuse),
    requirement: 'S900:L22 must',
    says: /\/code is string "NOPE", but the document states/,
    quiet: asked(refused(), refuse),
    unasked: asked(undefined, record),
  },
  'contract.reading': {
    fires: exchange(aSubject(withData({ expires_in: true }), { spec: openSpec })),
    requirement: 'S900:L40 must',
    says: /\/data\/expires_in is boolean true, which fits none of the readings of C1 \(number, string\)/,
    quiet: exchange(aSubject(withData({ expires_in: '3600' }), { spec: openSpec })),
    unasked: asked(issued()),
  },
  'contract.undocumented-members': {
    fires: asked(withData({ scope: 'all' })),
    requirement: 'S900:L12 note',
    says: /\/data\/scope \(string "all"\) is not described by the document/,
    quiet: asked(issued()),
    unasked: asked(refused(), record),
  },
};
