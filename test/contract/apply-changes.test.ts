import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/contract/apply-changes.ts';
import type { Change } from '../../src/model/change.ts';
import type { PlannedValue, Ref, RequestPlan } from '../../src/model/request-plan.ts';

const credential = (name: string): Ref => ({ ref: 'credential', name, how: null });
const header = (name: string, value: string | Ref): RequestPlan['headers'][number] => ({
  name,
  value,
  beforeColon: '',
});

const basic: Ref = {
  ref: 'basic',
  scheme: 'Basic',
  id: credential('id'),
  separator: ':',
  secret: credential('secret'),
};

const plan: RequestPlan = {
  operation: 'op',
  method: 'POST',
  path: '/token',
  query: [
    ['v', '1'],
    ['key', credential('apiKey')],
  ],
  headers: [
    header('Authorization', basic),
    header('X-Id', credential('id')),
    header('Content-Type', 'application/json'),
  ],
  body: {
    format: 'json',
    root: {
      members: [
        ['id', { value: credential('id') }],
        ['inner', { members: [['secret', { value: credential('secret') }]] }],
        ['fixed', { json: { a: 1, b: [10, 20] } }],
        ['Signature', { value: { ref: 'signature' } }],
      ],
    },
    extra: null,
    write: 'compact',
    text: null,
  },
  signature: {
    algorithm: 'steps',
    steps: ['sha256'],
    key: 'k',
    over: { pointer: '' },
    bytes: 'as-sent',
    encoding: 'hex',
    place: ['body:/Signature'],
    tamper: null,
  },
  declared: [],
};

/** A plan as text, short enough to be written down. */
function sketch({ method, path, query, headers, body, signature }: RequestPlan): Record<string, string> {
  const ref = (value: string | Ref): string => {
    if (typeof value === 'string') return value;
    if (value.ref === 'basic') return `${value.scheme} ${ref(value.id)}${value.separator}${ref(value.secret)}`;
    if (value.ref === 'credential') return `<${value.name}${value.how === null ? '' : ` ${value.how}`}>`;
    return `<${value.ref}>`;
  };
  const tree = (value: PlannedValue): string => {
    if ('members' in value) return `{${value.members.map(([name, child]) => `${name}:${tree(child)}`).join(' ')}}`;
    if ('items' in value) return `[${value.items.map(tree).join(' ')}]`;
    return 'value' in value ? ref(value.value) : JSON.stringify(value.json);
  };
  return {
    line: `${method} ${path}?${query.map(([name, value]) => `${name}=${ref(value)}`).join('&')}`,
    headers: headers.map(({ name, value, beforeColon }) => `${name}${beforeColon}: ${ref(value)}`).join(' | '),
    body: body === null ? 'none' : tree(body.root),
    how: body === null ? '' : [body.format, body.write, body.text ?? ''].join(' ').trim(),
    signature: signature?.tamper ?? '',
  };
}

const before = sketch(plan);

type Row = readonly [name: string, change: Change, after: Partial<Record<keyof typeof before, string>>];

const rows: readonly Row[] = [
  [
    'omit a header, in any case',
    { omit: 'header:x-id' },
    { headers: 'Authorization: Basic <id>:<secret> | Content-Type: application/json' },
  ],
  ['omit a query parameter', { omit: 'query:v' }, { line: 'POST /token?key=<apiKey>' }],
  [
    'omit a member',
    { omit: 'body:/inner/secret' },
    { body: '{id:<id> inner:{} fixed:{"a":1,"b":[10,20]} Signature:<signature>}' },
  ],
  [
    'omit a half of Basic',
    { omit: 'basic:clientSecret' },
    { headers: 'Authorization: Basic <id>: | X-Id: <id> | Content-Type: application/json' },
  ],
  ['omit what is not there', { omit: 'body:/no/such/member' }, {}],
  [
    'set a header',
    { set: 'header:X-ID', to: 'other' },
    { headers: 'Authorization: Basic <id>:<secret> | X-Id: other | Content-Type: application/json' },
  ],
  [
    'set a header to no string',
    { set: 'header:X-Id', to: 7 },
    { headers: 'Authorization: Basic <id>:<secret> | X-Id: 7 | Content-Type: application/json' },
  ],
  ['add a header', { set: 'header:X-New', to: 'n' }, { headers: `${before['headers']} | X-New: n` }],
  ['add a query parameter', { set: 'query:n', to: 'x' }, { line: 'POST /token?v=1&key=<apiKey>&n=x' }],
  [
    'set a member at its place',
    { set: 'body:/id', to: { x: null } },
    { body: '{id:{x:null} inner:{secret:<secret>} fixed:{"a":1,"b":[10,20]} Signature:<signature>}' },
  ],
  [
    'add a member deep in the body',
    { set: 'body:/new/deep', to: 1 },
    { body: `${before['body']?.slice(0, -1)} new:{deep:1}}` },
  ],
  [
    'set a member of a fixed object',
    { set: 'body:/fixed/a', to: 2 },
    { body: '{id:<id> inner:{secret:<secret>} fixed:{a:2 b:[10 20]} Signature:<signature>}' },
  ],
  [
    'omit an item of a fixed list',
    { omit: 'body:/fixed/b/0' },
    { body: '{id:<id> inner:{secret:<secret>} fixed:{a:1 b:[20]} Signature:<signature>}' },
  ],
  [
    'put another credential there',
    { set: 'basic:clientSecret', credential: 'id' },
    { headers: 'Authorization: Basic <id>:<id> | X-Id: <id> | Content-Type: application/json' },
  ],
  [
    'alter a header',
    { alter: 'header:X-Id', how: 'wrong' },
    { headers: 'Authorization: Basic <id>:<secret> | X-Id: <id wrong> | Content-Type: application/json' },
  ],
  [
    'alter a half of Basic',
    { alter: 'basic:clientId', how: 'unknown' },
    { headers: 'Authorization: Basic <id unknown>:<secret> | X-Id: <id> | Content-Type: application/json' },
  ],
  [
    'alter a member',
    { alter: 'body:/inner/secret', how: 'truncated' },
    { body: '{id:<id> inner:{secret:<secret truncated>} fixed:{"a":1,"b":[10,20]} Signature:<signature>}' },
  ],
  ['alter what is no credential', { alter: 'header:Content-Type', how: 'empty' }, {}],
  ['alter what is not there', { alter: 'body:/x/y', how: 'wrong' }, {}],
  [
    'rename a member',
    { rename: 'body:/inner/secret', to: 'body:/secret' },
    { body: '{id:<id> inner:{} fixed:{"a":1,"b":[10,20]} Signature:<signature> secret:<secret>}' },
  ],
  [
    'move a member into a header',
    { rename: 'body:/id', to: 'header:Id' },
    {
      body: '{inner:{secret:<secret>} fixed:{"a":1,"b":[10,20]} Signature:<signature>}',
      headers: `${before['headers']} | Id: <id>`,
    },
  ],
  ['rename what is not there', { rename: 'body:/nobody', to: 'body:/somebody' }, {}],
  [
    'repeat a header beside itself',
    { duplicate: 'header:X-Id', to: 'two' },
    { headers: 'Authorization: Basic <id>:<secret> | X-Id: <id> | X-Id: two | Content-Type: application/json' },
  ],
  [
    'repeat a member beside itself',
    { duplicate: 'body:/id', to: 'two' },
    { body: `{id:<id> id:"two"${before['body']?.slice(8)}` },
  ],
  ['repeat a query parameter', { duplicate: 'query:v', to: '2' }, { line: 'POST /token?key=<apiKey>&v=1&v=2' }],
  ['use another method', { method: 'GET' }, { line: 'GET /token?v=1&key=<apiKey>' }],
  ['use another path', { path: '/other' }, { line: 'POST /other?v=1&key=<apiKey>' }],
  [
    'name another media type',
    { contentType: 'text/plain' },
    { headers: 'Authorization: Basic <id>:<secret> | X-Id: <id> | Content-Type: text/plain' },
  ],
  ['name no media type', { contentType: null }, { headers: 'Authorization: Basic <id>:<secret> | X-Id: <id>' }],
  [
    'use another format',
    { format: 'multipart' },
    {
      how: 'multipart compact',
      headers: 'Authorization: Basic <id>:<secret> | X-Id: <id> | Content-Type: multipart/form-data',
    },
  ],
  ['write the body another way', { write: 'sorted' }, { how: 'json sorted' }],
  ['break the body', { bodyText: 'array' }, { how: 'json compact array' }],
  [
    'send no body',
    { noBody: true },
    { body: 'none', how: '', headers: 'Authorization: Basic <id>:<secret> | X-Id: <id>' },
  ],
  [
    'spell the scheme',
    { spell: 'header:Authorization', as: 'bASIC' },
    { headers: 'Authorization: bASIC <id>:<secret> | X-Id: <id> | Content-Type: application/json' },
  ],
  [
    'spell a header name',
    { spell: 'header:X-Id', as: 'x-ID' },
    { headers: 'Authorization: Basic <id>:<secret> | x-ID: <id> | Content-Type: application/json' },
  ],
  [
    'put a tab before the colon',
    { beforeColon: 'header:X-Id', text: '\t' },
    { headers: 'Authorization: Basic <id>:<secret> | X-Id\t: <id> | Content-Type: application/json' },
  ],
  [
    'leave the signature out',
    { tamper: 'omit' },
    { signature: 'omit', body: '{id:<id> inner:{secret:<secret>} fixed:{"a":1,"b":[10,20]}}' },
  ],
  ['tamper with the signature', { tamper: 'corrupt' }, { signature: 'corrupt' }],
  ['sign by another reading, which the caller planned', { sign: 'C1', reading: 'r' }, {}],
  [
    'separate id and secret otherwise',
    { basicSeparator: '' },
    { headers: 'Authorization: Basic <id><secret> | X-Id: <id> | Content-Type: application/json' },
  ],
  [
    'send Basic that is no base64',
    { basicText: '%%%' },
    { headers: 'Authorization: Basic %%% | X-Id: <id> | Content-Type: application/json' },
  ],
];

describe('a declared change', () => {
  it.each(rows)('can %s', (...[, change, after]) => {
    const changed = applyChanges(plan, [change]);
    expect(sketch(changed)).toEqual({ ...before, ...after });
    expect(changed.declared).toEqual([change]);
  });

  it('follows the one before it, and every one is declared', () => {
    const changes: readonly Change[] = [
      { set: 'body:/a', to: 1 },
      { rename: 'body:/a', to: 'body:/b' },
    ];
    const changed = applyChanges({ ...plan, declared: [{ method: 'PUT' }] }, changes);
    expect(sketch(changed)['body']).toContain(' b:1}');
    expect(changed.declared).toEqual([{ method: 'PUT' }, ...changes]);
  });

  it('leaves the plan that it was given as it was', () => {
    applyChanges(
      plan,
      rows.map(([, change]) => change),
    );
    expect(sketch(plan)).toEqual(before);
  });

  it('of a body leaves a request without one alone', () => {
    const bare: RequestPlan = { ...plan, body: null, signature: null, headers: [] };
    const changes: readonly Change[] = [
      { set: 'body:/a', to: 1 },
      { format: 'form' },
      { write: 'pretty' },
      { bodyText: 'bom' },
      { tamper: 'omit' },
      { basicSeparator: ';' },
    ];
    expect(sketch(applyChanges(bare, changes))).toEqual(sketch(bare));
  });
});
