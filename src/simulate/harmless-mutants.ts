import { isArray, isObject, type Json } from '../model/json.ts';
import type { RandomBytes } from '../model/clock.ts';
import type { Fault } from '../model/simulator.ts';
import { bodyOf, dropHeader, sendText, textOf, withMember } from './faults/draft-parts.ts';
import { opaqueToken } from './token.ts';

/** Changes that no contract forbids: a suite that notices one of them is too strict. */
export function harmlessMutants(): readonly Fault[] {
  return mutants;
}

const mutants: readonly Fault[] = [
  {
    name: 'harmless/member-order',
    title: 'sends the members in the reverse order',
    change: (draft) => {
      if (draft.body !== undefined) draft.body = reversed(bodyOf(draft));
    },
  },
  {
    name: 'harmless/white-space',
    title: 'sends the JSON indented, with a line break at its end',
    change: (draft) => {
      if (draft.body !== undefined) sendText(draft, `${JSON.stringify(draft.body, null, 4)}\r\n`);
    },
  },
  {
    name: 'harmless/escapes',
    title: 'escapes every slash and letter e in the JSON',
    change: (draft) => {
      if (draft.body !== undefined) sendText(draft, escaped(textOf(draft)));
    },
  },
  {
    name: 'harmless/chunked',
    title: 'sends the body in chunks of seven bytes',
    change: (draft) => {
      draft.wire = { kind: 'chunk', bytes: 7 };
    },
  },
  {
    name: 'harmless/slow',
    title: 'takes some milliseconds',
    change: (draft) => {
      draft.wire = { kind: 'delay', ms: 5 };
    },
  },
  {
    name: 'harmless/header-order',
    title: 'sends the headers in the reverse order',
    change: (draft) => {
      draft.headers.reverse();
    },
  },
  {
    name: 'harmless/header-case',
    title: 'sends header names in lower case',
    change: (draft) => {
      draft.headers = draft.headers.map(([name, value]) => [name.toLowerCase(), value]);
    },
  },
  {
    name: 'harmless/more-headers',
    title: 'sends a request id and its own name',
    change: (draft, { random }) => {
      draft.headers.push(['X-Request-Id', Buffer.from(random(8)).toString('hex')], ['Server', 'simulator']);
    },
  },
  {
    name: 'harmless/cache-control-list',
    title: 'forbids to cache in more words',
    change: (draft) => {
      dropHeader(draft, 'Cache-Control');
      draft.headers.push(['Cache-Control', 'no-store, no-cache, must-revalidate']);
    },
  },
  {
    name: 'harmless/another-token',
    title: 'issues another token of the same kind',
    change: withMember('token', (now, { random }) => anotherToken(typeof now === 'string' ? now : '', random)),
  },
];

function reversed(value: Json): Json {
  if (isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.toReversed());
}

/** RFC 8259 §7: any character of a string may be escaped. */
function escaped(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (string) => string.replaceAll('/', '\\/').replaceAll('e', '\\u0065'));
}

/** Same form and length: the last part of a JWT, or every character of an opaque token, is another. */
function anotherToken(token: string, random: RandomBytes): string {
  const parts = token.split('.');
  if (parts.length !== 3) return opaqueToken(random, token.length);
  const signature = Buffer.from(random(Buffer.from(parts[2] ?? '', 'base64url').length)).toString('base64url');
  return [...parts.slice(0, 2), signature].join('.');
}
