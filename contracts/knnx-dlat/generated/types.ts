// Generated from specs/knnx-dlat.yaml (sha256 826d96d2b12746d43756ecc1105139e60607aa38c7de93b4e28fc1e5961513bc). Do not edit: npm run contracts -- generate

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
