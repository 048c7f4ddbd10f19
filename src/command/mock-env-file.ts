import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TargetsFile } from '../config/targets.ts';
import type { OutputGuard } from '../model/secret.ts';
import { writeFile } from '../store/write-file.ts';
import { shellVariables } from './shell-variables.ts';
import type { SimulatedProvider } from './simulators.ts';

export type EnvFile = { readonly path: string; write(origin: string, ca: string | null): void; remove(): void };

/** The variables that make `--target sandbox` work against a mock, the keys and the CA that they name: all with mode 0600. */
export function createEnvFile(
  asked: string | null,
  simulated: readonly SimulatedProvider[],
  targets: TargetsFile,
  guard: OutputGuard,
): EnvFile {
  const own = `token-contracts-${process.pid}-${randomBytes(4).toString('hex')}.env`;
  const path = resolve(asked ?? join(tmpdir(), own));
  const written: string[] = [];
  const put = (file: string, text: string): string => {
    writeFile(file, text, guard);
    written.push(file);
    return file;
  };
  return {
    path,
    write(origin, ca) {
      const variables = simulated
        .flatMap((one) => variablesOf(one, targets, origin))
        .map(([name, value]) => {
          if (!value.includes('\n')) return `${name}=${quote(value)}`;
          return `${name}_FILE=${quote(put(`${path}.${name.toLowerCase()}.pem`, value))}`;
        });
      const trust = ca === null ? [] : [`CONTRACTS_CA_FILE=${quote(put(`${path}.ca.pem`, ca))}`];
      put(path, `${[...variables, ...trust].join('\n')}\n`);
    },
    remove() {
      for (const file of written.splice(0)) rmSync(file, { force: true });
    },
  };
}

function variablesOf(
  { spec, credentials }: SimulatedProvider,
  targets: TargetsFile,
  origin: string,
): readonly (readonly [string, string])[] {
  const sandbox = targets.targets['sandbox']?.providers[spec.id];
  const { urlVariable, variables } = shellVariables(spec, sandbox, targets);
  // Optional ones that a mock has no use for are set to nothing: what the shell had is not for it.
  const unused = Object.entries(sandbox?.credentials ?? {}).filter(([name]) => !credentials.has(name));
  const url = `${origin}/${spec.id}${spec.wholeUrl ? '/token' : ''}`;
  return [
    [urlVariable, url],
    ...[...credentials].flatMap(([name, value]) => {
      const variable = variables.get(name);
      return variable === undefined ? [] : [[variable, value] as const];
    }),
    ...unused.map(([, variable]) => [variable, ''] as const),
  ];
}

/** A form that a shell, `util.parseEnv` and GitHub's env files read alike. */
const quote = (value: string): string => (/^[\w.:/@+-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`);
