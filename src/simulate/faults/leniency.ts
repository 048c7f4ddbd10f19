import { credentialRole } from '../../model/credential-role.ts';
import type { Change } from '../../model/change.ts';
import { locationSubject } from '../../model/location.ts';
import type { Input, ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { acceptedChanges, readingsInForce } from '../readings-in-force.ts';
import { distinctInputs, locationsOf, otherMethodCases, sentCredentials } from './spec-parts.ts';

/** One rule of the simulator that is not enforced. The names of the rules are those that `steps/` and the parser ask for. */
export function leniencyFaults(spec: ProviderSpec): readonly Fault[] {
  const accepted = acceptedChanges(readingsInForce(spec, {}));
  return [
    ...credentialFaults(spec, accepted),
    ...inputFaults(spec, accepted),
    ...bodyFaults(spec),
    ...(spec.signature === null ? [] : signatureFaults(spec)),
    ...spaced(spec).map((conflict) =>
      fault(
        'accept/header-white-space',
        'lets white space stand before the colon of a header',
        ['header-syntax'],
        [conflict],
      ),
    ),
    fault('accept/other-method', 'issues tokens to any method', ['method'], otherMethodCases(spec)),
    ...(spec.operations.length > 1
      ? [
          fault(
            'accept/other-operation',
            'every documented operation issues tokens',
            ['operation'],
            operationConflicts(spec),
          ),
        ]
      : []),
  ];
}

function fault(name: string, title: string, lenient: readonly string[], noticedBy: readonly string[]): Fault {
  return { name, title, lenient, noticedBy };
}

function credentialFaults(spec: ProviderSpec, accepted: readonly Change[]): Fault[] {
  const ignored = (name: string): boolean =>
    locationsOf(spec, name).every((location) =>
      accepted.some((change) => 'alter' in change && change.alter === location),
    );
  const basic = distinctInputs(spec).some(({ location }) => location.startsWith('basic:'));
  return [
    ...sentCredentials(spec)
      .filter((name) => !ignored(name))
      .flatMap((name) => {
        const identity = credentialRole(name) === 'identity';
        const wrong = identity ? `unknown/${name}` : `wrong/${name}`;
        return [
          fault(`accept/wrong-${name}`, `does not compare ${name}`, [`credential ${name}`], [wrong]),
          fault(
            `accept/truncated-${name}`,
            `accepts the beginning of ${name}`,
            [`prefix ${name}`],
            [`truncated/${name}`],
          ),
          ...(identity || credentialRole(name) === 'secret'
            ? [fault(`accept/padded-${name}`, `trims ${name}`, [`spaces ${name}`], [`trailing-space/${name}`])]
            : []),
          ...(credentialRole(name) === 'secret'
            ? [
                fault(
                  `accept/any-case-${name}`,
                  `compares ${name} without case`,
                  [`letter-case ${name}`],
                  [`upper-case/${name}`],
                ),
              ]
            : []),
        ];
      }),
    ...(basic
      ? [
          fault(
            'accept/no-authorization',
            'needs no credentials',
            ['optional header:Authorization'],
            ['omit/header.Authorization'],
          ),
          fault(
            'accept/malformed-basic',
            'skips Basic that it cannot decode',
            ['basic-syntax'],
            ['basic/not-base64', 'basic/no-colon'],
          ),
        ]
      : []),
  ];
}

function inputFaults(spec: ProviderSpec, accepted: readonly Change[]): Fault[] {
  const optional = ({ location, required }: Input): boolean =>
    required === 'no' || accepted.some((change) => 'omit' in change && change.omit === location);
  const inputs = distinctInputs(spec).filter(
    ({ location, fill }) => !location.startsWith('basic:') && fill.by !== 'signature' && fill.by !== 'nobody',
  );
  return inputs.flatMap((input) => {
    const { location } = input;
    const subject = locationSubject(location);
    const inBody = location.startsWith('body:');
    return [
      ...(optional(input)
        ? []
        : [
            fault(
              `accept/without:${subject}`,
              `does not need ${subject}`,
              [`optional ${location}`],
              [`omit/${subject}`],
            ),
            fault(`accept/empty:${subject}`, `takes ${subject} empty`, [`empty ${location}`], [`empty/${subject}`]),
          ]),
      ...(inBody
        ? [
            fault(
              `accept/mistyped:${subject}`,
              `takes ${subject} of any type`,
              [`type ${location}`, `credential ${location}`, `value ${location}`],
              [`type/${subject}`, `null/${subject}`],
            ),
          ]
        : []),
      ...(typeof input.fixed === 'string'
        ? [
            fault(
              `accept/other-value:${subject}`,
              `takes ${subject} with any value`,
              [`value ${location}`],
              [`value/${subject}`],
            ),
            fault(
              `accept/any-case:${subject}`,
              `takes ${subject} in any case`,
              [`case ${location}`],
              [`case/${subject}`],
            ),
          ]
        : []),
      ...(input.minLength === null && input.maxLength === null
        ? []
        : [
            fault(
              `accept/any-length:${subject}`,
              `takes ${subject} of any length`,
              [`form ${location}`],
              lengthCases(input, subject),
            ),
          ]),
    ];
  });
}

function lengthCases({ minLength, maxLength }: Input, subject: string): string[] {
  return [
    ...(minLength === null ? [] : [`length/${subject}.${minLength - 1}`]),
    ...(maxLength === null ? [] : [`length/${subject}.${maxLength + 1}`]),
  ];
}

function bodyFaults(spec: ProviderSpec): Fault[] {
  const bodies = distinctInputs(spec).filter(({ location }) => location.startsWith('body:'));
  const unread = bodies.flatMap(({ location }) => [`optional ${location}`]);
  const flaw = (name: string, title: string, rule: string, subject: string): Fault =>
    fault(`accept/${name}`, title, [rule], [subject]);
  return [
    flaw('other-content-type', 'reads JSON whatever Content-Type says', 'content-type', 'content-type/plain'),
    ...(spec.signature === null ? unreadBody(unread) : []),
    flaw('trailing-comma', 'parses a trailing comma', 'trailing-comma', 'body/trailing-comma'),
    flaw('trailing-bytes', 'stops reading after the first JSON value', 'trailing-bytes', 'body/trailing-bytes'),
    flaw('byte-order-mark', 'skips a byte order mark', 'byte-order-mark', 'body/bom'),
    fault('accept/repeated-member', 'takes the first of two equal names', ['duplicate-member'], duplicates(spec)),
  ];
}

/** Whoever verifies a signature has read the body, so these are for providers that do not sign. */
function unreadBody(unread: readonly string[]): Fault[] {
  return [
    fault(
      'accept/broken-body',
      'ignores a body that it cannot read',
      ['body-syntax', ...unread],
      ['body/truncated', 'body/not-json'],
    ),
    fault('accept/no-body', 'needs no body', ['body-presence', ...unread], ['body/none', 'body/empty']),
  ];
}

function duplicates(spec: ProviderSpec): string[] {
  return distinctInputs(spec)
    .filter(({ location, fill }) => location.startsWith('body:') && fill.by !== 'nobody' && fill.by !== 'signature')
    .map(({ location }) => `duplicate/${locationSubject(location)}`);
}

function signatureFaults(spec: ProviderSpec): Fault[] {
  const rsa = spec.signature?.algorithm !== 'steps';
  const wrong = ['signature/corrupt', 'signature/other-key', 'signature/other-bytes', 'signature/alter-after'];
  return [
    fault('accept/no-signature', 'needs no signature', ['signature-presence'], ['signature/omit', 'signature/empty']),
    fault('accept/wrong-signature', 'does not verify the signature', ['signature-value'], wrong),
    fault('accept/any-signature', 'does not look at the signature', ['signature'], ['signature/omit', ...wrong]),
    ...(rsa
      ? [fault('accept/pss-signature', 'verifies RSASSA-PSS as well', ['signature-pss'], ['signature/pss'])]
      : []),
  ];
}

/** The conflicts that ask about it; no case is derived from white space alone. */
function spaced(spec: ProviderSpec): string[] {
  return spec.conflicts
    .filter(({ requests }) => Object.values(requests).some((changes) => changes.some((one) => 'beforeColon' in one)))
    .map(({ id }) => `decide/${id}`);
}

function operationConflicts(spec: ProviderSpec): string[] {
  return spec.conflicts
    .filter(({ readings }) => readings.some(({ use }) => use?.operation !== undefined))
    .map(({ id }) => `decide/${id}`);
}
