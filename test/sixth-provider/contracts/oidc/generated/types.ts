// Generated from test/sixth-provider/specs/oidc.yaml (sha256 d5b41275c640207f2aa4f8f55f7731aac57cfa7b0963e85c7eefd1b2833fe04f). Do not edit: npm run contracts -- generate

export type TokenRequest = {
  readonly grant_type: 'client_credentials';
  readonly scope?: string;
};

export type Token = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope?: string;
};

export type InvalidRequest = {
  readonly error: 'invalid_request' | 'invalid_scope' | 'unsupported_grant_type';
  readonly error_description?: string;
};

export type InvalidClient = {
  readonly error: 'invalid_client';
  readonly error_description?: string;
};

/** Every documented answer to requestToken. */
export type RequestTokenResponse = Token | InvalidRequest | InvalidClient;
