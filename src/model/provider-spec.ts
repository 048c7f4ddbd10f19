import type { Cause, Shape } from './cause.ts';
import type { Change } from './change.ts';
import type { Json, JsonObject, JsonType } from './json.ts';
import type { RequestLocation } from './location.ts';
import type { Places } from './places.ts';
import type { Position } from './position.ts';

/** `S003:L43`: a line of a provider document. */
export type EvidenceRef = string;

/** Modelled but not stated by the provider document; never fails a case. `source` is a public tag such as P8c. */
export type Assumed = { readonly why: string; readonly source: string | null };

/** Where a node of the spec stands: its JSON pointer in the document and its place in the file. */
export type SpecNode = { readonly pointer: string; readonly position: Position };

/** Who fills an input of the request. */
export type Fill =
  /** `secret: false`: configuration that may be shown, such as a scope. */
  | { readonly by: 'credential'; readonly name: string; readonly optional: boolean; readonly secret?: false }
  /** `format`: `local` (no offset), `utc` (ends in Z), `offset`, `date` or `unix` (seconds). */
  | { readonly by: 'now'; readonly format: string }
  | { readonly by: 'unique'; readonly minLength: number; readonly maxLength: number }
  | { readonly by: 'value'; readonly value: Json }
  | { readonly by: 'signature' }
  /** Documented but not filled: sent only by cases that name it. */
  | { readonly by: 'nobody' };

export type Input = SpecNode & {
  readonly location: RequestLocation;
  readonly type: JsonType | null;
  /** `stated`: the document says it is required; `assumed`: modelled so; `no`: optional or not said. */
  readonly required: 'stated' | 'assumed' | 'no';
  readonly fill: Fill;
  /** The only value the document allows (`const`, or an `enum` of one). */
  readonly fixed: Json | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly evidence: readonly EvidenceRef[];
  readonly assumed: Assumed | null;
};

export type RequestBody = SpecNode & {
  readonly required: boolean;
  readonly mediaTypes: readonly string[];
  /** Pointer of the schema of the first media type. */
  readonly schema: string;
  /** The credential that holds further members as a JSON object, if the schema has one. */
  readonly extra: string | null;
};

export type StatedCause = {
  readonly cause: Cause;
  readonly stated: boolean;
  readonly evidence: readonly EvidenceRef[];
};

/** What simulators add where the document is silent. Keys of `status` are causes, or `*`. */
export type Simulate = {
  readonly status: Readonly<Record<string, number>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | null;
};

/** Pointers into the response body. */
export type TokenPointers = { readonly token: string; readonly type: string | null; readonly lifetime: string | null };

/** One way a response may look: a `oneOf` branch, or the whole response when there is no `oneOf`. */
export type ResponseBranch = SpecNode & {
  /** The schema's name, else the response's status key. */
  readonly name: string;
  readonly shape: Shape | null;
  readonly causes: readonly StatedCause[];
  /** Pointer of the schema, null when the body is not documented. */
  readonly schema: string | null;
  readonly token: TokenPointers | null;
  readonly simulate: Simulate;
  readonly evidence: readonly EvidenceRef[];
  readonly assumed: Assumed | null;
};

export type ResponseHeader = SpecNode & {
  readonly name: string;
  readonly required: boolean;
  readonly schema: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly assumed: Assumed | null;
};

export type ResponseRule = SpecNode & {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** The document states this status: not `default`, and not assumed. */
  readonly stated: boolean;
  /** Empty when the body is not documented. */
  readonly mediaTypes: readonly string[];
  readonly headers: readonly ResponseHeader[];
  readonly branches: readonly ResponseBranch[];
  readonly evidence: readonly EvidenceRef[];
};

export type Operation = SpecNode & {
  readonly id: string;
  readonly method: string;
  /** As documented; appended to the configured URL as text. */
  readonly path: string;
  readonly inputs: readonly Input[];
  readonly body: RequestBody | null;
  readonly responses: readonly ResponseRule[];
  readonly evidence: readonly EvidenceRef[];
};

/** What a reading decides about the request. */
export type Use = {
  readonly operation?: string;
  readonly signaturePlace?: readonly RequestLocation[];
  readonly signatureOver?: SignedPart;
  readonly signatureBytes?: SignedBytes;
  readonly signatureSteps?: readonly SignatureStep[];
};

/** What is signed: the value at a pointer, that value wrapped in an object again, or the whole body less some members. */
export type SignedPart =
  { readonly pointer: string } | { readonly wrap: string } | { readonly without: readonly string[] };

/**
 * Which bytes stand for the signed part: the exact bytes sent, the parsed value written again without white space
 * in the order received, the same with sorted members, or in the order of the document.
 */
export const signedBytes = ['as-sent', 'compact', 'sorted', 'documented-order'] as const;
export type SignedBytes = (typeof signedBytes)[number];

/** A hash recipe, applied left to right to the signed bytes. */
export const signatureSteps = ['base64', 'append-key', 'append-literal-key', 'sha256', 'hmac-sha256'] as const;
export type SignatureStep = (typeof signatureSteps)[number];

export type SignatureRule = SpecNode & {
  readonly algorithm: 'RSASSA-PKCS1-v1_5-SHA256' | 'steps';
  /** Empty unless `algorithm` is `steps`. */
  readonly steps: readonly SignatureStep[];
  /** The name of the credential that signs. */
  readonly key: string;
  readonly over: SignedPart;
  readonly bytes: SignedBytes;
  readonly encoding: 'base64' | 'hex';
  readonly place: readonly RequestLocation[];
  /** Which conflict settles which part. */
  readonly conflicts: Readonly<Partial<Record<'steps' | 'over' | 'bytes' | 'place', string>>>;
  readonly evidence: readonly EvidenceRef[];
  readonly assumed: Assumed | null;
};

/**
 * `first-token`: readings that change the request; the one that the endpoint issues a token for.
 * `outcomes`: named requests are each accepted or refused; a reading says which.
 * `response`: the accepted response fits exactly one reading (`schema`, `observe`).
 */
export const decisions = ['first-token', 'outcomes', 'response'] as const;
export type Decision = (typeof decisions)[number];

export type Reading = SpecNode & {
  readonly id: string;
  readonly evidence: readonly EvidenceRef[];
  readonly assumed: Assumed | null;
  /** Pointer of a schema that the accepted response body (or the member named by the conflict) must fit. */
  readonly schema: string | null;
  readonly use: Use | null;
  /** How the documented request changes under this reading. */
  readonly request: readonly Change[];
  /** `decide: response`: an expression over the accepted response, for example `expires_in == exp - iat`. */
  readonly observe: string | null;
  /** `decide: outcomes`: by name of a request (`documented` is the unchanged one). */
  readonly outcomes: Readonly<Record<string, 'accepted' | 'refused'>>;
};

export type Conflict = SpecNode & {
  readonly id: string;
  readonly question: string;
  readonly decide: Decision;
  /** The likeliest reading. */
  readonly start: string;
  readonly after: readonly string[];
  /** `decide: outcomes`: the requests by name. `first-token`: variants that tell readings with equal bytes apart. */
  readonly requests: Readonly<Record<string, readonly Change[]>>;
  /** `decide: response`: the member of the body that the readings' schemas describe; '' is the whole body. */
  readonly member: string;
  readonly readings: readonly Reading[];
};

export type Silence = SpecNode & {
  readonly id: string;
  readonly question: string;
  /** Empty: answered from the documented request. */
  readonly request: readonly Change[];
  /** What to record of the answer: `outcome` (status, content type, shape), or an expression such as `header:Cache-Control`. */
  readonly observe: string;
  /** Cannot be answered by asking (a downtime): recorded only if it happens. */
  readonly passive: boolean;
};

export type CredentialRule = SpecNode & {
  readonly name: string;
  readonly optional: boolean;
  readonly kind: 'text' | 'private-key' | 'json';
  /** False for configuration that may be shown, such as a scope. */
  readonly secret?: false;
};

/** A line of the provider document, what it states in our words, and the nodes of the spec that stand on it. */
export type EvidenceLine = {
  readonly line: EvidenceRef;
  readonly says: string;
  readonly pointers: readonly string[];
  /** Why no exchange can judge it, if none can (`x-unjudged`). */
  readonly unjudged: string | null;
};

/** Plain data: it can be packed, and sent to another thread. */
export type ProviderSpec = {
  readonly id: string;
  readonly title: string;
  /** Relative to the project. */
  readonly file: string;
  readonly sha256: string;
  readonly openapi: string;
  /** Null for a plain OpenAPI document: then all that it says counts as stated. */
  readonly source: { readonly id: string; readonly title: string } | null;
  readonly claims: readonly string[];
  /** The configured URL is sent unchanged. */
  readonly wholeUrl: boolean;
  readonly operations: readonly Operation[];
  readonly credentials: readonly CredentialRule[];
  readonly signature: SignatureRule | null;
  readonly conflicts: readonly Conflict[];
  readonly silences: readonly Silence[];
  readonly evidence: readonly EvidenceLine[];
  /** Sample values printed in the public document: no secrets. */
  readonly publicSamples: readonly string[];
  /** The document as parsed, references in place. */
  readonly document: JsonObject;
  readonly places: Places;
};
