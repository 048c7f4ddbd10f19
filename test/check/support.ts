import { Ajv2020 } from 'ajv/dist/2020.js';
import type { CaseSubject, ExchangeSubject, ProviderSubject } from '../../src/model/check.ts';
import type { Evidence, ObservedBody, ObservedResponse, ObservedToken } from '../../src/model/evidence.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { TokenFacts } from '../../src/model/token-facts.ts';
import type { ValidateAt } from '../../src/model/validation.ts';
import { exchangeSubject } from '../../src/check/exchange-subject.ts';
import { explain } from '../../src/contract/explain.ts';
import { aSpec } from './a-spec.ts';

/** 2026-11-22T10:00:00Z, in milliseconds. */
export const now = Date.UTC(2026, 10, 22, 10);

export const issuedBody = {
  success: true,
  data: { access_token: 'tok-1', token_type: 'Bearer', expires_in: 3600 },
} as const;
export const refusedBody = { success: false, code: 'AUTH', message: 'Invalid credentials' } as const;

export const someFacts: TokenFacts = {
  format: 'jwt',
  parts: 3,
  length: 200,
  charset: 'b64token',
  entropyBits: 900,
  alg: 'HS256',
  typ: 'JWT',
  claimNames: ['aud', 'iat', 'exp'],
  expMinusIat: 3600,
  iatSkew: 0,
  ordinal: 'token#1',
};

/** A JWT issued now, for an hour. */
export function aToken(changes: Partial<ObservedToken> = {}, facts: Partial<TokenFacts> = {}): ObservedToken {
  const iat = now / 1000;
  return {
    pointer: '/data/access_token',
    facts: { ...someFacts, ...facts },
    times: { iat, exp: iat + 3600, nbf: null },
    decoded: true,
    ...changes,
  };
}

export function aBody(json: Json | undefined, changes: Partial<ObservedBody> = {}): ObservedBody {
  const text = json === undefined ? '' : JSON.stringify(json);
  return {
    bytes: text.length,
    wireBytes: text.length,
    encoding: null,
    encodingNotOffered: false,
    text,
    truncated: false,
    json,
    notJson: null,
    problems: [],
    numbers: {},
    htmlTitle: null,
    ...changes,
  };
}

/** A response with this JSON body; the healthy headers of a token endpoint unless changed. */
export function aResponse(json: Json | undefined, changes: Partial<ObservedResponse> = {}): ObservedResponse {
  return {
    httpVersion: '1.1',
    status: 200,
    headers: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'no-store'],
      ['Pragma', 'no-cache'],
      ['Date', 'Thu, 01 Jan 2026 00:00:00 GMT'],
      ['X-Trace', 't-1'],
      ['WWW-Authenticate', 'Basic realm="token"'],
    ],
    contentType: { raw: 'application/json', media: 'application/json', charset: null },
    body: aBody(json),
    token: null,
    echoes: [],
    date: now,
    receivedAt: now,
    ...changes,
  };
}

export const issued = (changes: Partial<ObservedResponse> = {}): ObservedResponse =>
  aResponse(issuedBody, { token: aToken(), ...changes });
export const refused = (changes: Partial<ObservedResponse> = {}): ObservedResponse =>
  aResponse(refusedBody, { status: 401, ...changes });

export function anEvidence(response: ObservedResponse | null = issued(), changes: Partial<Evidence> = {}): Evidence {
  return {
    caseId: 'a-provider/requestToken/accept/documented',
    step: 'documented',
    operation: 'requestToken',
    request: {
      method: 'POST',
      url: 'https://provider.invalid/token',
      headers: [['Content-Type', 'application/json']],
      body: '{"grant_type":"client_credentials","secret":"«clientSecret»"}',
    },
    undeclared: [],
    signature: null,
    response,
    failure: null,
    attempts: 1,
    timings: { startedAt: now, headersMs: 1, totalMs: 2 },
    ...changes,
  };
}

/** An exchange as the checks see it. `evidence` may be given as the response alone. */
export function aSubject(
  response: ObservedResponse | null = issued(),
  changes: Partial<Omit<ExchangeSubject, 'evidence'>> & { readonly evidence?: Partial<Evidence> } = {},
): ExchangeSubject {
  const spec = changes.spec ?? aSpec();
  const { evidence, ...rest } = changes;
  const operation = spec.operations[0];
  if (operation === undefined) throw new TypeError('a spec without operations');
  return {
    ...exchangeSubject({
      spec,
      operation,
      expect: { kind: 'accept' },
      step: 'documented',
      evidence: anEvidence(response, evidence),
      readings: new Map(),
      validate: validator(spec.document),
      ...rest,
    }),
  };
}

export function aCase(changes: Partial<CaseSubject> = {}): CaseSubject {
  const spec = changes.spec ?? aSpec();
  const operation = spec.operations[0];
  if (operation === undefined) throw new TypeError('a spec without operations');
  return {
    spec,
    operation,
    expect: { kind: 'record', silence: null, cause: null },
    cause: null,
    control: anEvidence(),
    exchanges: [anEvidence()],
    ...changes,
  };
}

export function aProvider(
  exchanges: readonly Partial<ProviderSubject['exchanges'][number]>[] = [{}],
  changes: Partial<ProviderSubject> = {},
): ProviderSubject {
  return {
    spec: aSpec(),
    exchanges: exchanges.map((one) => ({ expect: { kind: 'accept' }, cause: null, evidence: anEvidence(), ...one })),
    ...changes,
  };
}

/** The real explanations over schemas that are compiled on demand, whatever pointer is asked for. */
export function validator(document: JsonObject): ValidateAt {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  ajv.addSchema({ ...document, $id: 'https://spec.invalid/' });
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
  return (pointer, value) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `https://spec.invalid/#${encodeURI(pointer)}` });
    compiled.set(pointer, validate);
    return validate(value) === true ? [] : explain(validate.errors ?? [], value);
  };
}
