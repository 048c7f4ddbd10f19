import { generateKeyPairSync } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { knnx, knnxVariables, unhurried } from './knnx.ts';
import { listen } from './listener.ts';
import { refusals } from './problems.ts';
import { makeProject, patience } from './project.ts';

const sandbox = ['--target', 'sandbox', '--grep', 'accept/documented'];
const publicKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' });

describe('a sandbox is called only with everything in order', { timeout: patience }, () => {
  test('all that is wrong with variables, in any provider, without a value and without a connection', async () => {
    const project = makeProject();
    const server = await listen((_, response) => response.end('{}'));
    const env = {
      ...knnxVariables(`${server.origin}/token`),
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SINGAPAY_B2B_URL: 'https://payment-b2b.singapay.id./v1',
      SINGAPAY_B2B_PARTNER_ID: ' q7-partner ',
      SINGAPAY_B2B_CLIENT_ID: 'changeme',
      SINGLEVIEW_PAYOUTS_URL: 'https://q7-user:q7-word@sandbox.example',
      SINGLEVIEW_PAYOUTS_COMPANY_ID: 'q7\r\ncompany',
      SINGLEVIEW_PAYOUTS_CLIENT_ID: 'q7-client',
      SINGLEVIEW_PAYOUTS_CLIENT_CODE: 'q7-code',
      SINGLEVIEW_OPENBANKING_CLIENT_ID: 'q7-the-same',
      SINGLEVIEW_OPENBANKING_CLIENT_CODE: 'q7-the-same',
      SINGLEVIEW_OPENBANKING_URL: `http://192.0.2.1:${server.port}/q7-path`,
      SINGLEVIEW_B2B_URL: 'https://sandbox.example',
      SINGLEVIEW_B2B_PRIVATE_KEY: publicKey,
      SINGLEVIEW_B2B_CLIENT_SECRET_FILE: '/no/such/file',
    };
    const outcome = await project.contracts(['--target', 'sandbox'], { env });
    expect(refusals(outcome)).toEqual({
      E_TLS_VERIFY_OFF: 1,
      E_PRODUCTION_HOST: 1,
      E_URL_USERINFO: 1,
      E_INSECURE_SCHEME: 1,
      E_SECRET_WHITESPACE: 1,
      E_SECRET_PLACEHOLDER: 1,
      E_SECRET_CONTROL: 1,
      E_SECRET_FILE: 1,
      E_KEY_PUBLIC: 1,
      E_SECRET_TOO_SHORT: 2,
      E_SECRET_MISSING: 7,
    });
    expect(outcome.stderr).toContain('E_SECRET_MISSING SINGAPAY_B2B_CLIENT_SECRET  ');
    expect(outcome.stderr).not.toContain('q7-');
    expect(server.connections).toBe(0);
    expect(project.reports()).toEqual([]);
  });

  test('nothing set: the provider is skipped with its reason, and with no provider left nothing is run', async () => {
    const project = makeProject(knnx);
    const { code, last, stderr } = await project.contracts(sandbox);
    const reason = 'not configured: KNNX_DLAT_TOKEN_URL, KNNX_DLAT_CLIENT_ID, KNNX_DLAT_CLIENT_SECRET not set';
    expect({ code, last }).toEqual({ code: 4, last: `contracts: exit 4: nothing to run: ${reason}` });
    expect(stderr).toContain(`knnx-dlat: skipped, ${reason}\n`);
    expect(project.report().providers[0]?.skipped).toBe(reason);
  });

  test('not configured although it was named, by an option or by the target', async () => {
    const project = makeProject(knnx);
    expect(refusals(await project.contracts([...sandbox, '--provider', knnx]))).toEqual({ E_NOT_CONFIGURED: 1 });
    project.edit('contracts/targets.yaml', (text) =>
      text.replace('kind: http', 'kind: http\n    required: [knnx-dlat]'),
    );
    expect(refusals(await project.contracts(sandbox))).toEqual({ E_NOT_CONFIGURED: 1 });
  });

  test('one provider is configured, by .env and a file; the variables of the process win', async () => {
    const project = unhurried(makeProject(knnx, 'singapay-b2b'));
    const bodies: string[] = [];
    const { origin } = await listen((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end('{}'));
    });
    const secret = project.write('secret.txt', 'from-a-file-41aa\n');
    chmodSync(secret, 0o600);
    project.write(
      '.env',
      [
        `KNNX_DLAT_TOKEN_URL=http://127.0.0.1:1/never`,
        `KNNX_DLAT_CLIENT_ID='from dotenv 41aa'`,
        `KNNX_DLAT_CLIENT_SECRET_FILE=${secret}`,
      ].join('\n'),
    );
    const { code, stderr } = await project.contracts(sandbox, { env: { KNNX_DLAT_TOKEN_URL: `${origin}/token` } });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^knnx-dlat: 1 case, \d+ calls?.* a minute\nsingapay-b2b: skipped, .*\nsandbox: 1 case, /);
    expect(bodies.map((text) => JSON.parse(text) as unknown)).toContainEqual(
      expect.objectContaining({ client_id: 'from dotenv 41aa', client_secret: 'from-a-file-41aa' }),
    );
  });

  test('a provider that is configured in part', async () => {
    const project = makeProject(knnx);
    const server = await listen((_, response) => response.end('{}'));
    const outcome = await project.contracts(sandbox, { env: { KNNX_DLAT_TOKEN_URL: server.origin } });
    expect(refusals(outcome)).toEqual({ E_SECRET_MISSING: 2 });
    expect(outcome.stderr).toContain(
      'E_SECRET_MISSING KNNX_DLAT_CLIENT_ID  is not set, while others of knnx-dlat are  fix: set it, or KNNX_DLAT_CLIENT_ID_FILE, or put it in .env\n',
    );
    expect(server.connections).toBe(0);
  });

  test('not under a debugger, and not while the keys of its connections are written down', async () => {
    const project = makeProject(knnx);
    const server = await listen((_, response) => response.end('{}'));
    const env = {
      ...knnxVariables(`${server.origin}/token`),
      NODE_OPTIONS: `--inspect=127.0.0.1:0 --tls-keylog=${project.root}/keys`,
    };
    const { code, stderr, last } = await project.contracts(sandbox, { env });
    expect({ code, last }).toEqual({ code: 3, last: 'contracts: exit 3: 2 problems; nothing was sent' });
    expect(stderr).toMatch(/^E_DEBUGGER NODE_OPTIONS {2}.*\nE_TLS_KEYLOG NODE_OPTIONS {2}/m);
    expect(server.connections).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('nobody opens the debugger while it runs', async () => {
    const project = unhurried(makeProject(knnx));
    const { origin } = await listen((_, response) => {
      running.child.kill('SIGUSR1');
      setTimeout(() => response.end('{}'), 500);
    });
    const running = project.start(sandbox, { env: knnxVariables(`${origin}/token`) });
    const { stderr } = await running.ended;
    expect(stderr).toContain('knnx-dlat: 1 case, ');
    expect(stderr).not.toContain('Debugger');
  });
});
