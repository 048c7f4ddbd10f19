import { describe, expect, it } from 'vitest';
import { contract, defineApi } from '../../src/contract/api.ts';
import { accept, record, refuse } from '../../src/contract/hand-case.ts';
import { editor, type RequestEditor } from '../../src/contract/request-editor.ts';

describe('the editor of a hand-written case', () => {
  it('collects changes in order', () => {
    const { changes } = editor()
      .omit('header:Accept')
      .set('body:/a', { b: [1] })
      .alter('body:/secret', 'wrong')
      .header('X-PARTNER-ID', 'other')
      .basic({ clientId: 'other', clientSecret: { credential: 'secretWithColon' } })
      .method('PUT')
      .contentType(null)
      .change({ write: 'pretty' });
    expect(changes).toEqual([
      { omit: 'header:Accept' },
      { set: 'body:/a', to: { b: [1] } },
      { alter: 'body:/secret', how: 'wrong' },
      { set: 'header:X-PARTNER-ID', to: 'other' },
      { set: 'basic:clientId', to: 'other' },
      { set: 'basic:clientSecret', credential: 'secretWithColon' },
      { method: 'PUT' },
      { contentType: null },
      { write: 'pretty' },
    ]);
  });

  it('leaves the one it came from as it was, so that cases can share a start', () => {
    const start = editor().method('PUT');
    start.omit('header:A');
    expect(start.changes).toEqual([{ method: 'PUT' }]);
    expect(editor().changes).toEqual([]);
  });
});

const edit = (r: RequestEditor): RequestEditor => r.method('PUT');

describe('a hand-written case', () => {
  it('says what it expects', () => {
    expect(accept(edit, { needs: 'key' })).toMatchObject({ kind: 'accept', subject: null, cause: null, needs: 'key' });
    expect(refuse('wrong-secret', edit)).toMatchObject({ kind: 'refuse', subject: null, cause: 'wrong-secret' });
    expect(record('twice', [edit, edit], { cause: 'invalid-input', tags: ['x'] })).toMatchObject({
      kind: 'record',
      subject: 'twice',
      cause: 'invalid-input',
      tags: ['x'],
      steps: [edit, edit],
    });
    expect(record('once', edit)).toMatchObject({ cause: null, steps: [edit] });
  });

  it('belongs to the contract of its provider by title', () => {
    const api = defineApi<'op', 'header:A'>({ provider: 'p', specSha256: '', documented: {} as never });
    const made = contract(api, { 'no header': record('no-header', (r) => r.omit('header:A')) });
    expect(made.api.provider).toBe('p');
    expect(made.cases['no header']?.steps[0]?.(editor()).changes).toEqual([{ omit: 'header:A' }]);
  });
});
