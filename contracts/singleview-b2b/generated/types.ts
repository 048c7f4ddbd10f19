// Generated from specs/singleview-b2b.yaml (sha256 9227a3de4a03877b19fe31e028beb146eec621202fbd577e6dfb2ec2a75b8e08). Do not edit: npm run contracts -- generate

/**
 * Whether the signature stands here is conflict C06, so it is not required here.
 * S002:L24 “Sample body: an object Message”
 */
export type TokenRequest = {
  /**
   * S002:L24 “Sample body: an object Message”
   * S002:L25 “Sample body: OSVAuthRequest within Message”
   */
  readonly Message: {
    /**
     * S002:L25 “Sample body: OSVAuthRequest within Message”
     * S002:L36 “OSVAuthRequest is a mandatory object”
     */
    readonly OSVAuthRequest: {
      /**
       * S002:L26 “Sample body: client_id”
       * S002:L38 “client_id is a mandatory string”
       */
      readonly client_id: string;
      /**
       * S002:L27 “Sample body: client_secret”
       * S002:L39 “client_secret is a mandatory string”
       */
      readonly client_secret: string;
      /**
       * S002:L28 “Sample body: client_name”
       * S002:L37 “client_name is a mandatory string”
       */
      readonly client_name: string;
    };
  };
  /**
   * S002:L31 “Sample body: Signature at the top”
   * S002:L40 “Signature is a mandatory string, made from the request body: SHA-256 with RSA”
   */
  readonly Signature?: string;
};

/**
 * The token and its terms, without an envelope.
 * S002:L43 “Success follows a valid, authenticated and processed request”
 */
export type Issued = {
  /**
   * S002:L45 “Success sample: access_token of 43 letters and digits, no dots”
   * S002:L52 “access_token is a string”
   */
  readonly access_token: string;
  /**
   * Compared without regard to case.
   * S002:L46 “Success sample: token_type Bearer”
   * S002:L53 “token_type is a string”
   */
  readonly token_type: string;
  /**
   * Digits; the unit is not stated.
   * S002:L47 “Success sample: expires_in is the string 6000”
   * S002:L54 “expires_in is a string: the time until the token expires”
   */
  readonly expires_in: string;
};

/**
 * The answer to an invalid request.
 * S002:L56 “The invalid answer follows invalid format, invalid details or invalid authentication”
 * S002:L10 “GET api/v1/oauth/token; headers ClientId, ClientSecret, Signature; credentials and addresses are validated”
 */
export type Refused = {
  /**
   * S002:L58 “Invalid sample: status FAILURE”
   * S002:L65 “status is a string”
   */
  readonly status: 'FAILURE';
  /**
   * S002:L59 “Invalid sample: errorCode”
   * S002:L66 “errorCode is a string”
   */
  readonly errorCode: string;
  /**
   * S002:L60 “Invalid sample: message”
   * S002:L67 “message is a string”
   */
  readonly message: string;
};

/**
 * The answer when processing failed.
 * S002:L69 “The technical answer follows a technical error during processing”
 */
export type TechnicalError = {
  /**
   * S002:L71 “Technical sample: status TECHERROR”
   * S002:L78 “status is a string”
   */
  readonly status: 'TECHERROR';
  /**
   * S002:L72 “Technical sample: errorCode”
   * S002:L79 “errorCode is a string”
   */
  readonly errorCode: string;
  /**
   * S002:L73 “Technical sample: message”
   * S002:L80 “message is a string”
   */
  readonly message: string;
};

/** Every documented answer to getOauthToken. */
export type GetOauthTokenResponse = Issued | Refused | TechnicalError;

/** Every documented answer to postOauthToken. */
export type PostOauthTokenResponse = Issued | Refused | TechnicalError;

/** Every documented answer to getAuthToken. */
export type GetAuthTokenResponse = Issued | Refused | TechnicalError;

/** Every documented answer to postAuthToken. */
export type PostAuthTokenResponse = Issued | Refused | TechnicalError;
