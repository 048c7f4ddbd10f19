import { styleText } from 'node:util';
import type { Verdict } from '../model/report.ts';

type Paint = (text: string) => string;
/** How words are coloured; without colour every paint returns its text. */
export type Ink = Readonly<Record<Verdict | 'strong' | 'faint', Paint>>;

const formats = {
  pass: 'green',
  fail: 'red',
  error: 'yellow',
  skip: 'gray',
  strong: 'bold',
  faint: 'dim',
} as const;

export function ink(color: boolean): Ink {
  const paint =
    (name: keyof typeof formats): Paint =>
    (text) =>
      color ? styleText(formats[name], text, { validateStream: false }) : text;
  return {
    pass: paint('pass'),
    fail: paint('fail'),
    error: paint('error'),
    skip: paint('skip'),
    strong: paint('strong'),
    faint: paint('faint'),
  };
}
