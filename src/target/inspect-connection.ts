import { TLSSocket } from 'node:tls';
import type { Tls } from '../model/target.ts';
import type { Failure, Phase } from '../model/wire.ts';
import { resolveByName, type Resolve } from './addresses.ts';
import { locate } from './destination.ts';
import { createDialler } from './dialler.ts';
import { Fault } from './failure.ts';
import { parseProxy } from './proxy.ts';
import { secureContextOf } from './tls-context.ts';
import { certificateNames } from './tls-failure.ts';

/** How far a connection came: what was reached, in order, and what stopped it. */
export type Inspection = { readonly reached: readonly string[]; readonly failure: Failure | null };

export type InspectOptions = {
  readonly connectMs: number;
  readonly tls: Tls;
  readonly proxy: string | null;
  readonly signal: AbortSignal;
  readonly resolve?: Resolve;
};

/** Opens a connection as a request would, and closes it unused. Throws `Rejected` as `createHttpTarget` does. */
export async function inspectConnection(origin: string, options: InspectOptions): Promise<Inspection> {
  const to = locate(origin, new Set([origin]));
  if ('code' in to) return { reached: [], failure: to };
  const proxy = to.secure && options.proxy !== null ? parseProxy(options.proxy) : null;
  const { host, port } = proxy ?? to;
  const way = proxy === null ? '' : ` through the proxy ${host}:${port}`;
  const reached: string[] = [];
  const dial = createDialler({
    connectMs: options.connectMs,
    secureContext: secureContextOf(options.tls),
    proxy,
    resolve: async (name) => {
      const addresses = await (options.resolve ?? resolveByName)(name);
      reached.push(`DNS: ${name} is ${addresses.map(({ address }) => address).join(', ')}`);
      return addresses;
    },
  });
  const connected = `connection: ${to.host}:${to.port} is reached${way}`;
  const enter = (phase: Phase): void => {
    if (phase === 'tls') reached.push(connected);
  };
  try {
    const socket = await dial(to, options.signal, enter);
    reached.push(socket instanceof TLSSocket ? describeTls(socket) : connected);
    socket.destroy();
    return { reached, failure: null };
  } catch (error) {
    if (error instanceof Fault) return { reached, failure: error.failure };
    throw error;
  }
}

function describeTls(socket: TLSSocket): string {
  const certificate = socket.getPeerX509Certificate();
  const names = certificateNames(certificate?.subjectAltName);
  const end = certificate?.validToDate.toISOString().slice(0, 10);
  return [
    `TLS: ${socket.getProtocol() ?? 'unknown version'}`,
    ...(names === null ? [] : [`a certificate for ${names}`]),
    ...(end === undefined ? [] : [`valid until ${end}`]),
  ].join(', ');
}
