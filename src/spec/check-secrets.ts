import { isArray, isObject, type Json, type JsonObject } from '../model/json.ts';
import { formatPointer } from '../model/pointer.ts';
import type { Reader } from './reader.ts';

const jwt = /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/;

/** What real credentials look like. The value itself is never shown. */
const looks: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a PEM private key'],
  [/\b[sr]k_(live|test)_[A-Za-z0-9]{8,}/, 'a secret API key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'a cloud access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{20,}/, 'an access token of a code host'],
  [jwt, 'a signed JWT'],
];

/**
 * Reports texts that look like real credentials. Samples marked `x-public-sample` were printed in public; a plain
 * document cannot say that, so its sample tokens are let pass.
 */
export function checkSecrets(document: JsonObject, { strict, report }: Reader): void {
  const look = (value: Json, at: string): void => {
    if (typeof value === 'string') {
      const found = looks.find(([pattern]) => (strict || pattern !== jwt) && pattern.test(value));
      if (found !== undefined) {
        report(
          'E_SECRET_IN_SPEC',
          at,
          `looks like ${found[1]}`,
          'remove it, or mark a printed sample with x-public-sample',
        );
      }
    } else if (isArray(value)) value.forEach((item, index) => look(item, `${at}/${index}`));
    else if (isObject(value)) {
      const isSample = value['x-public-sample'] === true;
      for (const [key, child] of Object.entries(value)) {
        if (isSample && (key === 'example' || key === 'value')) continue;
        look(child, `${at}${formatPointer([key])}`);
      }
    }
  };
  look(document, '');
  const { servers } = document;
  (isArray(servers) ? servers : []).forEach((server, index) => {
    const url = isObject(server) ? server['url'] : undefined;
    if (typeof url === 'string' && /^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(url)) {
      report('E_SECRET_IN_SPEC', `/servers/${index}/url`, 'the URL holds a user name or password', 'remove it');
    }
  });
}
