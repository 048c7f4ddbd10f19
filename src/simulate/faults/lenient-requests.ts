import { locationSubject } from '../../model/location.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { lenientFaults } from './build.ts';
import { conflictsAbout, distinctInputs, enforcementConflicts, otherMethodCases } from './spec-parts.ts';

/** The request as a whole read loosely: its method and path, its body, its signature. */
export function lenientRequests(spec: ProviderSpec): readonly Fault[] {
  const members = distinctInputs(spec).filter(({ location }) => location.startsWith('body:'));
  const unread = members.flatMap(({ location }) => [`optional ${location}`]);
  const repeated = members
    .filter(({ fill }) => fill.by !== 'nobody' && fill.by !== 'signature')
    .map(({ location }) => `duplicate/${locationSubject(location)}`);
  const asked = asking(spec, ({ requests }) =>
    Object.values(requests)
      .flat()
      .some((one) => 'beforeColon' in one),
  );
  // Where no conflict asks about it, a derived case does.
  const spaced = asked.length > 0 ? asked : ['white-space/header.Content-Type'];
  const scopes = members.flatMap(({ location, fill }) =>
    location === 'body:/scope' && fill.by === 'credential' ? [fill.name] : [],
  );
  const operations = asking(spec, ({ readings }) => readings.some(({ use }) => use?.operation !== undefined));
  const isSigned = spec.signature !== null;
  const isRsa = isSigned && spec.signature.algorithm !== 'steps';
  const unsigned = ['signature/omit', 'signature/empty'];
  const enforcement = enforcementConflicts(spec).map(({ id }) => `decide/${id}`);
  const wrong = ['signature/corrupt', 'signature/other-key', 'signature/other-bytes', 'signature/alter-after'];
  // Whoever verifies a signature has read the body: the two about an unread one are for providers that do not sign.
  return lenientFaults([
    [true, 'header-white-space', 'takes white space before a colon', ['header-syntax'], spaced],
    [
      scopes.length > 0,
      'other-scope',
      'grants any scope',
      scopes.map((name) => `credential ${name}`),
      ['value/body.scope'],
    ],
    [true, 'other-method', 'issues tokens to any method', ['method'], otherMethodCases(spec)],
    [operations.length > 0, 'other-operation', 'every operation issues tokens', ['operation'], operations],
    [true, 'other-content-type', 'reads JSON whatever Content-Type says', ['content-type'], ['content-type/plain']],
    [
      !isSigned,
      'broken-body',
      'ignores a broken body',
      ['body-syntax', ...unread],
      ['body/truncated', 'body/not-json'],
    ],
    [!isSigned, 'no-body', 'needs no body', ['body-presence', ...unread], ['body/none', 'body/empty']],
    [true, 'trailing-comma', 'parses a trailing comma', ['trailing-comma'], ['body/trailing-comma']],
    [true, 'trailing-bytes', 'stops after the first JSON value', ['trailing-bytes'], ['body/trailing-bytes']],
    [true, 'byte-order-mark', 'skips a byte order mark', ['byte-order-mark'], ['body/bom']],
    [true, 'repeated-member', 'takes the first of two equal names', ['duplicate-member'], repeated],
    [isSigned, 'no-signature', 'needs no signature', ['signature-presence'], [...unsigned, ...enforcement]],
    [isSigned, 'wrong-signature', 'does not verify the signature', ['signature-value'], wrong],
    [
      isSigned,
      'any-signature',
      'does not look at the signature',
      ['signature'],
      [...unsigned, ...wrong, ...enforcement],
    ],
    [isRsa, 'pss-signature', 'verifies RSASSA-PSS as well', ['signature-pss'], ['signature/pss']],
  ]);
}

const asking = (spec: ProviderSpec, about: Parameters<typeof conflictsAbout>[1]): string[] =>
  conflictsAbout(spec, about).map(({ id }) => `decide/${id}`);
