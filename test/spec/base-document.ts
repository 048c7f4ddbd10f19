/** A small document that uses all of the vocabulary and breaks no rule: tests break it in one place. */
export const baseDocument = `openapi: 3.1.0
info:
  title: Example tokens
  version: 1.0.0
  x-changelog:
    - {date: '2025-01-02', pointer: /paths, reason: First version.}
x-document:
  id: S900
  title: Example, Get Access Token
  lines:
    L1: 'POST to /token'
    L2: 'Header X-KEY is mandatory'
    L3: 'grant is mandatory and fixed'
    L4: 'A success holds access_token'
    L5: 'expires_in is a number, 3600'
    L6: 'The sample shows expires_in as a string'
    L7: 'A wrong secret is refused with 401'
    L8: 'The body is signed'
    L9: 'Accept is mandatory'
x-claims: [RFC 6749]
x-conflicts:
  - id: Z01
    question: Where does the signature go?
    decide: first-token
    start: header
    readings:
      - {id: header, evidence: [S900:L8], use: {signaturePlace: ['header:Signature']}}
      - {id: body, assumed: {why: Sibling pages put it there., source: P1}, use: {signaturePlace: ['body:/Signature']}}
  - id: Z02
    after: Z01
    question: Is the grant read?
    decide: outcomes
    start: required
    requests:
      without: [{omit: 'body:/grant'}]
    readings:
      - {id: required, evidence: [S900:L3], observe: {documented: accepted, without: refused}}
      - {id: ignored, assumed: {why: It has one value.}, observe: {documented: accepted, without: accepted}}
  - id: Z03
    question: Is the lifetime a number?
    decide: response
    start: number
    member: /expires_in
    readings:
      - {id: number, evidence: [S900:L5], schema: {type: integer}}
      - {id: string, evidence: [S900:L6], schema: {type: string}}
  - id: Z04
    question: Does the lifetime agree with the token's own?
    decide: response
    start: agree
    readings:
      - {id: agree, evidence: [S900:L5], observe: expires_in == exp - iat}
      - {id: other, assumed: {why: Nothing says so.}, observe: expires_in != exp - iat}
x-signature:
  x-evidence: [S900:L8]
  algorithm: RSASSA-PKCS1-v1_5-SHA256
  key: privateKey
  over: {pointer: ''}
  bytes: as-sent
  encoding: base64
  place: {conflict: Z01}
paths:
  /token:
    post:
      operationId: requestToken
      x-evidence: [S900:L1]
      security: [{basic: []}]
      x-request-headers:
        - {name: Accept, value: application/json, required: true, x-evidence: [S900:L9]}
      parameters:
        - name: X-KEY
          in: header
          required: true
          x-secret: apiKey
          x-evidence: [S900:L2]
          schema: {type: string}
        - name: X-TIME
          in: header
          x-generate: now
          schema: {type: string}
          example: '2025-01-02T10:20:39'
        - name: X-REF
          in: header
          x-generate: unique
          schema: {type: string, minLength: 3, maxLength: 16}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Request'}
      responses:
        '200':
          description: issued
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Issued'}
        '401':
          description: refused
          x-evidence: [S900:L7]
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Refused'}
        '503':
          description: failed
          x-assumed: {why: Servers fail.}
          x-shape: technical-error
          x-refuses: [technical]
      x-silences:
        - {id: Z05, question: Which caching is allowed?, observe: 'header:Cache-Control'}
        - {id: Z06, question: What answers a GET?, request: [{method: GET}, {noBody: true}]}
        - {id: Z07, question: Which status has a downtime?, observe: status, passive: true}
components:
  securitySchemes:
    basic:
      type: http
      scheme: basic
      x-secret: clientSecret
  schemas:
    Request:
      type: object
      required: [grant]
      properties:
        grant: {type: string, const: client_credentials, x-evidence: [S900:L3]}
        scope: {type: string, x-generate: config}
      additionalProperties: {x-generate: config}
    Issued:
      type: object
      x-shape: token
      x-evidence: [S900:L4]
      x-token: {token: /access_token, lifetime: /expires_in}
      required: [access_token]
      properties:
        access_token: {type: string, example: abc.def, x-public-sample: true}
        expires_in:
          oneOf: [{type: integer}, {type: string}]
    Refused:
      type: object
      x-shape: refusal
      x-refuses:
        - wrong-secret
        - {cause: unknown-client, x-assumed: {why: Not said.}}
      x-simulate: {status: 401, headers: {WWW-Authenticate: Basic}, body: {message: no}}
      properties:
        message: {type: string}
`;

/** A plain OpenAPI document: no vocabulary, so everything counts as stated. */
export const plainDocument = `openapi: 3.1.0
info: {title: Plain, version: '1'}
x-vendor: {left: alone}
security: [{login: [], key: []}]
paths:
  /oauth/token:
    post:
      parameters:
        - {name: X-Channel, in: header, required: true, schema: {type: string}, example: web}
        - {name: X-Tenant, in: header, required: true, schema: {type: string}}
        - {name: X-Optional, in: header, schema: {type: string}}
        - {name: tries, in: query, required: true, schema: {type: integer, default: 1}}
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [grant_type, audience]
              properties:
                grant_type: {type: string, enum: [client_credentials]}
                audience: {type: string}
                note: {type: string}
            example: {grant_type: client_credentials, audience: https://api.example.test}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data:
                    type: object
                    required: [access_token]
                    properties:
                      access_token: {type: string}
                      token_type: {type: string}
        '4XX':
          description: refused
        '500': {$ref: '#/components/responses/Failed'}
components:
  securitySchemes:
    login: {type: http, scheme: basic}
    key: {type: apiKey, in: header, name: X-API-Key}
  responses:
    Failed: {description: failed}
`;
