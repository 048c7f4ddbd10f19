import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Failure } from '../model/wire.ts';
import { codeOf, Fault, fault } from './failure.ts';

export type Address = { readonly address: string; readonly family: number };
export type Resolve = (host: string) => Promise<readonly Address[]>;

export const resolveByName: Resolve = (host) => lookup(host, { all: true });

/** Looks each name up once in a run, so that a second answer cannot lead elsewhere. Rejects with a `Fault`. */
export function createAddressBook(resolve: Resolve): Resolve {
  const known = new Map<string, Promise<readonly Address[]>>();
  return (host) => {
    const family = isIP(host);
    if (family !== 0) return Promise.resolve([{ address: host, family }]);
    const found = known.get(host) ?? resolve(host);
    known.set(host, found);
    return found.catch((error: unknown) => {
      known.delete(host);
      throw new Fault(lookupFailure(error, host));
    });
  };
}

function lookupFailure(error: unknown, host: string): Failure {
  const code = codeOf(error);
  return code === 'ENOTFOUND' || code === 'ENODATA'
    ? fault('E_DNS_NOT_FOUND', 'dns', 'config', `there is no host ${host}`)
    : fault('E_DNS', 'dns', 'network', `${host} could not be looked up${code === '' ? '' : ` (${code})`}`);
}
