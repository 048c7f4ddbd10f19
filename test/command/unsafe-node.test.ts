import { expect, test } from 'vitest';
import { unsafeNode } from '../../src/command/unsafe-node.ts';

const found = (options: string, NODE_OPTIONS = '', debuggerOpen = false): readonly string[] =>
  unsafeNode({
    environment: { NODE_OPTIONS },
    options: options === '' ? [] : options.split(' '),
    debuggerOpen,
  }).map(({ code, at }) => `${code} ${JSON.stringify(at)}`);

test.each([
  ['', []],
  ['--max-semi-space-size=8', []],
  ['--inspect-port=9300', []],
  ['--inspect-publish-uid=http', []],
  ['--inspect', ['E_DEBUGGER']],
  ['--inspect=0.0.0.0:9229', ['E_DEBUGGER']],
  ['--inspect-brk', ['E_DEBUGGER']],
  ['--inspect_wait=0', ['E_DEBUGGER']],
  ['--tls-keylog=keys.txt', ['E_TLS_KEYLOG']],
  ['--enable-source-maps --tls_keylog keys.txt --inspect', ['E_DEBUGGER', 'E_TLS_KEYLOG']],
])('node %s: %j', (options, expected) => {
  expect(found(options)).toEqual(expected.map((code) => `${code} "node"`));
  expect(found('', options)).toEqual(expected.map((code) => `${code} "NODE_OPTIONS"`));
});

test('a debugger that was opened later', () => {
  expect(found('', '', true)).toEqual(['E_DEBUGGER "node"']);
});
