import type { Change } from '../../model/change.ts';
import { locationSubject } from '../../model/location.ts';
import type { Input, ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { lenientFaults, type LenientRow } from './build.ts';
import { distinctInputs } from './spec-parts.ts';

/** Inputs that may be missing, empty, or of any type, value or length. */
export function lenientInputs(spec: ProviderSpec, accepted: readonly Change[]): readonly Fault[] {
  const mayLack = (location: string): boolean =>
    accepted.some((change) => 'omit' in change && change.omit === location);
  const isOptional = ({ location, required }: Input): boolean => required === 'no' || mayLack(location);
  // Who takes a request without Accept does not look at its value either.
  const isUnread = ({ location }: Input): boolean => /^header:accept$/i.test(location) && mayLack(location);
  const sent = distinctInputs(spec).filter(
    (input) =>
      !input.location.startsWith('basic:') &&
      input.fill.by !== 'signature' &&
      input.fill.by !== 'nobody' &&
      !isUnread(input),
  );
  return lenientFaults(sent.flatMap((input) => rowsOf(input, !isOptional(input))));
}

function rowsOf(input: Input, needed: boolean): LenientRow[] {
  const { location, minLength, maxLength } = input;
  const it = locationSubject(location);
  const isFixed = typeof input.fixed === 'string';
  const untyped = [`type ${location}`, `credential ${location}`, `value ${location}`];
  const lengths = [minLength === null ? [] : minLength - 1, maxLength === null ? [] : maxLength + 1].flat();
  return [
    [needed, `without:${it}`, `does not need ${it}`, [`optional ${location}`], [`omit/${it}`]],
    [needed, `empty:${it}`, `takes ${it} empty`, [`empty ${location}`], [`empty/${it}`]],
    [location.startsWith('body:'), `mistyped:${it}`, `takes ${it} of any type`, untyped, [`type/${it}`, `null/${it}`]],
    [isFixed, `other-value:${it}`, `takes ${it} with any value`, [`value ${location}`], [`value/${it}`]],
    [isFixed, `any-case:${it}`, `takes ${it} in any case`, [`case ${location}`], [`case/${it}`]],
    [
      lengths.length > 0,
      `any-length:${it}`,
      `takes ${it} of any length`,
      [`form ${location}`],
      lengths.map((length) => `length/${it}.${length}`),
    ],
  ];
}
