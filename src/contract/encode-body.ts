import type { BodyText } from '../model/change.ts';
import { isObject, type Json } from '../model/json.ts';
import type { PlannedBody, PlannedValue, Scalar } from '../model/request-plan.ts';
import type { Filled } from './fill.ts';
import { planned, writeJson } from './write-json.ts';

export type EncodedBody = { readonly bytes: Uint8Array; readonly shown: string; readonly contentType: string };

/** Fixed, so that a request is the same bytes every time; it cannot occur in a credential of base64url letters. */
const boundary = '--token-contracts-boundary';

/** Writes a body in its format; `text` then breaks it as the case declared. */
export function encodeBody(body: PlannedBody, root: PlannedValue, fill: (value: Scalar) => Filled): EncodedBody {
  switch (body.format) {
    case 'json': {
      const written = writeJson(root, body.write, fill);
      const real = body.text === null ? written.real : broken(written.real, body.text);
      const shown = body.text === null ? written.shown : broken(written.shown, body.text);
      return { bytes: Buffer.from(real, 'utf8'), shown, contentType: 'application/json' };
    }
    case 'form': {
      const fields = flatFields(root, fill);
      const real = new URLSearchParams(fields.map(([name, value]) => [name, value.real])).toString();
      const shown = fields.map(([name, value]) => `${encodeURIComponent(name)}=${value.shown}`).join('&');
      return { bytes: Buffer.from(real, 'utf8'), shown, contentType: 'application/x-www-form-urlencoded' };
    }
    case 'multipart': {
      const part = (name: string, value: string): string =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
      const fields = flatFields(root, fill);
      const join = (form: 'real' | 'shown'): string =>
        `${fields.map(([name, value]) => part(name, value[form])).join('')}--${boundary}--\r\n`;
      return {
        bytes: Buffer.from(join('real'), 'utf8'),
        shown: join('shown'),
        contentType: `multipart/form-data; boundary="${boundary}"`,
      };
    }
  }
}

/** The members of the body and, behind them, those of the credential that holds further members. */
export function withExtra(root: PlannedValue, extra: string | null): PlannedValue {
  if (extra === null || extra === '' || !('members' in root)) return root;
  const members = parseObject(extra);
  return {
    members: [...root.members, ...Object.entries(members).map(([name, value]) => [name, planned(value)] as const)],
  };
}

function parseObject(text: string): Record<string, Json> {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

function flatFields(root: PlannedValue, fill: (value: Scalar) => Filled): (readonly [string, Filled])[] {
  if (!('members' in root)) return [];
  return root.members.map(([name, value]) => {
    if ('value' in value) return [name, fill(value.value)] as const;
    if ('json' in value && typeof value.json === 'string')
      return [name, { real: value.json, shown: value.json }] as const;
    const written = writeJson(value, 'compact', fill);
    return [name, { real: written.real, shown: written.shown }] as const;
  });
}

function broken(text: string, how: BodyText): string {
  switch (how) {
    case 'truncated':
      return text.slice(0, -Math.min(4, text.length));
    case 'trailing-comma':
      return text.replace(/(\s*\})$/, ',$1');
    case 'empty':
      return '';
    case 'array':
      return `[${text}]`;
    case 'bom':
      return `\uFEFF${text}`;
    case 'trailing-bytes':
      return `${text}}`;
    case 'not-json':
      return 'not json';
  }
}
