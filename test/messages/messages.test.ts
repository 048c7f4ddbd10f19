import { describe, expect, it } from 'vitest';
import { findingsOf } from './faulty-run.ts';

/** Ten breaks of five providers, read as someone would who has nothing but this text. */
const faults = [
  ['singapay-b2b', 'body/type:/success'],
  ['singapay-b2b', 'status/200-on-refusal'],
  ['singapay-b2b', 'refusal/oauth-shape'],
  ['singleview-payouts', 'bytes/html-page'],
  ['singleview-openbanking', 'accept/wrong-clientCode'],
  ['singleview-openbanking', 'token-type/mac'],
  ['singleview-b2b', 'refusal/rename:/errorCode'],
  ['singleview-b2b', 'accept/no-signature'],
  ['knnx-dlat', 'status/201-on-success'],
  ['knnx-dlat', 'leak/echo-secret'],
] as const;

/** What nobody should have to open another file for. */
const parts: readonly RegExp[] = [
  /^ {2}(?:must|should) [a-z0-9]+\.[a-z0-9-]+ {2}\S/,
  /^ {4}expected {2}\S/m,
  /^ {4}actual {4}\S/m,
  /^ {4}case {6}\S+ {2}\S+:\d+:\d+$/m,
  /^ {4}│ (?:GET|POST) http/m,
  /^ {4}│ \d{3} /m,
];
const partsOfMust: readonly RegExp[] = [/^ {4}S\d+:L\d+ {2}\S/m, /^ {4}spec {6}specs\/\S+:\d+:\d+$/m, /^ {4}curl -sS/m];

const wanted = (block: string) => [...parts, ...(block.startsWith('  must') ? partsOfMust : [])];

describe('a finding can be acted on without opening anything else', () => {
  for (const [provider, fault] of faults) {
    it(`${provider}: ${fault}`, async () => {
      const text = await findingsOf(provider, fault);
      const blocks = text.split(/\n\n(?= {2}\S)/).filter((block) => /^ {2}(?:must|should) /.test(block));
      const lacking = blocks.flatMap((block) => wanted(block).filter((part) => !part.test(block)));
      expect([blocks.length > 0, lacking]).toEqual([true, []]);
      await expect(text).toMatchFileSnapshot(`golden/${provider}.${fault.replaceAll(/[^\w-]+/g, '.')}.txt`);
    }, 60_000);
  }
});
