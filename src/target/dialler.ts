import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Failure, Phase } from '../model/wire.ts';
import { createAddressBook, type Resolve } from './addresses.ts';
import { isLoopback, type Destination } from './destination.ts';
import { Fault, fault } from './failure.ts';
import { openTunnel, type Proxy } from './proxy.ts';
import { openPlain, openSecure, type Place } from './sockets.ts';

/** Opens connections. Rejects with a `Fault` for whatever goes wrong, an abort included; nothing is left open then. */
export type Dial = (to: Destination, signal: AbortSignal, reached: (phase: Phase) => void) => Promise<Socket>;

/** `connectMs` bounds all of look-up, connection, proxy and TLS. */
export function createDialler(options: {
  readonly connectMs: number;
  readonly secureContext: SecureContext;
  readonly proxy: Proxy | null;
  readonly resolve: Resolve;
}): Dial {
  const { connectMs, secureContext, proxy } = options;
  const addressesOf = createAddressBook(options.resolve);

  return async (to, signal, reached) => {
    const tunnel = to.secure ? proxy : null;
    const first = tunnel ?? to;
    const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
    let phase: Phase = 'dns';
    let givenUp = false;
    let socket: Socket | null = null;

    const enter = (next: Phase): void => {
      phase = next;
      reached(next);
    };
    const own = (opened: Socket): void => {
      socket = opened;
      if (givenUp) opened.destroy();
    };

    async function open(): Promise<Socket> {
      enter('dns');
      const addresses = await addressesOf(first.host);
      if (!to.secure && !addresses.every(({ address }) => isLoopback(address))) throw new Fault(notLoopback(first));
      enter('connect');
      const plain = await openPlain(first, addresses, own);
      if (!to.secure) return plain;
      let way = plain;
      if (tunnel !== null) {
        if (tunnel.secure) way = await openSecure(plain, tunnel.host, secureContext, own);
        await openTunnel(way, tunnel, to);
      }
      enter('tls');
      return openSecure(way, to.host, secureContext, own);
    }

    const abort = (): void => stop(signal.reason);
    const timer = setTimeout(() => stop(new Fault(tooSlow(phase, connectMs, first))), connectMs);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    const opening = open();
    try {
      return await Promise.race([stopped, opening]);
    } catch (error) {
      givenUp = true;
      opening.catch(() => {});
      (socket as Socket | null)?.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  };
}

const notLoopback = ({ host }: Place): Failure =>
  fault('E_INSECURE_SCHEME', 'dns', 'config', `not sent: ${host} is not loopback, and http: is for loopback only`);

function tooSlow(phase: Phase, ms: number, { host, port }: Place): Failure {
  if (phase === 'dns') return fault('E_DNS', 'dns', 'network', `${host} was not looked up within ${ms} ms`);
  if (phase === 'tls')
    return fault('E_TLS_HANDSHAKE', 'tls', 'target', `the TLS handshake did not end within ${ms} ms`);
  return fault('E_CONNECT_TIMEOUT', 'connect', 'network', `no connection to ${host}:${port} within ${ms} ms`);
}
