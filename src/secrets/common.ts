import { shortestPattern } from './matcher.ts';

/** Words that stand in requests, answers and reports for reasons of their own. */
const commonWords = new Set(
  `access_token accesstoken android application application/json application/x-www-form-urlencoded authorization bearer changeme
  client client_credentials client_id client_secret clientcode clientid clientsecret company content-type contract contracts
  country credentials customer default desktop device example expires_in failure finance granttype grant_type header internal
  invalid invalid_client localhost merchant message mobile native partner password payment payments placeholder private
  production provider public request response sandbox sandbox1 secret service signature status staging string success
  testing testtest token_type tokens unknown unauthorized username version web-app website`.split(/\s+/),
);

const shortNumber = /^\d{1,7}$/;

/**
 * Whether a value is so short or so common that replacing it wherever it occurs would make an output unreadable and tell the
 * reader nothing. Such a value is recognised only when it is the whole text (one header, one member); what protects it
 * elsewhere is that `observe/` shows no text by default.
 */
export function isCommon(name: string, value: string): boolean {
  const folded = value.toLowerCase();
  return (
    value.length < shortestPattern ||
    shortNumber.test(value) ||
    commonWords.has(folded) ||
    folded === name.toLowerCase()
  );
}
