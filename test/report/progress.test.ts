import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/report/progress.ts';

function fake(columns?: number) {
  const written: string[] = [];
  return { written, stream: { columns, write: (text: string) => written.push(text) } };
}

describe('progress', () => {
  it('overwrites its line and clears it once', () => {
    const { written, stream } = fake();
    const progress = createProgress({ stream, enabled: true });
    progress.update('1 of 3');
    progress.update('2 of 3');
    progress.clear();
    progress.clear();
    expect(written).toEqual(['\r\u001b[2K1 of 3', '\r\u001b[2K2 of 3', '\r\u001b[2K']);
  });

  it('is silent when not enabled', () => {
    const { written, stream } = fake();
    const progress = createProgress({ stream, enabled: false });
    progress.update('1 of 3');
    progress.clear();
    expect(written).toEqual([]);
  });

  it('stays within the width and lets no control through', () => {
    const { written, stream } = fake(10);
    createProgress({ stream, enabled: true }).update('a\nb\u001b[2Jxxxxxxxxxx');
    expect(written).toEqual(['\r\u001b[2Ka\\nb\\u{1b']);
  });
});
