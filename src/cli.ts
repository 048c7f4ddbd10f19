import { helpText, parseArguments, type Arguments, type CommandName } from './command/arguments.ts';
import type { CommandContext } from './command/command-context.ts';
import { createOutput, type Output } from './command/output.ts';
import { toolVersion } from './command/version.ts';
import { formatProblem, Rejected } from './model/problem.ts';
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
  const color = !argv.includes('--no-color') && process.env['NO_COLOR'] === undefined;
  const output = createOutput(streams, guard, { color });
  try {
    const args = parseArguments(argv);
    if (args.flags.has('version')) return say(output, toolVersion());
    if (args.flags.has('help')) return say(output, helpText(argv[0] === args.command ? args.command : null));
    const command = await load[args.command]();
    const code = await command(args, { output, registry, guard, streams });
    return output.broken === null ? code : 5;
  } catch (error) {
    return failed(error, output);
  }
}

function say(output: Output, text: string): number {
  output.say(text);
  return 0;
}

/** What a command could not do, in one line each; the last line on stdout names the exit code. */
function failed(error: unknown, output: Output): number {
  const end = (code: number, reason: string): number => {
    output.say(`contracts: exit ${code}: ${reason}`);
    return code;
  };
  if (error instanceof Rejected) {
    for (const problem of error.problems) output.tell(formatProblem(problem));
    const count = error.problems.length;
    return end(error.exitCode, `${count} problem${count === 1 ? '' : 's'}; nothing was sent`);
  }
  if (error instanceof WriteFailure || error instanceof Withheld) {
    output.tell(error.message);
    return error instanceof Withheld
      ? end(6, 'an output was withheld because it holds a secret')
      : end(5, `an output could not be written: ${error.reason}`);
  }
  // The message of an unknown error may quote anything: only its type and our own stack frames are shown.
  const stack =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')) : [];
  output.tell(
    `E_INTERNAL  a fault of ours (${error instanceof Error ? error.name : typeof error})  fix: report it with these lines`,
  );
  output.tell(stack.slice(0, 12).join('\n'));
  return end(70, 'a fault of ours');
}

process.exitCode = await main(process.argv.slice(2));
