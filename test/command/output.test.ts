import { expect, test } from 'vitest';
import { graver } from '../../src/command/exit-codes.ts';
import { widthOf } from '../../src/command/output.ts';
import { createGuard } from '../../src/secrets/guard.ts';
import { createRegistry } from '../../src/secrets/registry.ts';
import { anOutput } from './streams.ts';

test('quiet: what stands above the last line is not said, problems are', () => {
  const output = anOutput(null, { quiet: true });
  output.show('above');
  output.tell('a problem');
  output.say('the last line');
  expect({ out: output.stdout(), err: output.stderr() }).toEqual({ out: 'the last line\n', err: 'a problem\n' });
});

test('a text that holds a secret is withheld by the name of it, and the guard remembers', () => {
  const registry = createRegistry();
  registry.learn('clientSecret', 'Cn4ry-41aa-terminal');
  const guard = createGuard(registry);
  const output = anOutput(guard);
  output.say('harmless');
  output.say(`see ${Buffer.from('Cn4ry-41aa-terminal').toString('base64')}`);
  expect(output.stdout()).toBe('harmless\n(withheld: the text holds «clientSecret»)\n');
  expect(guard.tripped).toMatchObject([{ sink: 'stdout', name: 'clientSecret' }]);
});

test('a stream that breaks is remembered by the errno of the first write, and never throws', async () => {
  const output = anOutput(null, { broken: 'EPIPE' });
  output.say('one');
  await output.flushed();
  output.say('two');
  await output.flushed();
  expect(output.broken).toBe('EPIPE');
});

test('a stream that takes everything is not broken', async () => {
  const output = anOutput(null);
  output.say('one');
  await output.flushed();
  expect(output.broken).toBeNull();
});

test('a terminal of unknown width has the usual one', () => {
  expect([widthOf({ columns: 0 }, 80), widthOf({}, 80), widthOf({ columns: 132 }, 80)]).toEqual([80, 80, 132]);
});

test('of two exit codes the graver holds: 70, 6, 3, an interrupt, 5, 1, 2, 4, 0', () => {
  const order = [70, 6, 3, 130, 143, 5, 1, 2, 4, 0];
  for (const [index, code] of order.entries())
    for (const later of order.slice(index)) expect([graver(code, later), graver(later, code)]).toEqual([code, code]);
});
