import { describe, expect, it } from 'vitest';
import { bench, providers } from './real-specs.ts';

describe.each(providers)('%s', (provider) => {
  it('issues a token for the documented request', async () => {
    const { simulator, request, fitting } = await bench(provider);
    const response = simulator().respond(request());
    expect(Buffer.from(response.body).toString()).toMatch(/access_token/);
    expect(response.status).toBe(200);
    expect(fitting(response).map(({ shape }) => shape)).toContain('token');
  });
});
