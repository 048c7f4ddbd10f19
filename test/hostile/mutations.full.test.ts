import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/wire.ts';
import { never, post, rawPost, smallLimits } from '../target/peer.ts';
import { createScene } from '../target/scene.ts';

const { peerThat, target } = createScene();

const answers = [
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\nX-A: b\r\n\r\n{"a":1}',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: b\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n',
  'HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 400 Bad\r\nContent-Length: 2\r\n\r\n{}',
  'HTTP/1.1 401 No\r\nConnection: close\r\n\r\n{"e":1}',
];
const pieces = '\r\n\0 :;,0123456789abcfHTP/.{}"\t\x7f\xff';

/** Mulberry32: a seed tells which mutation failed. */
function random(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutated(pick: (below: number) => number): string {
  let text = answers[pick(answers.length)] ?? '';
  for (let left = 1 + pick(2); left > 0; left -= 1) {
    const at = pick(text.length);
    const piece = [pieces[pick(pieces.length)] ?? '', text.slice(at, at + 5), ''][pick(3)] ?? '';
    text = text.slice(0, at) + piece + text.slice(at + pick(2));
  }
  return text;
}

const say = ({ response }: Outcome): string | null =>
  response === undefined ? null : `${response.status} ${Buffer.from(response.body).toString('latin1')}`;

/** What is wrong about two outcomes for one answer: the second sender reads strictly by the grammar. */
function contradiction(library: Outcome, strict: Outcome): string | null {
  const both = library.response !== undefined && strict.response !== undefined;
  if (both && say(library) !== say(strict)) return 'they read different answers';
  if (library.failure?.attribution === 'target' && strict.response !== undefined)
    return `${library.failure.code} blames a good answer`;
  return [library, strict].some(({ failure }) => failure?.attribution === 'tool') ? 'a bug of ours' : null;
}

test.each([1, 2, 3])('no broken answer hangs, throws, or is blamed where it is right (seed %i)', async (seed) => {
  const pick = random(seed);
  const wrong: string[] = [];
  let answer = '';
  const peer = await peerThat(() => [{ write: answer }, { wait: 5 }, { end: 'close' }]);
  const to = target([peer.origin], { limits: smallLimits });
  for (let n = 0; n < 1_500; n += 1) {
    answer = mutated(pick);
    const library = (await to.send(post(`${peer.origin}/`), never)).outcome;
    const strict = (await to.send(rawPost(`${peer.origin}/`), never)).outcome;
    const what = contradiction(library, strict);
    if (what !== null) wrong.push(`${what}: ${JSON.stringify(answer)}`);
  }
  expect(wrong).toEqual([]);
});
