import { expect, it } from 'vitest';
import { findingText } from '../../src/report/finding-text.ts';
import { aFinding } from './support.ts';

const sentence = '/success is string "true", but the document states boolean. Rule: Every member has its type.';

it('takes the message of a finding apart', () => {
  const lines = [sentence, 'also S003:L53: success true', 'spec specs/a.yaml:3:1', 'case specs/a.yaml:9:1', 'More.'];
  expect(findingText(aFinding({ message: lines.join('\n') }))).toEqual({
    headline: sentence,
    also: [{ line: 'S003:L53', says: 'success true' }],
    spec: 'specs/a.yaml:3:1',
    case: 'specs/a.yaml:9:1',
    rest: ['More.'],
  });
});

it('takes nothing for a line of the document that is none', () => {
  const { also, rest } = findingText(aFinding({ message: 'It is so.\nalso this: that' }));
  expect({ also, rest }).toEqual({ also: [], rest: ['also this: that'] });
  expect(findingText(aFinding({ message: 'It is so.' }))).toMatchObject({ spec: null, case: null, also: [], rest: [] });
});
