import type { Alteration, BodyText, Change, SignatureTamper } from './change.ts';
import type { Json } from './json.ts';
import type { RequestLocation } from './location.ts';
import type { SignatureStep, SignedBytes, SignedPart } from './provider-spec.ts';

/** A value that is only known when the request is made, so that a plan never holds a secret. */
export type Ref =
  /** `optional`: what holds it is left out of the request when the credential is not configured. */
  | { readonly ref: 'credential'; readonly name: string; readonly how: Alteration | null; readonly optional?: true }
  | { readonly ref: 'now'; readonly format: string }
  | { readonly ref: 'unique'; readonly minLength: number; readonly maxLength: number }
  | { readonly ref: 'signature' }
  /** RFC 7617 §2: `Basic` with base64 of id, separator, secret. */
  | {
      readonly ref: 'basic';
      readonly scheme: string;
      readonly id: Scalar;
      readonly separator: string;
      readonly secret: Scalar;
    };

export type Scalar = string | Ref;

/** A JSON tree whose leaves may be refs; members keep their order and may repeat. */
export type PlannedValue =
  | { readonly json: Json }
  | { readonly value: Ref }
  | { readonly members: readonly (readonly [name: string, value: PlannedValue])[] }
  /** A credential that is a JSON object, whose members are spread here. */
  | { readonly items: readonly PlannedValue[] };

export type PlannedHeader = {
  readonly name: string;
  readonly value: Scalar;
  /** Bytes between name and colon: '' except for the raw sender. */
  readonly beforeColon: '' | ' ' | '\t';
};

export type PlannedBody = {
  readonly format: 'json' | 'form' | 'multipart';
  readonly root: PlannedValue;
  /** Name of the credential whose members are appended to the root object, if configured. */
  readonly extra: string | null;
  readonly write: 'compact' | 'pretty' | 'reordered' | 'sorted';
  /** Replaces the written body by a broken form of it. */
  readonly text: BodyText | null;
};

export type PlannedSignature = {
  readonly algorithm: 'RSASSA-PKCS1-v1_5-SHA256' | 'steps';
  readonly steps: readonly SignatureStep[];
  readonly key: string;
  readonly over: SignedPart;
  readonly bytes: SignedBytes;
  readonly encoding: 'base64' | 'hex';
  readonly place: readonly RequestLocation[];
  readonly tamper: SignatureTamper | null;
};

/** A request before credentials, clock and nonces are filled in. Plain data: it can be printed, compared and stored. */
export type RequestPlan = {
  readonly operation: string;
  readonly method: string;
  /** Appended to the configured URL as text; '' for a whole URL. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: Scalar])[];
  readonly headers: readonly PlannedHeader[];
  readonly body: PlannedBody | null;
  readonly signature: PlannedSignature | null;
  /** The departures from the documented request, in order. */
  readonly declared: readonly Change[];
};
