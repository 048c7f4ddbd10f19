import { createPrivateKey } from 'node:crypto';
import type { Problem } from '../model/problem.ts';
import type { CredentialRule } from '../model/provider-spec.ts';

const placeholders = /^(changeme|change-me|xxx+|todo|secret|password|\*+|<.*>|\$\{?[A-Z_]+\}?|your[-_ ].*)$/i;

/** What is wrong with the value of a credential; its value is never in the problem. */
export function checkCredential(
  rule: CredentialRule,
  value: string,
  variable: string,
  passphrase: string | null,
): readonly Problem[] {
  const problem = (code: string, what: string, fix: string): Problem => ({ code, at: variable, what, fix });
  if (value.trim() === '')
    return [problem('E_SECRET_EMPTY', 'is empty', 'set it, or unset all variables of the provider')];
  if (placeholders.test(value))
    return [problem('E_SECRET_PLACEHOLDER', 'looks like a placeholder', 'put the real value in')];
  if (rule.kind === 'private-key') return checkKey(value, variable, passphrase);
  if (rule.kind === 'json') return checkJson(value, variable);
  if (value !== value.trim())
    return [
      problem(
        'E_SECRET_WHITESPACE',
        'begins or ends with white space',
        'remove it; a copied line break is the usual cause',
      ),
    ];
  if (/[\r\n\0]/.test(value)) return [problem('E_SECRET_CONTROL', 'holds a line break or a NUL', 'remove it')];
  return [];
}

/** The key must load, be RSA and have at least 2048 bits. OpenSSL's own messages are not passed on. */
export function checkKey(pem: string, variable: string, passphrase: string | null): readonly Problem[] {
  const problem = (code: string, what: string, fix: string, got?: string): Problem => ({
    code,
    at: variable,
    what,
    ...(got === undefined ? {} : { got }),
    fix,
  });
  if (/-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem))
    return [problem('E_KEY_PUBLIC', 'is a public key', 'give the private key (PEM)')];
  if (/-----BEGIN CERTIFICATE-----/.test(pem) && !/PRIVATE KEY-----/.test(pem))
    return [
      problem(
        'E_KEY_CERTIFICATE',
        'is a certificate',
        'give the private key (PEM); docs/credentials.md shows how to take it out of a .p12',
      ),
    ];
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    return [
      problem('E_KEY_FORMAT', 'is not a PEM private key', 'docs/credentials.md shows how to make one from a .p12'),
    ];
  const isEncrypted = /ENCRYPTED/.test(pem);
  if (isEncrypted && passphrase === null)
    return [
      problem(
        'E_KEY_PASSPHRASE',
        'is encrypted and no passphrase is set',
        `set ${variable.replace(/^\.env /, '').replace(/_FILE$/, '')}_PASSPHRASE`,
      ),
    ];
  try {
    const key = createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
    if (key.asymmetricKeyType !== 'rsa')
      return [
        problem(
          'E_KEY_TYPE',
          'is not an RSA key',
          'the document asks for RSA with SHA-256',
          String(key.asymmetricKeyType),
        ),
      ];
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return bits < 2048 ? [problem('E_KEY_SIZE', 'is too short', 'use at least 2048 bits', `${bits} bits`)] : [];
  } catch {
    return [
      problem(
        'E_KEY_UNREADABLE',
        isEncrypted ? 'cannot be decrypted with the passphrase' : 'cannot be read as a private key',
        isEncrypted ? 'check the passphrase' : 'write the PEM with real line breaks',
      ),
    ];
  }
}

function checkJson(value: string, variable: string): readonly Problem[] {
  const fault = { code: 'E_JSON_OBJECT', at: variable, what: 'is not a JSON object', fix: 'write {"name": "value"}' };
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? [] : [fault];
  } catch {
    return [fault];
  }
}
