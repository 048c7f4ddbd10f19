import { locationSubject } from '../../model/location.ts';
import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { distinctInputs } from './spec-parts.ts';

/** Rules that nothing asks for: requests that any server should take are refused. */
export function strictnessFaults(spec: ProviderSpec): readonly Fault[] {
  const inputs = distinctInputs(spec);
  const headers = inputs.filter(({ location, fill }) => location.startsWith('header:') && fill.by !== 'signature');
  const basic = inputs.some(({ location }) => location.startsWith('basic:'));
  const members = new Set(inputs.flatMap(({ location }) => /^body:\/([^/]+)/.exec(location)?.[1] ?? []));
  return [
    ...(headers.length === 0
      ? []
      : [
          {
            name: 'refuse/header-case',
            title: 'compares header names with case',
            strict: ['header-case'],
            noticedBy: headers.map(({ location }) => `spelling/${locationSubject(location)}`),
          },
        ]),
    ...(basic
      ? [
          {
            name: 'refuse/scheme-case',
            title: 'compares the authentication scheme with case',
            strict: ['scheme-case'],
            noticedBy: ['spelling/scheme.lower', 'spelling/scheme.upper'],
          },
        ]
      : []),
    ...(members.size > 0
      ? [
          {
            name: 'refuse/extra-members',
            title: 'refuses a member that it does not know',
            strict: ['no-extra-members'],
            noticedBy: ['extra/body.x_unknown'],
          },
        ]
      : []),
    ...(members.size > 1
      ? [
          {
            name: 'refuse/reordered-members',
            title: 'needs the members in the order of the document',
            strict: ['member-order'],
            noticedBy: ['write/reordered'],
          },
        ]
      : []),
    {
      name: 'refuse/content-type-parameters',
      title: 'refuses a Content-Type with a charset',
      strict: ['content-type-parameters'],
      noticedBy: ['content-type/parameter'],
    },
    {
      name: 'refuse/content-type-case',
      title: 'compares the media type with case',
      strict: ['content-type-case'],
      noticedBy: ['content-type/upper-case'],
    },
    {
      name: 'refuse/second-request',
      title: 'issues one token and then no more',
      strict: ['issue-once'],
      noticedBy: ['reissue/token'],
    },
  ];
}
