// `npm run bench`: what we cost beside the bare limit, both measured in this run. See README.md for how to read it.
import { parseArgs } from 'node:util';
import { firstIssued } from './issued.ts';
import { mainJob } from './main-job.ts';
import { manyCases } from './many-cases.ts';
import { loadProviders } from './providers.ts';
import { runner } from './runner.ts';
import { startServer } from './server-process.ts';
import { simulator } from './simulator.ts';
import { table, type Row } from './table.ts';
import { validator } from './validator.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    cases: { type: 'string', default: '10000' },
    only: { type: 'string', default: 'main,runner,simulator,validator,cases' },
  },
});
const rounds = Number(values.rounds);
const parts = new Set(values.only.split(','));
const rows: Row[] = [];

if (parts.has('main')) rows.push(...(await mainJob(rounds)));

if (parts.has('runner') || parts.has('simulator') || parts.has('validator')) {
  const providers = await loadProviders();
  const servers = {
    simulator: await startServer('simulator-server.ts'),
    constant: await startServer('constant-server.ts'),
  };
  try {
    const turns = parts.has('runner') ? rounds : 0;
    const plain = providers.filter(({ rsa }) => !rsa);
    const signed = providers.filter(({ rsa }) => rsa);
    const others = await runner(turns, servers.simulator, 'runner, exchanges', plain);
    const rsa = await runner(turns, servers.simulator, 'runner, exchanges (RSA provider)', signed);
    if (parts.has('runner')) rows.push(others.row, rsa.row);
    for (const provider of providers) {
      const { id } = provider.spec;
      const { request, documented } = firstIssued(provider, [...others.seen, ...rsa.seen]);
      const requests = provider.rsa ? 1_000 : 4_000;
      if (parts.has('simulator')) rows.push(...(await simulator(rounds, requests, servers, id, request)));
      if (parts.has('validator') && documented !== null)
        rows.push(validator({ provider: id, ...documented, rounds, calls: 300_000 }));
    }
  } finally {
    servers.simulator.stop();
    servers.constant.stop();
  }
}

if (parts.has('cases')) rows.push(...(await manyCases(Number(values.cases))));

process.stdout.write(table(rows));
