import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './measured-process.ts';

export type SyntheticProject = { readonly folder: string; readonly options: readonly string[]; remove(): void };

/** A project of one made-up provider with so many hand-written cases, in a temporary folder: specs/, contracts/. */
export function syntheticProject(cases: number): SyntheticProject {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cases-'));
  const contracts = join(folder, 'contracts');
  mkdirSync(join(folder, 'specs'));
  mkdirSync(join(contracts, 'plain'), { recursive: true });
  writeFileSync(join(folder, 'specs', 'plain.yaml'), spec);
  writeFileSync(join(contracts, 'targets.yaml'), targets);
  writeFileSync(join(contracts, 'plain', 'cases.ts'), casesModule(cases));
  return {
    folder,
    options: ['--specs', join(folder, 'specs'), '--config', contracts],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const engine = (file: string): string => JSON.stringify(pathToFileURL(join(root, 'src', 'contract', file)).href);

/** Two of three cases are issued a token, each with a request of its own; the third is refused, and what is answered recorded. */
function casesModule(count: number): string {
  return `import { contract } from ${engine('api.ts')};
import { accept, record } from ${engine('hand-case.ts')};
import { api } from './generated/builder.ts';

export default contract(api, Object.fromEntries(Array.from({ length: ${count} }, (_, index) => [
  \`case \${index}\`,
  index % 3 === 2
    ? record(\`grant-\${index}\`, (r) => r.set('body:/grant_type', \`grant \${index}\`), { cause: 'wrong-grant' })
    : accept((r) => r.set('body:/scope', \`scope:\${index}\`)),
])));
`;
}

const targets = `profile: '2026-11'
targets:
  sandbox:
    kind: http
    providers:
      plain:
        url: PLAIN_URL
        credentials: {clientId: PLAIN_CLIENT_ID, clientSecret: PLAIN_CLIENT_SECRET}
`;

const spec = `openapi: 3.1.0
info: {title: A made-up provider, version: '1'}
paths:
  /token:
    post:
      operationId: requestToken
      security: [{client: []}]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: {$ref: '#/components/schemas/TokenRequest'}
      responses:
        '200':
          description: a token
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Token'}
        '400':
          description: the request is refused
          content:
            application/json:
              schema: {$ref: '#/components/schemas/InvalidRequest'}
        '401':
          description: the client is refused
          headers:
            WWW-Authenticate: {required: true, schema: {type: string}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/InvalidClient'}
components:
  securitySchemes:
    client: {type: http, scheme: basic}
  schemas:
    TokenRequest:
      type: object
      required: [grant_type]
      properties:
        grant_type: {type: string, const: client_credentials}
        scope: {type: string}
    Token:
      type: object
      required: [access_token, token_type, expires_in]
      properties:
        access_token: {type: string, minLength: 32}
        token_type: {type: string, const: Bearer}
        expires_in: {type: integer, minimum: 1}
        scope: {type: string}
    InvalidRequest:
      type: object
      required: [error]
      properties:
        error: {type: string, enum: [invalid_request, invalid_scope, unsupported_grant_type]}
    InvalidClient:
      type: object
      required: [error]
      properties:
        error: {type: string, const: invalid_client}
`;
