import { contract } from '../../src/contract/api.ts';
import { accept, record } from '../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

/** The identifier of another merchant, in the form of the documented example. */
const anotherMerchant = '6f1d2c34-0b7e-4a55-9c1d-2e8f7a6b5c4d';

export default contract(api, {
  'right credentials, another merchant’s partner id': record(
    'partner-mismatch',
    (r) => r.header('X-PARTNER-ID', anotherMerchant),
    { cause: 'wrong-credential', tags: ['core'] },
  ),
  'the secret may contain a colon': accept((r) => r.basic({ clientSecret: { credential: 'secretWithColon' } }), {
    needs: 'secretWithColon',
    requirements: [{ source: 'RFC 7617', section: '2', level: 'should' }],
  }),
  'Basic on the path of the next version': record('path-v1.1', (r) => r.change({ path: '/api/v1.1/access-token/b2b' })),
});
