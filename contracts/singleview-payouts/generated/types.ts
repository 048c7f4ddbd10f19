// Generated from specs/singleview-payouts.yaml (sha256 50c31159e3725985d7db93604216f8fe9ec6010e3fad870c8bd6895a75d958f0). Do not edit: npm run contracts -- generate

export type TokenRequest = {
  /**
   * S000:L29 “Sample body: clientId”
   * S000:L35 “The client identification is a string”
   */
  readonly clientId: string;
  /**
   * S000:L30 “Sample body: clientCode”
   * S000:L36 “The client secret code is a string”
   */
  readonly clientCode: string;
  /**
   * S000:L31 “Sample body: grant_type client_credentials, then a comma and no further member”
   * S000:L37 “The grant type is a string, client_credentials here”
   */
  readonly grant_type: 'client_credentials';
};

/**
 * The token and its terms, without an envelope.
 * S000:L43 “Success follows a valid, authenticated and processed request”
 */
export type Issued = {
  /**
   * S000:L45 “Success sample: access_token is an HS256 JWT that lives 3600 seconds”
   * S000:L51 “access_token is a string”
   */
  readonly access_token: string;
  /**
   * Compared without regard to case.
   * S000:L46 “Success sample: token_type Bearer”
   * S000:L52 “token_type is a string”
   */
  readonly token_type: string;
  /**
   * Digits; the unit is not stated.
   * S000:L47 “Success sample: expires_in is the string 6000”
   * S000:L53 “expires_in is a string: the time until the token expires”
   */
  readonly expires_in: string;
};

/** The same inside a payload, the other reading of A17. */
export type IssuedWrapped = {
  readonly success: true;
  readonly payload: {
    readonly access_token: string;
    readonly token_type: string;
    readonly expires_in: string;
  };
};

/** What the vendor's middleware answers elsewhere. */
export type Refused = {
  readonly correlationId?: string;
  readonly bankCode?: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly timeStamp?: string;
};

/**
 * What a downtime or a refused connection looks like.
 * S000:L57 “The failure shown occurs on downtime or a refused connection”
 */
export type TechnicalError = {
  /**
   * S000:L59 “Failure sample: success false”
   * S000:L65 “success is a boolean”
   */
  readonly success: false;
  /**
   * S000:L60 “Failure sample: payload is an empty object”
   * S000:L66 “payload is an object”
   */
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * S000:L61 “Failure sample: message tells of a refused connection”
   * S000:L67 “message is a string about the error”
   */
  readonly message: string;
};

/** Every documented answer to requestToken. */
export type RequestTokenResponse = Issued | IssuedWrapped | Refused | TechnicalError;
