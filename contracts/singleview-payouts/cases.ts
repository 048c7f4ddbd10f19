import { contract } from '../../src/contract/api.ts';
import { record } from '../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

export default contract(api, {
  'the same reference twice, one request after the other': record('reference-replayed', [
    (r) => r.header('SVReferenceID', 'TOKENCONTRACTS01'),
    (r) => r.header('SVReferenceID', 'TOKENCONTRACTS01'),
  ]),
  'a reference with a symbol in it': record('reference-symbol', (r) => r.header('SVReferenceID', 'BEMC-0001')),
  'a time stamp that is a date only': record('time-stamp-date', (r) => r.header('DateTimeStamp', '2025-01-02')),
  'a time stamp that is no time at all': record('time-stamp-malformed', (r) => r.header('DateTimeStamp', 'yesterday')),
  'a time stamp in UTC': record('time-stamp-utc', (r) => r.header('DateTimeStamp', '2025-01-02T10:20:39Z')),
  'a time stamp with the offset of Riyadh': record('time-stamp-offset', (r) =>
    r.header('DateTimeStamp', '2025-01-02T10:20:39+03:00'),
  ),
  'a time stamp of the far future': record('time-stamp-future', (r) =>
    r.header('DateTimeStamp', '2099-01-02T10:20:39'),
  ),
  'another device of the published list': record('device-ios', (r) => r.header('Device', 'IOS')),
  'the device in lower case': record('device-lower-case', (r) => r.header('Device', 'web')),
  'a device that nobody lists': record('device-unknown', (r) => r.header('Device', 'Toaster')),
  'the grant type under two names, with different values': record('grant-types-differ', (r) =>
    r.set('body:/grantType', 'password'),
  ),
  'a slash behind the path': record('path-slash', (r) => r.change({ path: '/v1/api/svplatform/tokenOauth2/' })),
  'the path in lower case': record('path-lower-case', (r) => r.change({ path: '/v1/api/svplatform/tokenoauth2' })),
  'method OPTIONS': record('method-options', (r) => r.method('OPTIONS').change({ noBody: true })),
  'method HEAD': record('method-head', (r) => r.method('HEAD').change({ noBody: true })),
});
