import * as fc from 'fast-check';

/** JSON values with what parsers stumble over: names of prototypes, halves of characters, numbers at the edges. */
const names = fc.oneof(
  fc.constantFrom('', '__proto__', 'constructor', 'toString', 'a', 'é', '1', '\ud83d'),
  fc.string({ maxLength: 6, unit: 'binary' }),
);
const scalars = fc.oneof(
  fc.constantFrom('null', 'true', 'false', '0', '-0', '1e400', '-1.5E+3', '12345678901234567890', '3600.0', '1e-400'),
  fc.double().map((number) => JSON.stringify(number)),
  fc.integer().map(String),
  names.map((text) => JSON.stringify(text)),
  names.map(
    (text) => `"${Array.from(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
  ),
);
const space = fc.constantFrom('', '', '', ' ', '\n', '\t\r\n ');

/** Texts that are JSON (RFC 8259 §2), with white space wherever it may stand, and with members that are there twice. */
export const jsonTexts: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc
    .tuple(
      space,
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        scalars,
        fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
        fc
          .array(fc.tuple(space, names, tie('value')), { maxLength: 4 })
          .map(
            (members) =>
              `{${members.map(([before, name, value]) => `${before}${JSON.stringify(name)} :${value}`).join(',')}}`,
          ),
      ),
      space,
    )
    .map((parts) => parts.join('')),
})).value;

const tokens = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u12',
  '-',
  '.',
  'e',
  '0',
  'tru',
  'NaN',
  '//',
  '\u0000',
  '\u00a0',
  '\uFEFF',
  "'",
];

/** JSON with a few bytes taken out, put in or turned around: mostly no JSON any more. */
export const spoiltTexts: fc.Arbitrary<string> = fc
  .tuple(
    jsonTexts,
    fc.array(fc.tuple(fc.nat(200), fc.constantFrom('cut', 'put', 'drop'), fc.constantFrom(...tokens)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, how, token]) => {
      const place = at % (now.length + 1);
      if (how === 'cut') return now.slice(0, place);
      return now.slice(0, place) + (how === 'put' ? token : '') + now.slice(how === 'put' ? place : place + 1);
    }, text),
  );
