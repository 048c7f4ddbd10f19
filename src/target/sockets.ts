import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Failure } from '../model/wire.ts';
import type { Address } from './addresses.ts';
import { codeOf, Fault, fault } from './failure.ts';
import { tlsFailure } from './tls-failure.ts';

export type Place = { readonly host: string; readonly port: number };

/** Called with a socket as soon as there is one, so that it can be destroyed while it still opens. */
export type Own = (socket: Socket) => void;

/** A TCP connection to one of the addresses. Rejects with a `Fault`. */
export async function openPlain({ host, port }: Place, addresses: readonly Address[], own: Own): Promise<Socket> {
  const socket = connect({ host, port, lookup: pinned(addresses), noDelay: true, keepAlive: true });
  own(socket);
  await arrival(socket, 'connect').catch((error: unknown) => {
    throw new Fault(connectFailure(error, { host, port }));
  });
  return socket;
}

/** TLS on an open connection, the certificate verified for the host. Rejects with a `Fault`. */
export async function openSecure(
  over: Socket,
  host: string,
  secureContext: SecureContext,
  own: Own,
): Promise<TLSSocket> {
  const layer = connectTls({
    socket: over,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secureContext,
    ALPNProtocols: ['http/1.1'],
    // Said out loud: an environment variable can turn the default off.
    rejectUnauthorized: true,
  });
  own(layer);
  let fingerprint: string | null = null;
  // The certificate is gone once Node has refused it; this event comes just before.
  layer.prependOnceListener('secure', () => {
    fingerprint = layer.getPeerX509Certificate()?.fingerprint256 ?? null;
  });
  await arrival(layer, 'secureConnect').catch((error: unknown) => {
    throw new Fault(tlsFailure(error, host, fingerprint));
  });
  return layer;
}

const pinned =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, { all }, answer) => {
    const [first] = addresses;
    if (all === true) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family ?? 0);
  };

/** The socket keeps an error listener for good: an error that nobody waits for must not end the process. */
function arrival(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('closed')));
  });
}

function connectFailure(error: unknown, { host, port }: Place): Failure {
  const code = codeOf(error);
  const at = `${host}:${port}`;
  if (code === 'ECONNREFUSED') return fault('E_CONN_REFUSED', 'connect', 'network', `${at} refuses connections`);
  if (code === 'ECONNRESET') return fault('E_CONN_RESET', 'connect', 'network', `${at} reset the connection`);
  if (code === 'ETIMEDOUT') return fault('E_CONNECT_TIMEOUT', 'connect', 'network', `${at} does not answer`);
  return fault('E_CONN', 'connect', 'network', `no connection to ${at}${code === '' ? '' : ` (${code})`}`);
}
