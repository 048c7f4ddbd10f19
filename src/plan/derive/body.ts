import type { Cause } from '../../model/cause.ts';
import { bodyTexts, type BodyText } from '../../model/change.ts';
import type { ContractCase } from '../../model/contract-case.ts';
import { locationSubject, parseLocation } from '../../model/location.ts';
import { derivedCase, type Documented } from './derived-case.ts';
import { isSent } from './inputs.ts';

const titles: Record<BodyText, string> = {
  truncated: 'body cut short',
  'trailing-comma': 'body with a trailing comma',
  empty: 'empty body',
  array: 'body wrapped in an array',
  bom: 'body behind a byte order mark',
  'trailing-bytes': 'body followed by a stray brace',
  'not-json': 'body that is not JSON',
};

/** The body broken as text, its members repeated or added, and other formats and content types. */
export function deriveBody(documented: Documented): readonly ContractCase[] {
  const { body } = documented.operation;
  if (body === null) return [];
  return [...brokenTexts(documented), ...members(documented), ...contentTypes(documented)];
}

/** RFC 8259 §8.1 lets a parser ignore a byte order mark: that one deserves no refusal. */
function brokenTexts(documented: Documented): ContractCase[] {
  const { body } = documented.operation;
  if (!body?.mediaTypes.some((media) => /json/.test(media))) return [];
  return [
    ...bodyTexts.map((bodyText) =>
      derivedCase(documented, {
        kind: 'body',
        subject: bodyText,
        title: titles[bodyText],
        changes: [{ bodyText }],
        cause: bodyText === 'bom' ? null : 'malformed-body',
        at: body.position,
        tags: bodyText === 'truncated' || bodyText === 'trailing-comma' ? ['core'] : [],
      }),
    ),
    derivedCase(documented, {
      kind: 'body',
      subject: 'none',
      title: 'no body at all',
      changes: [{ noBody: true }],
      cause: 'malformed-body',
      at: body.position,
    }),
    derivedCase(documented, {
      kind: 'write',
      subject: 'reordered',
      changes: [{ write: 'reordered' }],
      cause: null,
      at: body.position,
    }),
  ];
}

/** RFC 6749 §3.2: parameters are not repeated, and unrecognised ones are ignored. */
function members(documented: Documented): ContractCase[] {
  const { body, inputs } = documented.operation;
  const repeated = inputs.filter(
    (input) => isSent(input) && parseLocation(input.location)?.in === 'body' && input.type !== 'object',
  );
  const requirement = { source: 'RFC 6749', section: '3.2', level: 'should' } as const;
  return [
    ...repeated.map((input) =>
      derivedCase(documented, {
        kind: 'duplicate',
        subject: locationSubject(input.location),
        changes: [{ duplicate: input.location, to: 'duplicate' }],
        cause: 'invalid-input',
        unspoken: true,
        at: input.position,
        requirements: [requirement],
      }),
    ),
    derivedCase(documented, {
      kind: 'extra',
      subject: 'body.x_unknown',
      title: 'one member more than documented',
      changes: [{ set: 'body:/x_unknown', to: 'x' }],
      cause: null,
      ...(body === null ? {} : { at: body.position }),
      tags: ['core'],
      requirements: [requirement],
    }),
  ];
}

function contentTypes(documented: Documented): ContractCase[] {
  const media = documented.operation.body?.mediaTypes[0] ?? 'application/json';
  const one = (subject: string, value: string | null, cause: Cause | null): ContractCase =>
    derivedCase(documented, {
      kind: 'content-type',
      subject,
      changes: [{ contentType: value }],
      cause,
      ...(subject === 'plain' ? { tags: ['core'] } : {}),
    });
  const form = documented.operation.body?.mediaTypes.includes('application/x-www-form-urlencoded') === true;
  return [
    one('none', null, 'unsupported-media-type'),
    one('plain', 'text/plain', 'unsupported-media-type'),
    one('parameter', `${media}; charset=utf-8`, null),
    one('upper-case', media.toUpperCase(), null),
    ...(form
      ? []
      : [
          derivedCase(documented, {
            kind: 'format',
            subject: 'form',
            changes: [{ format: 'form' }],
            cause: 'unsupported-media-type',
          }),
        ]),
  ];
}
