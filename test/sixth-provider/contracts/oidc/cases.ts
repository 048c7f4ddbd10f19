import { contract } from '../../../../src/contract/api.ts';
import { accept, record, refuse } from '../../../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

export default contract(api, {
  'a scope that this client may ask for': accept((r) => r.set('body:/scope', 'api:read')),
  'a grant type that this server does not know': refuse('wrong-value', (r) => r.set('body:/grant_type', 'device_code')),
  'a scope that nobody knows': record('unknown-scope', (r) => r.set('body:/scope', 'nobody:knows')),
});
