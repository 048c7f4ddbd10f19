import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearest } from '../model/nearest.ts';
import { Rejected } from '../model/problem.ts';

export type CommandName = keyof typeof commands;

type Option = {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly value?: string;
  readonly help: string;
};

const common = {
  config: { type: 'string', value: 'DIR', help: 'contracts folder (default contracts)' },
  specs: { type: 'string', value: 'DIR', help: 'specs folder (default specs)' },
  verbose: { type: 'boolean', help: 'say more' },
  quiet: { type: 'boolean', help: 'only the last line' },
  'no-color': { type: 'boolean', help: 'no colours' },
  help: { type: 'boolean', help: 'this text' },
  version: { type: 'boolean', help: 'the version' },
} as const satisfies Record<string, Option>;

const target = { type: 'string', value: 'NAME', help: 'mock (default), or a name in targets.yaml' } as const;
const provider = { type: 'string', multiple: true, value: 'ID', help: 'only this provider; repeats' } as const;
const reading = { type: 'string', multiple: true, value: 'ID=READING', help: 'hold a reading; repeats' } as const;
const fault = { type: 'string', multiple: true, value: '[PROVIDER:]NAME', help: 'break this rule; repeats' } as const;

const running = {
  target,
  provider,
  kind: { type: 'string', multiple: true, value: 'KIND', help: 'accept, refuse, decide or record; repeats' },
  tag: { type: 'string', multiple: true, value: 'TAG', help: 'only cases with this tag; repeats' },
  grep: { type: 'string', value: 'TEXT', help: 'only cases whose id or title holds the text' },
  all: { type: 'boolean', help: 'every case, not only the core set, on an http target' },
  reading,
  budget: { type: 'string', value: 'N', help: 'calls that one provider may cost' },
  concurrency: { type: 'string', value: 'N', help: 'calls at once per provider (default 4)' },
  seed: { type: 'string', value: 'N', help: 'seed of the simulators (default 1)' },
  bail: { type: 'boolean', help: 'stop a provider at its first failing case' },
  shard: { type: 'string', value: 'i/n', help: 'the i-th of n parts' },
  format: { type: 'string', value: 'LIST', help: 'json,html,junit,markdown (default: all of them)' },
  out: { type: 'string', value: 'DIR', help: 'reports folder (default reports)' },
  'allow-flaky': { type: 'boolean', help: 'flaky cases do not turn the run inconclusive' },
  'strict-drift': { type: 'boolean', help: 'compatible drift fails as well' },
} as const satisfies Record<string, Option>;

type CommandRule = {
  readonly does: string;
  /** Names of the positional arguments, for the help text; empty when there are none. */
  readonly positionals: string;
  readonly options: Readonly<Record<string, Option>>;
};

/** Every command with what it does and its own options. The order is the order of the help text. */
export const commands = {
  run: { does: 'settle, plan, run, check, judge, report', positionals: '', options: running },
  plan: { does: 'the same plan without sending: cases, calls, minutes', positionals: '', options: running },
  doctor: { does: 'what is ours to mend, before anyone is judged', positionals: '', options: { target, provider } },
  why: { does: 'one case again, explained', positionals: 'CASE', options: { target, reading, seed: running.seed } },
  generate: {
    does: 'write contracts/*/generated/',
    positionals: '',
    options: { check: { type: 'boolean', help: 'only say whether it is up to date (exit 1 if not)' }, provider },
  },
  lint: { does: 'check specs, vocabulary, cases, targets, waivers, baselines', positionals: '', options: { provider } },
  mock: {
    does: 'serve the simulated providers',
    positionals: '',
    options: {
      port: { type: 'string', value: 'N', help: 'port on 127.0.0.1 (default: a free one)' },
      tls: { type: 'boolean', help: 'https, with a certificate made at start' },
      provider,
      fault,
      'list-faults': { type: 'boolean', help: 'print the faults and end' },
      reading,
      seed: running.seed,
      'env-file': { type: 'string', value: 'PATH', help: 'where to write the variables for --target sandbox' },
      for: { type: 'string', value: 'SECONDS', help: 'end by itself after so long' },
    },
  },
  strength: {
    does: 'break the simulators one rule at a time: which breaks are caught?',
    positionals: '',
    options: { provider, fault, out: running.out },
  },
} as const satisfies Record<string, CommandRule>;

/** A parsed command line. Values are texts as given; `numberOf` and its like read them. */
export type Arguments = {
  readonly command: CommandName;
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
};

/** Parses argv. No command means `run`. Throws a Rejected with the nearest option when one is unknown. */
export function parseArguments(argv: readonly string[]): Arguments {
  const [first = '', ...rest] = argv;
  const isCommand = Object.hasOwn(commands, first);
  if (!isCommand && first !== '' && !first.startsWith('-')) throw new Rejected([unknownCommand(first)]);
  const command = (isCommand ? first : 'run') as CommandName;
  const rule: CommandRule = commands[command];
  const known: Readonly<Record<string, Option>> = { ...rule.options, ...common };
  const config = Object.fromEntries(
    Object.entries(known).map(([name, { type }]) => [name, { type, multiple: true }]),
  ) as ParseArgsOptionsConfig;
  const { tokens } = parseArgs({
    args: [...(isCommand ? rest : argv)],
    options: config,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  const problems: Rejected['problems'][number][] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known[token.name];
    if (option === undefined) problems.push(unknownOption(token.rawName, command, known));
    else if (option.type === 'boolean') {
      if (token.value === undefined) flags.add(token.name);
      else problems.push(usage(`--${token.name} takes no value`, token.value, `write --${token.name}`));
    } else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
      problems.push(
        usage(`--${token.name} needs a value`, 'nothing', `write --${token.name} ${option.value ?? 'VALUE'}`),
      );
    else if (option.multiple !== true && values.has(token.name))
      problems.push(usage(`--${token.name} is given twice`, token.value, 'give it once'));
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  if (positionals.length > (rule.positionals === '' ? 0 : 1)) {
    const [late] = isCommand ? [] : positionals.filter((word) => Object.hasOwn(commands, word));
    problems.push(
      usage(
        late === undefined ? `"${command}" does not take that many arguments` : 'the command comes before the options',
        positionals.map(visible).join(' '),
        late === undefined ? `contracts ${command} --help` : `contracts ${late} …`,
      ),
    );
  }
  if (problems.length > 0) throw new Rejected(problems);
  return { command, flags, values, positionals };
}

const visible = (text: string): string => JSON.stringify(text).slice(1, -1).slice(0, 60);

const usage = (what: string, got: string, fix: string): Rejected['problems'][number] => ({
  code: 'E_USAGE',
  at: null,
  what,
  got: visible(got),
  fix,
});

function unknownCommand(word: string): Rejected['problems'][number] {
  const near = nearest(word, Object.keys(commands));
  return usage('there is no such command', word, near === null ? 'contracts --help' : `did you mean "${near}"?`);
}

function unknownOption(
  raw: string,
  command: string,
  known: Readonly<Record<string, Option>>,
): Rejected['problems'][number] {
  const near = nearest(raw.replace(/^-+/, ''), Object.keys(known));
  return usage(
    `"${command}" has no such option`,
    raw,
    near === null ? `contracts ${command} --help` : `did you mean --${near}?`,
  );
}

/** A whole number within bounds, or the fallback when the option is not given. */
export function numberOf({ values }: Arguments, name: string, fallback: number, min: number, max: number): number {
  const text = values.get(name)?.[0];
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max))
    throw new Rejected([
      usage(
        `--${name} must be a whole number from ${min} to ${max}`,
        text,
        `write --${name} ${Math.min(Math.max(fallback, min), max)}`,
      ),
    ]);
  return value;
}

export const textOf = ({ values }: Arguments, name: string): string | null => values.get(name)?.[0] ?? null;
export const textsOf = ({ values }: Arguments, name: string): readonly string[] => values.get(name) ?? [];

/** The help text of the whole tool, or of one command. */
export function helpText(command: CommandName | null): string {
  if (command === null) {
    const list = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`);
    return [
      'usage: contracts [command] [options]',
      '',
      ...list,
      '',
      'No command means run; no target means mock.',
      'contracts COMMAND --help lists its options.',
      '',
    ].join('\n');
  }
  const rule: CommandRule = commands[command];
  return [
    `usage: contracts ${command}${rule.positionals === '' ? '' : ` ${rule.positionals}`} [options]`,
    `  ${rule.does}`,
    '',
    ...Object.entries({ ...rule.options, ...common }).map(([name, option]) => optionLine(name, option)),
    '',
  ].join('\n');
}

function optionLine(name: string, { value, help }: Option): string {
  return `  --${`${name}${value === undefined ? '' : ` ${value}`}`.padEnd(26)} ${help}`;
}
