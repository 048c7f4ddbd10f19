import { describe, expect, test } from 'vitest';
import { startMock } from './mocked.ts';
import { makeProject, patience, type Project } from './project.ts';

const document = `openapi: 3.1.0
info: { title: Acme, version: '1' }
x-anything: { goes: here }
servers: [{ url: https://api.acme.example }]
paths:
  /token:
    post:
      operationId: issue
      security: [{ client: [] }]
      parameters:
        - { name: X-Tenant, in: header, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [grant_type, audience]
              properties:
                grant_type: { const: client_credentials }
                audience: { type: string, example: api }
      responses:
        '200': { description: issued, content: { application/json: { schema: { $ref: '#/components/schemas/Issued' } } } }
        '401': { description: refused }
components:
  securitySchemes: { client: { type: http, scheme: basic } }
  schemas:
    Issued:
      type: object
      required: [access_token, token_type, expires_in]
      properties:
        access_token: { type: string }
        token_type: { const: Bearer }
        expires_in: { type: integer }
`;

/** `inputs:` as it is given, or nothing. */
const targets = (inputs: string): string => `profile: '2026-11'
targets:
  sandbox:
    kind: http
    providers:
      acme:
        url: ACME_URL
        perMinute: 60000
        credentials: { clientId: ACME_ID, clientSecret: ACME_SECRET }
        ${inputs}
`;

async function aProject(inputs: string): Promise<Project> {
  const project = makeProject('none of ours');
  project.write('specs/acme.yaml', document);
  project.write('contracts/targets.yaml', targets(inputs));
  expect((await project.contracts(['generate', '--quiet'])).code).toBe(0);
  return project;
}

describe('a plain OpenAPI document', { timeout: patience }, () => {
  test('with an input from targets.yaml is sound, and its mock takes what the sandbox is sent', async () => {
    const project = await aProject('inputs: { X-Tenant: tenant-1 }');
    const lint = await project.contracts(['lint']);
    expect([lint.code, lint.stderr]).toEqual([0, '']);
    const { env } = await startMock(project, '--env-file', 'mock.env');
    expect(Object.keys(env).toSorted()).toEqual(['ACME_ID', 'ACME_SECRET', 'ACME_URL']);
    const { code, last } = await project.contracts(['--target', 'sandbox', '--all'], { env });
    expect({ code, last }).toMatchObject({ code: 0, last: expect.stringMatching(/ cases passed in acme$/) as string });
  });

  test('an input that nothing gives a value is a credential that the target must name; the mock’s env file a shell can read', async () => {
    const project = await aProject('');
    const lint = await project.contracts(['lint']);
    expect(lint.stderr).toContain('target sandbox names no variable for the credential X-Tenant of acme');
    const { env } = await startMock(project, '--env-file', 'mock.env');
    for (const name of Object.keys(env)) expect(name).toMatch(/^[A-Z_]\w*$/);
    expect(env).toHaveProperty('ACME_X_TENANT');
  });
});
