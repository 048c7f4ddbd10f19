import type { Check } from '../../model/check.ts';
import { lookForText } from '../leaked-text-check.ts';

/** Frames of JavaScript, Java and .NET, Python, PHP; in a JSON string a line break is written as backslash and n. */
export const stackTraces: readonly RegExp[] = [
  /(?:^|["\s]|\\[nrt])at [\w$.<>/]+ ?\([^()\n]{1,200}:\d+\)/,
  /Traceback \(most recent call last\)/,
  /(?:^|\s|\\n)#\d+ [^\s()]{1,200}\.php\(\d+\)/,
  /\.php(?: on line |:)\d+/,
  /(?:^|\s|\\n)at [\w.`<>]+\([^()\n]{0,200}\) in (?:[A-Z]:)?[^\s:]{1,200}:line \d+/,
];

export const leakStackTrace: Check = {
  id: 'leak.stack-trace',
  title: 'No answer shows a stack trace',
  since: '2026-11',
  scope: 'exchange',
  look: lookForText(stackTraces, 'a stack trace'),
};
