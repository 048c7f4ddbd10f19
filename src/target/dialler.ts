import { lookup } from 'node:dns/promises';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Failure, Phase } from '../model/wire.ts';
import { isLoopback, type Destination } from './destination.ts';
import { codeOf, Fault, fault } from './failure.ts';
import { openTunnel, type Proxy } from './proxy.ts';
import { tlsFailure } from './tls-failure.ts';

export type Address = { readonly address: string; readonly family: number };
export type Resolve = (host: string) => Promise<readonly Address[]>;

export const resolveByName: Resolve = (host) => lookup(host, { all: true });

/** Opens connections. Throws a `Fault` for whatever goes wrong, an abort included; nothing is left open then. */
export type Dial = (to: Destination, signal: AbortSignal, reached: (phase: Phase) => void) => Promise<Socket>;

/** Each name is looked up once in a run, so that a second answer cannot lead elsewhere. */
export function createDialler(options: {
  readonly connectMs: number;
  readonly secureContext: SecureContext;
  readonly proxy: Proxy | null;
  readonly resolve: Resolve;
}): Dial {
  const { connectMs, secureContext, proxy, resolve } = options;
  const known = new Map<string, Promise<readonly Address[]>>();

  function addressesOf(host: string): Promise<readonly Address[]> {
    const family = isIP(host);
    if (family !== 0) return Promise.resolve([{ address: host, family }]);
    const found = known.get(host) ?? resolve(host);
    known.set(host, found);
    found.catch(() => known.delete(host));
    return found;
  }

  return async (to, signal, reached) => {
    const tunnel = to.secure ? proxy : null;
    const first = tunnel ?? to;
    let phase: Phase = 'dns';
    let socket: Socket | null = null;
    const enter = (next: Phase): void => {
      phase = next;
      reached(next);
    };
    const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
    const abort = (): void => stop(signal.reason);
    const timer = setTimeout(() => stop(new Fault(tooSlow(phase, connectMs, first))), connectMs);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();

    async function open(): Promise<Socket> {
      enter('dns');
      const addresses = await addressesOf(first.host).catch((error: unknown) => {
        throw new Fault(dnsFailure(error, first.host));
      });
      if (!to.secure && !addresses.every(({ address }) => isLoopback(address))) {
        throw new Fault(
          fault(
            'E_INSECURE_SCHEME',
            'dns',
            'config',
            `not sent: ${first.host} is not loopback, and http: is for loopback only`,
          ),
        );
      }
      signal.throwIfAborted();
      enter('connect');
      const plain = connect({
        host: first.host,
        port: first.port,
        lookup: pinned(addresses),
        noDelay: true,
        keepAlive: true,
      });
      socket = plain;
      await arrival(plain, 'connect').catch((error: unknown) => {
        throw new Fault(connectFailure(error, first));
      });
      if (!to.secure) return plain;
      const secured = async (over: Socket, host: string): Promise<TLSSocket> => {
        enter('tls');
        const layer = secure(over, host, secureContext);
        socket = layer;
        let fingerprint: string | null = null;
        // The certificate is gone once Node has refused it; this event comes just before.
        layer.prependOnceListener(
          'secure',
          () => (fingerprint = layer.getPeerX509Certificate()?.fingerprint256 ?? null),
        );
        await arrival(layer, 'secureConnect').catch((error: unknown) => {
          throw new Fault(tlsFailure(error, host, fingerprint));
        });
        return layer;
      };
      if (tunnel === null) return secured(plain, to.host);
      const toProxy = tunnel.secure ? await secured(plain, tunnel.host) : plain;
      enter('connect');
      await openTunnel(toProxy, tunnel, to);
      return secured(toProxy, to.host);
    }

    const opening = open();
    try {
      return await Promise.race([opening, stopped]);
    } catch (error) {
      opening.catch(() => {});
      (socket as Socket | null)?.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      stopped.catch(() => {});
    }
  };
}

function secure(over: Socket, host: string, secureContext: SecureContext): TLSSocket {
  return connectTls({
    socket: over,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secureContext,
    ALPNProtocols: ['http/1.1'],
    // Said out loud: an environment variable can turn the default off.
    rejectUnauthorized: true,
  });
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

function dnsFailure(error: unknown, host: string): Failure {
  const code = codeOf(error);
  return code === 'ENOTFOUND' || code === 'ENODATA'
    ? fault('E_DNS_NOT_FOUND', 'dns', 'config', `there is no host ${host}`)
    : fault('E_DNS', 'dns', 'network', `${host} could not be looked up${code === '' ? '' : ` (${code})`}`);
}

type Place = { readonly host: string; readonly port: number };

function connectFailure(error: unknown, { host, port }: Place): Failure {
  const code = codeOf(error);
  const at = `${host}:${port}`;
  if (code === 'ECONNREFUSED') return fault('E_CONN_REFUSED', 'connect', 'network', `${at} refuses connections`);
  if (code === 'ECONNRESET') return fault('E_CONN_RESET', 'connect', 'network', `${at} reset the connection`);
  if (code === 'ETIMEDOUT') return fault('E_CONNECT_TIMEOUT', 'connect', 'network', `${at} does not answer`);
  return fault('E_CONN', 'connect', 'network', `no connection to ${at}${code === '' ? '' : ` (${code})`}`);
}

function tooSlow(phase: Phase, ms: number, { host, port }: Place): Failure {
  if (phase === 'dns') return fault('E_DNS', 'dns', 'network', `${host} was not looked up within ${ms} ms`);
  if (phase === 'tls')
    return fault('E_TLS_HANDSHAKE', 'tls', 'target', `the TLS handshake did not end within ${ms} ms`);
  return fault('E_CONNECT_TIMEOUT', 'connect', 'network', `no connection to ${host}:${port} within ${ms} ms`);
}
