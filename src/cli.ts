import { helpText, parseArguments, type Arguments, type CommandName } from './command/arguments.ts';
import type { CommandContext } from './command/command-context.ts';
import { describeFault, endOnFault } from './command/own-fault.ts';
import { graver } from './command/exit-codes.ts';
import { createOutput, type Output } from './command/output.ts';
import { toolVersion } from './command/version.ts';
import { formatProblem, Rejected } from './model/problem.ts';
import { escapeTerminal } from './report/escape-terminal.ts';
import { createGuard } from './secrets/guard.ts';
import { createRegistry } from './secrets/registry.ts';
import { Withheld, WriteFailure } from './store/write-file.ts';

type Command = (args: Arguments, context: CommandContext) => Promise<number>;

/** Each command is imported when it is called: `--help` need not load a schema compiler. */
const load: Record<CommandName, () => Promise<Command>> = {
  run: async () => (await import('./command/run.ts')).run,
  plan: async () => (await import('./command/plan.ts')).plan,
  doctor: async () => (await import('./command/doctor.ts')).doctor,
  why: async () => (await import('./command/why.ts')).why,
  generate: async () => (await import('./command/generate.ts')).generate,
  lint: async () => (await import('./command/lint.ts')).lint,
  mock: async () => (await import('./command/mock.ts')).mock,
  strength: async () => (await import('./command/strength.ts')).strength,
};

async function main(argv: readonly string[]): Promise<number> {
  const registry = createRegistry();
  const guard = createGuard(registry);
  const streams = { stdout: process.stdout, stderr: process.stderr };
  const color = !argv.includes('--no-color') && (process.env['NO_COLOR'] ?? '') === '';
  const output = createOutput(streams, guard, {
    color,
    quiet: argv.includes('--quiet'),
    dumb: process.env['TERM'] === 'dumb',
  });
  const context: CommandContext = { output, registry, guard, streams };
  const code = await perform(argv, context).catch((error: unknown) => failed(error, output));
  return afterwards(code, context);
}

async function perform(argv: readonly string[], context: CommandContext): Promise<number> {
  const { output } = context;
  const args = parseArguments(argv);
  if (args.flags.has('version')) return say(output, toolVersion());
  if (args.flags.has('help')) return say(output, helpText(argv[0] === args.command ? args.command : null));
  const command = await load[args.command]();
  return command(args, context);
}

function say(output: Output, text: string): number {
  output.say(text);
  return 0;
}

/** What a command could not do, in one line each; the last line on stdout names the exit code. */
function failed(error: unknown, output: Output): number {
  if (error instanceof Rejected) {
    // Names in files of ours may hold anything: none may end a line or move a cursor.
    for (const problem of error.problems) output.tell(escapeTerminal(formatProblem(problem)));
    const count = error.problems.length;
    return end(output, error.exitCode, `${count} problem${count === 1 ? '' : 's'}; nothing was sent`);
  }
  if (error instanceof WriteFailure || error instanceof Withheld) {
    output.tell(escapeTerminal(error.message));
    return error instanceof Withheld
      ? end(output, 6, 'an output was withheld because it holds a secret')
      : end(output, 5, `an output could not be written: ${error.reason}`);
  }
  output.tell(describeFault(error));
  return end(output, 70, 'a fault of ours');
}

function end(output: Output, code: number, reason: string): number {
  output.say(`contracts: exit ${code}: ${reason}`);
  return code;
}

/** What only shows when everything is said: a text that was withheld, a stream that was not taken. */
async function afterwards(code: number, { output, guard }: CommandContext): Promise<number> {
  const [trip] = guard.tripped;
  const sealed = trip === undefined ? code : graver(code, 6);
  if (sealed !== code) end(output, 6, `a text was withheld from ${trip?.sink ?? ''}: it holds «${trip?.name ?? ''}»`);
  await output.flushed();
  const { broken } = output;
  const final = broken === null ? sealed : graver(sealed, 5);
  if (final !== sealed) end(output, 5, `an output could not be written: ${broken ?? ''}`);
  return final;
}

endOnFault();
process.exitCode = await main(process.argv.slice(2));
