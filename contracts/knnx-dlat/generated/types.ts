// Generated from specs/knnx-dlat.yaml (sha256 19551e058aaf120c680e369e9bb29cb2f8db4d5080b61b158ba514805ec1fd4a). Do not edit: npm run contracts -- generate

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
