import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { baseDocument, plainDocument } from '../spec/base-document.ts';
import { specOf } from '../spec/load-text.ts';
import { hostileDocument } from './hostile-document.ts';
import { withGenerated } from './import-generated.ts';

const project = join(import.meta.dirname, '..', '..');
const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');

/** Text of the compiler's complaints about the generated folder and about a caller of it. */
async function complaints(document: string, caller: string): Promise<string> {
  return withGenerated(await specOf(document), async (folder) => {
    writeFileSync(join(folder, 'caller.ts'), caller);
    const config = {
      extends: join(project, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(project, 'node_modules', '@types')] },
      include: ['.'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const run = promisify(execFile)(process.execPath, [compiler, '--noEmit', '-p', folder]);
    return run.then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    );
  });
}

test.each([
  ['the base document', baseDocument],
  ['a plain document', plainDocument],
  ['a hostile document', hostileDocument],
])('what is generated from %s compiles', async (_, document) => {
  expect(await complaints(document, 'export {};\n')).toBe('');
});

test('a caller is told of a credential that it forgot, and of a location that does not exist', async () => {
  const caller = `import { contract } from '../../../src/contract/api.ts';
import { accept } from '../../../src/contract/hand-case.ts';
import { api, requestToken } from './builder.ts';
requestToken({ clientId: 'a', clientSecret: 'b', apiKey: 'c' }, { baseUrl: 'https://x.test' });
export default contract(api, { 'a case': accept((r) => r.omit('header:X-KEZ')) });
`;
  const text = await complaints(baseDocument, caller);
  expect(text).toContain("'privateKey' is missing");
  expect(text).toContain('header:X-KEZ');
});
