import type { ProviderSpec } from '../../model/provider-spec.ts';
import type { Fault } from '../../model/simulator.ts';
import { refusalFault, tokenFault } from './build.ts';
import { type Change, dropHeader, setHeader } from './draft-parts.ts';
import { issuesJwt, otherMethodCases, usesBasic, wrongSecretCases } from './spec-parts.ts';

/** Headers left out, changed or added. */
export function headerFaults(spec: ProviderSpec): readonly Fault[] {
  const wrong = wrongSecretCases(spec);
  const refused = (name: string, title: string, change: Change, noticedBy = wrong): Fault =>
    refusalFault(`headers/${name}`, title, noticedBy, change);
  return [
    tokenFault('headers/no-content-type', 'sends no Content-Type', (draft) => dropHeader(draft, 'Content-Type')),
    tokenFault('headers/html-content-type', 'calls JSON text/html', (draft) =>
      setHeader(draft, 'Content-Type', 'text/html'),
    ),
    tokenFault('headers/plain-content-type', 'calls JSON text/plain', (draft) =>
      setHeader(draft, 'Content-Type', 'text/plain'),
    ),
    tokenFault('headers/problem-content-type', 'calls a token a problem', (draft) =>
      setHeader(draft, 'Content-Type', 'application/problem+json'),
    ),
    tokenFault('headers/broken-content-type', 'sends a Content-Type that cannot be parsed', (draft) =>
      setHeader(draft, 'Content-Type', 'json'),
    ),
    tokenFault('headers/latin-charset', 'says that the JSON is ISO 8859-1', (draft) =>
      setHeader(draft, 'Content-Type', 'application/json; charset=iso-8859-1'),
    ),
    tokenFault(
      'headers/two-content-types',
      'sends two Content-Types',
      (draft) => void draft.headers.push(['Content-Type', 'text/html']),
    ),
    tokenFault('headers/no-cache-control', 'does not forbid to cache a token', (draft) =>
      dropHeader(draft, 'Cache-Control'),
    ),
    tokenFault('headers/cacheable', 'lets anyone cache a token for an hour', (draft) =>
      setHeader(draft, 'Cache-Control', 'public, max-age=3600'),
    ),
    tokenFault('headers/no-pragma', 'sends no Pragma', (draft) => dropHeader(draft, 'Pragma')),
    tokenFault('headers/aged', 'hands out an answer from a cache', (draft) => setHeader(draft, 'Age', '120')),
    tokenFault('headers/no-date', 'sends no Date', (draft) => dropHeader(draft, 'Date')),
    ...(issuesJwt(spec) ? [oldDate] : []),
    tokenFault('headers/set-cookie', 'sets a session cookie', (draft) =>
      setHeader(draft, 'Set-Cookie', 'SESSION=simulated; Path=/'),
    ),
    tokenFault('headers/server-version', 'tells which software it runs', (draft) => {
      setHeader(draft, 'Server', 'Apache/2.4.1 (Unix) PHP/5.3.0');
      setHeader(draft, 'X-Powered-By', 'PHP/5.3.0');
    }),
    tokenFault('headers/any-origin', 'lets every web page read the token', (draft) =>
      setHeader(draft, 'Access-Control-Allow-Origin', '*'),
    ),
    tokenFault('headers/unlike-encoding', 'says gzip and sends plain text', (draft) =>
      setHeader(draft, 'Content-Encoding', 'gzip'),
    ),
    refused('refusal-html-content-type', 'calls a refusal text/html', (draft) =>
      setHeader(draft, 'Content-Type', 'text/html'),
    ),
    refused(
      'enumeration',
      'sends a header to an unknown client that a wrong secret does not get',
      (draft) => {
        if (draft.outcome === 'unknown-client') setHeader(draft, 'X-Client-Status', 'unknown');
      },
      ['accept/documented', 'unknown/clientId', ...wrong],
    ),
    refused('refusal-no-content-type', 'sends no Content-Type with a refusal', (draft) =>
      dropHeader(draft, 'Content-Type'),
    ),
    ...(usesBasic(spec)
      ? [
          refused('no-challenge', 'sends 401 without a challenge', (draft) => dropHeader(draft, 'WWW-Authenticate')),
          refused('challenge-without-realm', 'sends a Basic challenge without realm', (draft) => {
            if (draft.status === 401) setHeader(draft, 'WWW-Authenticate', 'Basic');
          }),
        ]
      : []),
    refused('no-allow', 'sends 405 without Allow', (draft) => dropHeader(draft, 'Allow'), otherMethodCases(spec)),
  ];
}

/** Against the time in the token; an opaque one has none. */
const oldDate = tokenFault('headers/old-date', 'sends a Date an hour behind', (draft, { clock }) =>
  setHeader(draft, 'Date', new Date(clock.wall() - 3_600_000).toUTCString()),
);
