import { describe, expect, test } from 'vitest';
import { knnx, knnxVariables } from './knnx.ts';
import { startMock } from './mocked.ts';
import { makeProject, patience } from './project.ts';

describe('doctor looks at the way to a provider before it asks', { timeout: patience }, () => {
  test('a mock with TLS', async () => {
    const project = makeProject(knnx);
    const { env } = await startMock(project, '--tls');
    const { code, stdout } = await project.contracts(['doctor', '--target', 'sandbox'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\nok {6}connection: 127\.0\.0\.1:\d+ is reached\nok {6}TLS: TLSv1\.3, .*\nok {6}knnx-dlat: issued a token/,
    );
  });

  test('where nobody listens the request is not sent as well', async () => {
    const project = makeProject(knnx);
    const env = knnxVariables('http://127.0.0.1:9/token');
    const { code, stdout, last } = await project.contracts(['doctor', '--target', 'sandbox'], { env });
    expect({ code, last }).toEqual({ code: 2, last: 'contracts: exit 2: 1 for the provider to mend' });
    expect(stdout.match(/E_CONN_REFUSED/g)).toHaveLength(1);
  });
});
