import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ProviderSpec } from '../../src/model/provider-spec.ts';
import { loadSpec } from '../../src/spec/load-spec.ts';
import { entriesOf, promiseModule } from './entries.ts';

/**
 * `npm run build`: what the packed file holds, in `dist/`. JavaScript and declarations for Node 20 by the compiler; beside them,
 * for each provider, one module for each path that package.json exports, and its spec as data.
 */
const root = join(import.meta.dirname, '..', '..');
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
for (const file of globSync('contracts/*/generated/validate.*', { cwd: root })) {
  copyFileSync(join(root, file), join(dist, file));
}
copyFileSync(join(root, 'src/report/report.schema.json'), join(dist, 'report.schema.json'));
writeFileSync(join(dist, 'promise.js'), promiseModule);

for (const path of globSync('specs/*.yaml', { cwd: root }).toSorted()) {
  const spec = await read(path);
  const folder = join(dist, spec.id);
  mkdirSync(folder, { recursive: true });
  const generated = join(root, 'contracts', spec.id, 'generated');
  const entries = entriesOf(spec, {
    builder: readFileSync(join(generated, 'builder.ts'), 'utf8'),
    types: readFileSync(join(generated, 'types.ts'), 'utf8'),
    hasExtension: existsSync(join(dirname(generated), 'simulator.ts')),
  });
  for (const [name, text] of Object.entries(entries)) writeFileSync(join(folder, name), text);
}

async function read(path: string): Promise<ProviderSpec> {
  const { spec, problems } = await loadSpec(join(root, path), {
    root: join(root, 'specs'),
    gate: false,
    displayRoot: root,
  });
  if (spec === null) throw new Error(`${basename(path)}: ${problems.map(({ what }) => what).join('; ')}`);
  return spec;
}
