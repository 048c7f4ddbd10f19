import { contract } from '../../src/contract/api.ts';
import { record } from '../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

export default contract(api, {
  'the request twice, byte for byte': record('replayed', [(r) => r, (r) => r]),
  'a merchant id in the form of a UUID': record('merchant-uuid', (r) =>
    r.set('body:/merchantId', '0b9f2d6e-4c1a-4f7b-8a35-6d2e1c0f9b84'),
  ),
});
