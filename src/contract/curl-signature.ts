import type { SignatureStep } from '../model/provider-spec.ts';
import type { PlannedSignature } from '../model/request-plan.ts';
import type { ShellScript } from './curl-values.ts';
import { substituted, word } from './shell-text.ts';

/** What was signed, as a text with marks, and the mark of the shell variable that holds it. */
export type SignedInShell = { readonly text: string; readonly mark: string };

/** Adds the line that keeps the signed text, byte for byte, in the variable `signed`. */
export function keepSigned(text: string, script: ShellScript): SignedInShell {
  const pieces = script.pieces(text);
  const isLiteral = pieces.every((piece) => 'literal' in piece);
  script.lines.push(`signed=${isLiteral ? word(pieces) : substituted(pieces)}`);
  return { text, mark: script.own('$signed') };
}

/** Adds the lines that sign `$signed` with openssl and keep the signature in the variable `signature`; returns its mark. */
export function signInShell(plan: PlannedSignature, script: ShellScript): string {
  const source = plan.tamper === 'other-bytes' ? `printf '%s ' "$signed"` : 'printf %s "$signed"';
  const stages = [
    source,
    ...(plan.algorithm === 'steps' ? hashStages(plan, script) : [rsaStage(plan, script)]),
    plan.encoding === 'base64' ? 'openssl base64 -A' : `od -An -v -tx1 | tr -d ' \\n'`,
    ...(plan.tamper === 'corrupt' ? [corruption(plan.encoding)] : []),
  ];
  script.lines.push(`signature=$(${stages.join(' |\n  ')})`);
  if (isByAnotherKey(plan)) script.lines.push('rm "$otherKey"');
  return script.own('$signature');
}

const isByAnotherKey = ({ algorithm, tamper }: PlannedSignature): boolean =>
  algorithm !== 'steps' && tamper === 'other-key';

/** RSASSA-PKCS1-v1_5 with SHA-256, or RSASSA-PSS where the case says so. The key is a PEM file. */
function rsaStage(plan: PlannedSignature, script: ShellScript): string {
  const padding = plan.tamper === 'pss' ? ' -sigopt rsa_padding_mode:pss' : '';
  if (isByAnotherKey(plan)) {
    script.lines.push('otherKey=$(mktemp)', 'openssl genrsa -out "$otherKey" 2048 2>/dev/null');
    return `openssl dgst -sha256${padding} -sign "$otherKey"`;
  }
  const variable = script.variable(plan.key);
  const file = variable.endsWith('_FILE') ? variable : `${variable}_FILE`;
  const passphrase = script.optionalVariable(`${plan.key}Passphrase`);
  const unlock = passphrase === null ? '' : ` \${${passphrase}:+-passin env:${passphrase}}`;
  return `openssl dgst -sha256${padding} -sign "$${file}"${unlock}`;
}

function hashStages({ steps, key, tamper }: PlannedSignature, script: ShellScript): readonly string[] {
  const secret = `$${script.variable(key)}`;
  const used = tamper === 'other-key' ? `${secret.replace(/^\$(\w+)$/, '${$1}')}x` : secret;
  const stages: Record<SignatureStep, string> = {
    base64: 'openssl base64 -A',
    'append-key': `{ cat; printf %s "${used}"; }`,
    'append-literal-key': '{ cat; printf Signature_Key; }',
    sha256: 'openssl dgst -sha256 -binary',
    'hmac-sha256': `openssl dgst -sha256 -hmac "${used}" -binary`,
  };
  return steps.map((step) => stages[step]);
}

/** One digit changed: the middle one of base64, where no padding is, or the last one of hex. */
function corruption(encoding: 'base64' | 'hex'): string {
  const at = encoding === 'base64' ? 'int(length($0) / 2) + 1' : 'length($0)';
  return `awk '{ i = ${at}; printf "%s", substr($0, 1, i - 1) (substr($0, i, 1) == "a" ? "b" : "a") substr($0, i + 1) }'`;
}
