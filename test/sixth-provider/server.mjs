import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/**
 * A token server that nobody here wrote: oidc-provider with the client credentials grant and two clients, one that proves
 * itself with Basic and one in the body. Their credentials are made at start. Prints the variables of its targets, and
 * serves until it is told to stop.
 */
const newClient = (method) => ({
  client_id: `client-${randomBytes(6).toString('hex')}`,
  client_secret: randomBytes(24).toString('hex'),
  token_endpoint_auth_method: method,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  scope: 'api:read',
});
const basic = newClient('client_secret_basic');
const inBody = newClient('client_secret_post');

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(origin, {
    clients: [basic, inBody],
    scopes: ['api:read'],
    ttl: { ClientCredentials: 600 },
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  });
  server.on('request', provider.callback());
  const variables = {
    OIDC_URL: origin,
    OIDC_CLIENT_ID: basic.client_id,
    OIDC_CLIENT_SECRET: basic.client_secret,
    OIDC_BODY_CLIENT_ID: inBody.client_id,
    OIDC_BODY_CLIENT_SECRET: inBody.client_secret,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  process.stdout.write(lines.join(''));
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
