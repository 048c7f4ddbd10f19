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
  'the path without its first segment': record('path-without-api', (r) => r.change({ path: '/v1.0/access-token/b2b' })),
  'a slash behind the path': record('path-slash', (r) => r.change({ path: '/api/v1.0/access-token/b2b/' })),
  'a page is asked for, and the request is fine': record('accept-html', (r) => r.header('Accept', 'text/html')),
  'a page is asked for, and the grant type is wrong': record(
    'accept-html-wrong-grant',
    (r) => r.header('Accept', 'text/html').set('body:/grantType', 'password'),
    { cause: 'wrong-value' },
  ),
  'any media type is welcome': record('accept-any', (r) => r.header('Accept', '*/*')),
  'a form with the standard name of the grant type': record('form-grant-type', (r) =>
    r.change({ rename: 'body:/grantType', to: 'body:/grant_type' }).change({ format: 'form' }),
  ),
  'the grant type in a list': record('grant-type-list', (r) => r.set('body:/grantType', ['client_credentials']), {
    cause: 'invalid-input',
  }),
  'Basic with nothing behind it': record('basic-nothing', (r) => r.change({ basicText: '' }), {
    cause: 'malformed-credential',
  }),
});
