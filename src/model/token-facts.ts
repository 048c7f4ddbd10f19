export type TokenFormat = 'jwt' | 'opaque';

/** Closed facts about an issued token; nothing in here can be turned back into the token (DESIGN: evidence is redacted and still enough). */
export type TokenFacts = {
  readonly format: TokenFormat;
  /** Parts between dots. */
  readonly parts: number;
  /** Characters. */
  readonly length: number;
  /** The smallest named alphabet that holds it: `digits`, `hex`, `alphanumeric`, `base64url`, `b64token`, `vschar`, `other`. */
  readonly charset: string;
  /** Shannon entropy per character times length, rounded down. */
  readonly entropyBits: number;
  readonly alg: string | null;
  readonly typ: string | null;
  readonly claimNames: readonly string[];
  /** Seconds. */
  readonly expMinusIat: number | null;
  /** `iat` minus the time of the response, seconds; positive when the provider's clock is ahead. */
  readonly iatSkew: number | null;
  /** `token#1`, `token#2`: equal tokens share an ordinal, numbered in plan order. */
  readonly ordinal: string;
};
