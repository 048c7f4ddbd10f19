import type { Socket } from 'node:net';
import { Rejected } from '../model/problem.ts';
import type { Destination } from './destination.ts';
import { Fault, fault } from './failure.ts';

/** An HTTP proxy that tunnels by CONNECT (RFC 9110 §9.3.6). */
export type Proxy = {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** The value of Proxy-Authorization; null when the URL has no user info. */
  readonly authorization: string | null;
};

const replyBytes = 16_384;

/** Throws `Rejected` for a URL that is not that of a proxy. */
export function parseProxy(text: string): Proxy {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Rejected([
      {
        code: 'E_PROXY_URL',
        at: 'proxy',
        what: 'not the URL of a proxy',
        fix: 'write http://host:port or https://host:port',
      },
    ]);
  }
  const secure = url.protocol === 'https:';
  const user = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return {
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 443 : 80),
    authorization: user === ':' ? null : `Basic ${Buffer.from(user).toString('base64')}`,
  };
}

/** Asks the proxy for a way to the destination; the socket is then one to the destination. Throws a `Fault`. */
export async function openTunnel(socket: Socket, proxy: Proxy, { host, port }: Destination): Promise<void> {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const login = proxy.authorization === null ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${login}\r\n`);
  const head = await replyHead(socket);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === '407')
    throw new Fault(fault('E_PROXY_AUTH', 'connect', 'config', 'the proxy wants other credentials (407)'));
  if (status === undefined || !status.startsWith('2')) {
    throw new Fault(
      fault(
        'E_PROXY',
        'connect',
        'network',
        status === undefined ? 'the proxy does not speak HTTP/1.1' : `the proxy answered CONNECT with ${status}`,
      ),
    );
  }
}

async function replyHead(socket: Socket): Promise<string> {
  let bytes = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    const give = (settle: () => void): void => {
      socket.off('readable', read);
      socket.off('end', ended);
      socket.off('close', ended);
      settle();
    };
    const ended = (): void =>
      give(() => reject(new Fault(fault('E_PROXY', 'connect', 'network', 'the proxy closed the connection'))));
    const read = (): void => {
      for (let chunk = socket.read() as Buffer | null; chunk !== null; chunk = socket.read() as Buffer | null) {
        bytes = Buffer.concat([bytes, chunk]);
        const end = bytes.indexOf('\r\n\r\n');
        if (end === -1 && bytes.length < replyBytes) continue;
        const rest = end === -1 ? Buffer.alloc(0) : bytes.subarray(end + 4);
        return give(() => {
          if (rest.length > 0) socket.unshift(rest);
          resolve(bytes.toString('latin1', 0, Math.max(0, end)));
        });
      }
    };
    socket.on('readable', read);
    socket.once('end', ended);
    socket.once('close', ended);
  });
}
