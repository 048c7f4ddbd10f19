import { describe, expect, test } from 'vitest';
import { connectionRows } from './connection-rows.ts';
import { framingRows } from './framing-rows.ts';
import { headRows } from './head-rows.ts';
import { play } from './play.ts';

const rows = [...connectionRows, ...headRows, ...framingRows];

describe.concurrent('a hostile server is named for what it does', () => {
  for (const sender of ['undici', 'raw'] as const) {
    for (const row of rows) {
      test(`${row.row}: ${row.title} (${sender})`, async () => {
        const { seen, expected } = await play(row, sender);
        expect(seen).toMatchObject(expected);
      });
    }
  }
});
