import { textOf, type Arguments } from './arguments.ts';
import type { CommandContext } from './command-context.ts';
import { startSimulators } from './simulator-thread.ts';

/** `contracts run`. Returns the exit code. The simulators start while the rest of the code is loaded. */
export async function run(args: Arguments, surroundings: CommandContext): Promise<number> {
  const simulators = (textOf(args, 'target') ?? 'mock') === 'mock' ? startSimulators(args) : null;
  try {
    const { conductRun } = await import('./conduct-run.ts');
    return await conductRun(simulators, args, surroundings);
  } finally {
    await simulators?.close();
  }
}
