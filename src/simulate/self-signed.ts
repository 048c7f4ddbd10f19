import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** PEM texts: who to trust, and what the server on 127.0.0.1 and localhost shows. */
export type SelfSigned = { readonly ca: string; readonly key: string; readonly cert: string };

/** A certificate authority of one day and a server certificate by it (RFC 5280), made from nothing but node:crypto. */
export function selfSigned(nowMs: number): SelfSigned {
  const [ca, server] = [
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ];
  const issuer = name('token-contracts mock CA');
  const validity = sequence(time(nowMs - 3_600_000), time(nowMs + 86_400_000));
  const certificate = (subject: Buffer, key: KeyObject, extensions: readonly Buffer[]): string => {
    const body = sequence(
      tagged(0xa0, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
      ecdsaWithSha256,
      issuer,
      validity,
      subject,
      key.export({ type: 'spki', format: 'der' }),
      tagged(0xa3, sequence(...extensions)),
    );
    const signature = sign('sha256', body, ca.privateKey);
    return pem(sequence(body, ecdsaWithSha256, bits(signature)));
  };
  const caId = createHash('sha1')
    .update(ca.publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  const serverId = createHash('sha1')
    .update(server.publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  return {
    ca: certificate(issuer, ca.publicKey, [
      extension('2.5.29.19', true, sequence(boolean(true))),
      extension('2.5.29.15', true, Buffer.from([0x03, 0x02, 0x01, 0x06])),
      extension('2.5.29.14', false, octets(caId)),
    ]),
    cert: certificate(name('localhost'), server.publicKey, [
      extension('2.5.29.19', true, sequence()),
      extension('2.5.29.15', true, Buffer.from([0x03, 0x02, 0x07, 0x80])),
      extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.14', false, octets(serverId)),
      extension('2.5.29.35', false, sequence(tagged(0x80, caId))),
      extension(
        '2.5.29.17',
        false,
        sequence(
          tagged(0x82, Buffer.from('localhost')),
          tagged(0x87, Buffer.from([127, 0, 0, 1])),
          tagged(0x87, Buffer.concat([Buffer.alloc(15), Buffer.from([1])])),
        ),
      ),
    ]),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** ITU-T X.690 §8.1: tag, length, contents. */
function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const contents = Buffer.concat(parts);
  const size = contents.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), contents]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts);
const integer = (value: Uint8Array): Buffer => tagged(0x02, value);
const octets = (value: Uint8Array): Buffer => tagged(0x04, value);
const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
const bits = (value: Uint8Array): Buffer => tagged(0x03, Buffer.from([0]), value);

/** X.690 §8.19: the first two arcs share a byte, the others are base 128. */
function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (arc: number): number[] =>
    arc < 128 ? [arc] : [...base128(Math.floor(arc / 128)).map((byte) => byte | 0x80), arc % 128];
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const name = (common: string): Buffer =>
  sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(common)))));
const extension = (id: string, critical: boolean, value: Uint8Array): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
/** UTCTime, good until 2049. */
const time = (ms: number): Buffer =>
  tagged(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
