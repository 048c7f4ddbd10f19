import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snippets } from './snippets.ts';

const project = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const providers = readdirSync(join(project, 'specs')).flatMap((name) =>
  name.endsWith('.yaml') ? [name.replace('.yaml', '')] : [],
);

/** What a user of the packed file has on PATH: not the Node that our launcher brought along. */
const hostPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.startsWith(join(project, 'tools')));
const hostNode = hostPath.map((folder) => join(folder, 'node')).find((file) => existsSync(file)) ?? process.execPath;
const onHost = { ...process.env, PATH: hostPath.join(delimiter) };

let consumer: string;
let packed: readonly { readonly path: string }[];

/** An empty project with nothing but the packed file in it. */
beforeAll(async () => {
  consumer = mkdtempSync(join(tmpdir(), 'packed-file-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', consumer], {
    cwd: project,
    env: onHost,
  });
  const [file] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as {
    readonly filename: string;
    readonly files: typeof packed;
  }[];
  packed = file?.files ?? [];
  const about = { name: 'consumer', private: true, type: 'module' };
  writeFileSync(join(consumer, 'package.json'), JSON.stringify(about));
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${file?.filename}`], {
    cwd: consumer,
    env: onHost,
  });
  mkdirSync(join(consumer, 'src'));
  for (const { name, code } of snippets) writeFileSync(join(consumer, 'src', `${name}.ts`), code);
  writeFileSync(join(consumer, 'src', 'every-path.ts'), everyPath());
}, 60_000);

afterAll(() => rmSync(consumer, { recursive: true }));

/** Imports every path that package.json exports, and uses its types. */
function everyPath(): string {
  const lines = providers.flatMap((id, index) => [
    `import { documented as documented${index}, type Credentials as Credentials${index} } from 'token-contracts/${id}';`,
    `import { formOf as formOf${index}, validateTokenResponse as validate${index} } from 'token-contracts/${id}/validate';`,
    `import { demoCredentials as demo${index}, faults as faults${index}, handlers as handlers${index} } from 'token-contracts/${id}/msw';`,
    `const credentials${index}: Credentials${index} = demo${index}();`,
    `const some${index} = faults${index}.slice(0, 1).map(({ name }) => name);`,
    `const made${index} = handlers${index}({ baseUrl: 'https://a.test', credentials: credentials${index}, faults: some${index} });`,
    `console.log('${id}', Object.keys(documented${index}).length > 0, made${index}.length, validate${index}({}).length >= 0, formOf${index}({ status: 999, body: null }));`,
  ]);
  const schema = `import schema from 'token-contracts/report.schema.json' with { type: 'json' };\nconsole.log(typeof schema);`;
  return `${[...lines, schema].join('\n')}\n`;
}

async function compile(...options: readonly string[]): Promise<string> {
  const tsc = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = ['--strict', '--target', 'es2023', '--module', 'nodenext', '--resolveJsonModule', '--outDir', 'out'];
  const files = [...snippets.map(({ name }) => name), 'every-path'].map((name) => `src/${name}.ts`);
  const ended = run(process.execPath, [tsc, ...args, '--types', '', ...options, ...files], { cwd: consumer });
  return ended.then(
    ({ stdout }) => stdout,
    ({ stdout }: { readonly stdout: string }) => stdout,
  );
}

describe('the packed file', () => {
  test('holds built code, declarations, the schema and what a reader needs; no sources and no specs', () => {
    const paths = packed.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('dist/')).toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'docs/integrators.md',
      'package.json',
    ]);
    expect(paths.filter((path) => !/\.(d\.m?ts|m?js|json)$/.test(path) && path.startsWith('dist/'))).toEqual([]);
    expect(paths).toContain('dist/report.schema.json');
  });

  test('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(name);
  });

  test('brings along only what it imports', () => {
    const code = packed.filter(({ path }) => /\.m?js$/.test(path)).map(({ path }) => read(path));
    const imported = code.flatMap((text) =>
      [...text.matchAll(/(?:from|import|require\() ?"?'?((?:@[\w-]+\/)?[\w-]+)[\w./-]*["']/g)].map(([, name]) => name),
    );
    const own = JSON.parse(read('package.json')) as Record<'dependencies' | 'peerDependencies', object>;
    const declared = [...Object.keys(own.dependencies), ...Object.keys(own.peerDependencies)];
    expect([...new Set(imported)].filter((name) => name !== 'node' && !declared.includes(name ?? ''))).toEqual([]);
    expect(existsSync(join(consumer, 'node_modules', 'undici'))).toBe(false);
  });

  test('exports three paths for every provider', () => {
    const { exports } = JSON.parse(read('package.json')) as { readonly exports: Readonly<Record<string, unknown>> };
    const wanted = providers.flatMap((id) => [`./${id}`, `./${id}/validate`, `./${id}/msw`]);
    expect(Object.keys(exports).toSorted()).toEqual([...wanted, './report.schema.json', './package.json'].toSorted());
  });
});

const read = (path: string): string => readFileSync(join(consumer, 'node_modules', 'token-contracts', path), 'utf8');

describe('a project that installed it', () => {
  test('type-checks against the declarations, a wrong use of which is an error', async () => {
    expect(await compile('--skipLibCheck')).toBe('');
    const wrong = join(consumer, 'src', 'wrong.ts');
    writeFileSync(
      wrong,
      [
        "import { requestToken } from 'token-contracts/singapay-b2b';",
        "import { handlers, demoCredentials } from 'token-contracts/singapay-b2b/msw';",
        "requestToken({ clientId: 'a' }, { baseUrl: 'b' });",
        "handlers({ baseUrl: 'b', credentials: demoCredentials(), readings: { D01: 'neither' } });",
        "handlers({ baseUrl: 'b', credentials: demoCredentials(), faults: ['no/fault'] });",
      ].join('\n'),
    );
    const errors = await compile('--skipLibCheck', '--noEmit', 'src/wrong.ts');
    expect([...errors.matchAll(/^src\/wrong\.ts\((\d+)/gm)].map(([, line]) => line)).toEqual(['3', '4', '5']);
  });

  describe.each([
    ['the Node of the host, and the MSW that npm chose for it', hostNode, null],
    ['the Node of the host, and the MSW of the suite', hostNode, join(project, 'node_modules', 'msw')],
    ['the Node and the MSW of the suite', process.execPath, join(project, 'node_modules', 'msw')],
  ])('on %s', (_, node, msw) => {
    beforeAll(() => {
      if (msw === null) return;
      const installed = join(consumer, 'node_modules', 'msw');
      rmSync(installed, { recursive: true });
      symlinkSync(msw, installed);
    });

    test.each(snippets.map(({ name, output }) => [name, output] as const))(
      '%s: runs as printed',
      async (name, output) => {
        const { stdout } = await run(node, [join('out', `${name}.js`)], { cwd: consumer });
        expect(stdout).toBe(output);
      },
    );

    test('loads every path', async () => {
      const { stdout } = await run(node, [join('out', 'every-path.js')], { cwd: consumer });
      expect(stdout.trim().split('\n')).toEqual([
        ...providers.map((id) => expect.stringMatching(new RegExp(`^${id} true 1 true`)) as string),
        'object',
      ]);
    });
  });
});
