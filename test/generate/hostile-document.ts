/** Names and texts that would break out of code or comments if they were pasted in. */
export const hostileDocument = `openapi: 3.1.0
info: {title: Hostile, version: '1'}
paths:
  "/a'b\`c/*/d*/":
    post:
      operationId: delete
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: ["it's", '*/ evil']
              properties:
                "it's": {type: string, enum: ["a'b", 'say "x"', "\\u2028"], example: "a'b"}
                '*/ evil': {type: string, description: "end */ export const evil = 1;\\nnext line", example: '\${x}'}
                "\\u202e": {type: array, items: {anyOf: [{type: string}, {type: 'null'}]}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/token-answer'}}}}
        '400': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/tokenAnswer'}}}}
    get:
      operationId: get.token-now
      responses: {default: {description: ok, content: {application/json: {schema: {oneOf: [{type: object, properties: {access_token: {type: string}}}, {const: 7}, false]}}}}}
components:
  schemas:
    token-answer:
      type: object
      properties: {access_token: {type: string}, self: {$ref: '#/components/schemas/token-answer'}}
    tokenAnswer: {type: [object, 'null']}
`;
