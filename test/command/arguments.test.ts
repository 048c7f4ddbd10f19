import { expect, test } from 'vitest';
import { commands, helpText, numberOf, parseArguments, type CommandName } from '../../src/command/arguments.ts';
import { formatProblem, Rejected } from '../../src/model/problem.ts';

/** What is wrong with these arguments, one line each. */
function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Rejected) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}
const problems = (...argv: string[]): readonly string[] => problemsOf(() => parseArguments(argv));

test('no command is run, and a command is named by the first word only', () => {
  expect(parseArguments([]).command).toBe('run');
  expect(parseArguments(['--all']).command).toBe('run');
  expect(parseArguments(['plan', '--all']).command).toBe('plan');
});

test('options that repeat keep every value in order; flags are flags', () => {
  const { values, flags, positionals } = parseArguments([
    'why',
    'acme/x',
    '--reading',
    'A=1',
    '--reading=B=2',
    '--quiet',
  ]);
  expect(values.get('reading')).toEqual(['A=1', 'B=2']);
  expect([...flags]).toEqual(['quiet']);
  expect(positionals).toEqual(['acme/x']);
});

test.each([
  ['rnu', 'did you mean "run"?'],
  ['doctr', 'did you mean "doctor"?'],
  ['Generate', 'did you mean "generate"?'],
  ['frobnicate', 'contracts --help'],
])('the unknown command %s: %s', (word, fix) => {
  expect(problems(word)).toEqual([`E_USAGE  there is no such command  (got ${word})  fix: ${fix}`]);
});

test.each([
  [['--providr', 'x'], 'did you mean --provider?'],
  [['plan', '--Grep', 'x'], 'did you mean --grep?'],
  [['lint', '--all'], 'contracts lint --help'],
  [['-x'], 'contracts run --help'],
])('an unknown option: %j', (argv, fix) => {
  expect(problems(...argv)[0]).toContain(
    `has no such option  (got ${argv.find((word) => word.startsWith('-')) ?? ''})  fix: ${fix}`,
  );
});

test('every option without its value, with one too many, or twice is told at once', () => {
  expect(problems('run', '--all=yes', '--seed', '1', '--seed', '2', '--out=', '--grep')).toEqual([
    'E_USAGE  --all takes no value  (got yes)  fix: write --all',
    'E_USAGE  --seed is given twice  (got 2)  fix: give it once',
    'E_USAGE  --out needs a value  (got nothing)  fix: write --out DIR',
    'E_USAGE  --grep needs a value  (got nothing)  fix: write --grep TEXT',
  ]);
});

test('a command behind an option is told where it belongs', () => {
  expect(problems('--quiet', 'plan')).toEqual([
    'E_USAGE  the command comes before the options  (got plan)  fix: contracts plan …',
  ]);
  expect(problems('plan', 'run')[0]).toContain('does not take that many arguments');
});

test('an option is no value of the one before it', () => {
  expect(problems('--grep', '--all')).toEqual(['E_USAGE  --grep needs a value  (got nothing)  fix: write --grep TEXT']);
});

test('what a terminal would act on is shown by its code', () => {
  expect(problems('ru\u001b[31m\n')[0]).toContain('(got ru\\u001b[31m\\n)');
});

test.each(['0', '-1', '1.5', '1e3', 'ten', ' 5', '101', '9'.repeat(30)])('%j is no number from 1 to 100', (text) => {
  const args = parseArguments([`--budget=${text}`]);
  expect(problemsOf(() => numberOf(args, 'budget', 7, 1, 100))).toHaveLength(1);
});

test('the number that is proposed would be taken', () => {
  const args = parseArguments(['--budget=0']);
  expect(problemsOf(() => numberOf(args, 'budget', 0, 1, 100))[0]).toContain('fix: write --budget 1');
});

test('a number within its bounds is read, and one that is not given has its default', () => {
  expect(numberOf(parseArguments(['--budget', '100']), 'budget', 7, 1, 100)).toBe(100);
  expect(numberOf(parseArguments([]), 'budget', 7, 1, 100)).toBe(7);
});

test('the help names every command, and that of a command every option', () => {
  for (const [name, { options }] of Object.entries(commands)) {
    expect(helpText(null)).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    for (const option of [...Object.keys(options), 'config', 'specs', 'quiet'])
      expect(helpText(name as CommandName)).toContain(`--${option}`);
  }
});
