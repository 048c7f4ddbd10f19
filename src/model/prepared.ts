import type { WireRequest } from './wire.ts';

/** How a signature came about, for `why`: which bytes, by which recipe, where it was put. Secret values are «named». */
export type SignatureTrace = {
  readonly algorithm: string;
  readonly over: string;
  readonly bytes: string;
  /** The signed bytes with secrets as «name». */
  readonly text: string;
  readonly length: number;
  /** sha-256 of the signed bytes is not shown: it is an oracle for the secrets inside. */
  readonly steps: readonly string[];
  readonly encoding: string;
  readonly place: readonly string[];
};

/** A request made ready to send: its bytes, and the same request in a form that may be shown. */
export type Prepared = {
  readonly wire: WireRequest;
  readonly shown: ShownRequest;
  readonly trace: SignatureTrace | null;
};

/** The request with every credential as «name», built from the plan, not by masking bytes. */
export type ShownRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
};
