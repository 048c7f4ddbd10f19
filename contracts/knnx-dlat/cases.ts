import { contract } from '../../src/contract/api.ts';
import { record } from '../../src/contract/hand-case.ts';
import { api } from './generated/builder.ts';

export default contract(api, {
  'two further members at once': record('further-members', (r) =>
    r.set('body:/entity', 'shipment').set('body:/workflow', 'one'),
  ),
});
