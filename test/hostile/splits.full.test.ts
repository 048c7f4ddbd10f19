import { describe, expect, test } from 'vitest';
import { connectionRows } from './connection-rows.ts';
import { framingRows } from './framing-rows.ts';
import { headRows } from './head-rows.ts';
import { play } from './play.ts';

const rows = [...connectionRows, ...headRows, ...framingRows].filter(({ wholeOnly }) => wholeOnly !== true);

describe.concurrent('where packets end changes nothing', () => {
  for (const sender of ['undici', 'raw'] as const) {
    for (const split of ['byte', 'middle'] as const) {
      for (const row of rows) {
        test(`${row.row}: ${row.title} (${sender}, cut at ${split})`, async () => {
          const { seen, expected } = await play(row, sender, split);
          expect(seen).toMatchObject(expected);
        });
      }
    }
  }
});
