// Generated from specs/singleview-openbanking.yaml (sha256 983552414eba489a8c393393938352b2eb8d1155d12ce9a9753f7d59edb0f803). Do not edit: npm run contracts -- generate

/**
 * S001:L36 “clientId is mandatory”
 * S001:L39 “clientCode is mandatory”
 * S001:L42 “merchantId is mandatory”
 * S001:L45 “grantType is mandatory”
 */
export type TokenRequest = {
  /**
   * S001:L16 “POST /v1/api/observice/token; first required input Client ID”
   * S001:L26 “Sample body: clientId”
   * S001:L36 “clientId is mandatory”
   * S001:L37 “clientId is a string that identifies a registered user”
   */
  readonly clientId: string;
  /**
   * S001:L17 “Second required input Client Code”
   * S001:L27 “Sample body: clientCode”
   * S001:L39 “clientCode is mandatory”
   * S001:L40 “clientCode is a string that authenticates a registered user”
   */
  readonly clientCode: string;
  /**
   * S001:L18 “Third required input Merchant ID”
   * S001:L28 “Sample body: merchantId”
   * S001:L42 “merchantId is mandatory”
   * S001:L43 “merchantId is a string that identifies a merchant”
   */
  readonly merchantId: string;
  /**
   * S001:L19 “Fourth required input Grant Type”
   * S001:L29 “Sample body: grantType client_credentials, and no signature”
   * S001:L45 “grantType is mandatory”
   * S001:L46 “grantType is a string, the type of grant”
   */
  readonly grantType: 'client_credentials';
};

/**
 * Success envelope with the token inside.
 * S001:L51 “Success sample: success true”
 * S001:L52 “Success sample: the token sits in the object payload”
 */
export type Issued = {
  /**
   * S001:L51 “Success sample: success true”
   * S001:L62 “success is a boolean”
   */
  readonly success: true;
  /**
   * S001:L52 “Success sample: the token sits in the object payload”
   * S001:L63 “payload is an object”
   */
  readonly payload: {
    /**
     * S001:L53 “Success sample: a placeholder for the token”
     * S001:L64 “access_token is a string, an encrypted key”
     */
    readonly access_token: string;
    /**
     * Compared without regard to case.
     * S001:L54 “Success sample: token_type Bearer”
     * S001:L65 “token_type is a string”
     */
    readonly token_type: string;
    /**
     * The unit is not stated; which JSON type is conflict B06.
     * S001:L55 “Success sample: expires_in 0000, which is no JSON”
     * S001:L66 “expires_in is numerical”
     */
    readonly expires_in: number | string;
  };
};

/**
 * The answer to an invalid request.
 * S001:L70 “The invalid answer follows invalid format, invalid details or invalid authentication”
 */
export type Refused = {
  /**
   * S001:L73 “Invalid sample: status FAILURE”
   * S001:L81 “status is a string”
   */
  readonly status: 'FAILURE';
  /**
   * S001:L74 “Invalid sample: errorCode”
   * S001:L82 “errorCode is a string”
   */
  readonly errorCode: string;
  /**
   * S001:L75 “Invalid sample: message”
   * S001:L83 “message is a string”
   */
  readonly message: string;
};

/**
 * The answer when processing failed.
 * S001:L87 “The technical answer follows a technical error during processing”
 */
export type TechnicalError = {
  /**
   * S001:L90 “Technical sample: status TECHERROR”
   * S001:L98 “status is a string”
   */
  readonly status: 'TECHERROR';
  /**
   * S001:L91 “Technical sample: errorCode”
   * S001:L99 “errorCode is a string”
   */
  readonly errorCode: string;
  /**
   * S001:L92 “Technical sample: message”
   * S001:L100 “message is a string”
   */
  readonly message: string;
};

/** Every documented answer to requestToken. */
export type RequestTokenResponse = Issued | Refused | TechnicalError;
