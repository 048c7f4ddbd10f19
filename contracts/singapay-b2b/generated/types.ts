// Generated from specs/singapay-b2b.yaml (sha256 4ef9c5fef4448ffaa595f459984713d65a8f399c8d27385ec689d01456f2d137). Do not edit: npm run contracts -- generate

/**
 * S003:L25 “Body field grantType is mandatory, value client_credentials”
 * S003:L30 “The sample body holds grantType client_credentials and nothing else”
 */
export type TokenRequest = {
  /**
   * S003:L25 “Body field grantType is mandatory, value client_credentials”
   * S003:L30 “The sample body holds grantType client_credentials and nothing else”
   */
  readonly grantType: 'client_credentials';
};

/**
 * Success envelope with the token inside.
 * S003:L49 “What follows is a successful answer”
 */
export type Issued = {
  /**
   * S003:L40 “status is mandatory, numeric, length 3: the HTTP status code, such as 200”
   * S003:L52 “Success sample: status 200”
   */
  readonly status: number;
  /**
   * S003:L41 “success is a mandatory boolean that tells whether the request succeeded”
   * S003:L53 “Success sample: success true”
   */
  readonly success: true;
  /**
   * S003:L42 “data is a conditional object”
   * S003:L54 “Success sample: the token sits in the object data”
   */
  readonly data: {
    /**
     * A JWT. The printed sample is cut short.
     * S003:L43 “access_token is a mandatory JWT, alphanumeric, length 344”
     * S003:L55 “Success sample: a JWT whose header says HS256, cut short”
     */
    readonly access_token: string;
    /**
     * Compared without regard to case.
     * S003:L44 “token_type is mandatory, such as Bearer”
     * S003:L56 “Success sample: token_type Bearer”
     */
    readonly token_type: string;
    /**
     * Seconds; which JSON type is conflict D01.
     * S003:L45 “expires_in is mandatory, numeric: the session duration in seconds, such as 3600”
     * S003:L57 “Success sample: expires_in is the string 3600”
     */
    readonly expires_in: number | string;
  };
};

/**
 * Error envelope as printed.
 * S003:L61 “What follows is an unsuccessful answer”
 * S003:L64 “Error sample: status 401”
 * S003:L68 “Error sample: error.message speaks of invalid credentials”
 */
export type InvalidCredentials = {
  /** S003:L64 “Error sample: status 401” */
  readonly status: 401;
  /** S003:L65 “Error sample: success false” */
  readonly success: false;
  /** S003:L66 “Error sample: the details sit in the object error” */
  readonly error: {
    /** S003:L67 “Error sample: error.code is the number 401” */
    readonly code: number;
    /** S003:L68 “Error sample: error.message speaks of invalid credentials” */
    readonly message: string;
  };
};

/** The error envelope with any status. */
export type OtherRefusal = {
  readonly status: number;
  readonly success: false;
  readonly error: {
    /** A number in the printed sample; other generations use strings. */
    readonly code: number | string;
    readonly message: string;
  };
};

/** Every documented answer to requestToken. */
export type RequestTokenResponse = Issued | InvalidCredentials | OtherRefusal;
