import { contract } from '../../src/contract/api.ts';
import { record } from '../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

export default contract(api, {
  'the request twice, byte for byte': record('replayed', [(r) => r, (r) => r]),
  'the grant type under two names, with different values': record('grant-types-differ', (r) =>
    r.set('body:/grant_type', 'password'),
  ),
  'a slash behind the path': record('path-slash', (r) => r.change({ path: '/v1/api/observice/token/' })),
});
