// Generated from test/sixth-provider/vocabulary/specs/oidc.yaml (sha256 fd74a326c6ef14f150d415a692cf4bce9faadf3f3d14189ea1814b1e59c56960). Do not edit: npm run contracts -- generate

export type RequestTokenBody = {
  /** S900:L3 “The body is a form; grant_type is client_credentials” */
  readonly grant_type: 'client_credentials';
  /** S900:L4 “A scope may be asked for” */
  readonly scope?: string;
};

/** S900:L5 “A token comes with status 200, as JSON with access_token, token_type Bearer and expires_in” */
export type Token = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
};

/** S900:L9 “Other requests get 400 and an error code” */
export type InvalidRequest = {
  readonly error: 'invalid_request' | 'invalid_scope' | 'unsupported_grant_type';
};

/** S900:L8 “A client with a wrong id or secret gets 401 and the error invalid_client” */
export type InvalidClient = {
  readonly error: 'invalid_client';
};

/** Every documented answer to requestToken. */
export type RequestTokenResponse = Token | InvalidRequest | InvalidClient;
