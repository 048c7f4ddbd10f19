// The simulated providers over HTTP, as `contracts mock` serves them, with the credentials of seed 1.
import { serve } from '../src/simulate/http-server.ts';
import { loadProviders } from './providers.ts';
import { reportTo } from './report-cpu.ts';

const providers = await loadProviders();
const mounts = providers.map(({ spec, simulated }) => ({ provider: spec.id, simulator: simulated.simulator }));
const { origin } = await serve(mounts, { port: 0, tls: null });
reportTo(origin);
