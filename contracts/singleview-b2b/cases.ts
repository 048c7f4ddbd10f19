import { contract } from '../../src/contract/api.ts';
import { record, refuse } from '../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

export default contract(api, {
  'GET with all that the table asks for, in headers alone': record('get-headers-only', (r) =>
    r.method('GET').change({ noBody: true }),
  ),
  'the mandatory authentication request is missing altogether': refuse('missing-input', (r) =>
    r.omit('body:/Message/OSVAuthRequest'),
  ),
  'a currency that does not exist': record('currency-unknown', (r) => r.header('BaseCurrency', 'XXX')),
  'the time stamp with an offset': record('time-stamp-offset', (r) =>
    r.header('DateTimeStamp', '2025-01-02T10:20:39+03:00'),
  ),
});
