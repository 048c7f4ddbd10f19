import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { WireRequest } from '../src/model/wire.ts';
import { root } from './measured-process.ts';
import { interleaved, median, medianRatio } from './rounds.ts';
import type { ServerProcess } from './server-process.ts';
import { ms, perSecond, ratio, type Row } from './table.ts';

const sockets = 16;

/**
 * Valid token requests a second of a simulated provider against a `node:http` that answers a constant, the load made by a third
 * process. CPU time of the server for each request stands below: it does not depend on how fast the load is made.
 */
export async function simulator(
  rounds: number,
  requests: number,
  servers: { readonly simulator: ServerProcess; readonly constant: ServerProcess },
  what: string,
  request: WireRequest,
): Promise<readonly Row[]> {
  const cpu: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
  const turn = (name: 'ours' | 'bare', server: ServerProcess) => async (): Promise<number> => {
    const before = await server.cpuMs();
    const took = await load(server.origin, requests, request);
    cpu[name].push(((await server.cpuMs()) - before) / requests);
    return (requests / took) * 1000;
  };
  const { ours, bare } = await interleaved(rounds, {
    ours: turn('ours', servers.simulator),
    bare: turn('bare', servers.constant),
  });
  const used = { ours: cpu.ours.slice(1), bare: cpu.bare.slice(1) };
  return [
    {
      what: `simulator ${what}, requests`,
      ours: perSecond(median(ours)),
      bare: perSecond(median(bare)),
      ratio: ratio(medianRatio(ours, bare)),
      aim: '>= 0.5',
    },
    {
      what: `simulator ${what}, CPU per request`,
      ours: ms(median(used.ours)),
      bare: ms(median(used.bare)),
      ratio: ratio(medianRatio(used.bare, used.ours)),
      aim: '',
    },
  ];
}

async function load(origin: string, requests: number, request: WireRequest): Promise<number> {
  const { port, host } = new URL(origin);
  const child = spawn(process.execPath, [join(root, 'bench', 'load.ts'), port, String(sockets), String(requests)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(bytesOf(request, host));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const { ms: took, firstStatus } = JSON.parse(said) as { ms: number; firstStatus: string };
  if (firstStatus !== '200') throw new Error(`the load was answered with ${firstStatus}`);
  return took;
}

function bytesOf({ method, url, headers, body }: WireRequest, host: string): Buffer {
  const lines = headers
    .filter(([name]) => !/^(host|content-length|connection)$/i.test(name))
    .map((pair) => pair.join(': '));
  const path = url.slice(url.indexOf('/', 8));
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...lines,
    `Content-Length: ${body?.length ?? 0}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body ?? Buffer.alloc(0)]);
}
