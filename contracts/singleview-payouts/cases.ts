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
  'the device in lower case': record('device-lower-case', (r) => r.header('Device', 'web')),
  'a device that nobody lists': record('device-unknown', (r) => r.header('Device', 'Toaster')),
});
