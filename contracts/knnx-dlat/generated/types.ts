// Generated from specs/knnx-dlat.yaml (sha256 0b6ddc6d14f242f078a4aae71baca983ab3bfebac7964bc5e7eedcce015266ca). Do not edit: npm run contracts -- generate

/**
 * S004:L27 “Body field client_id is mandatory and comes from the portal”
 * S004:L28 “Body field client_secret is mandatory and comes from the portal”
 */
export type TokenRequest = {
  /** S004:L27 “Body field client_id is mandatory and comes from the portal” */
  readonly client_id: string;
  /** S004:L28 “Body field client_secret is mandatory and comes from the portal” */
  readonly client_secret: string;
  /** Only an error message hints that it exists. */
  readonly scope?: string;
};
