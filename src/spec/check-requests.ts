import { isArray, isObject } from '../model/json.ts';
import { valueAt } from '../model/pointer.ts';
import type { Input, ProviderSpec } from '../model/provider-spec.ts';
import { followRefs } from '../model/schema-layers.ts';
import type { Visited } from './build-spec.ts';
import { keyOf } from './fill.ts';
import { ignoredHeaders } from './read-inputs.ts';
import { chosenSecurity, schemeForm } from './read-security.ts';
import type { Reader } from './reader.ts';
import { timeFormat } from './time-format.ts';

/** Rules for operations and their inputs. Those about the vocabulary hold in documents that use it. */
export function checkRequests(spec: ProviderSpec, visited: readonly Visited[], reader: Reader): void {
  const { report } = reader;
  if (spec.operations.length === 0)
    report('E_NO_OPERATIONS', '/paths', 'has no operation', 'describe the token request under paths');
  checkOperationIds(spec, reader);
  const used = reader.strict ? null : usedPointers(spec, reader);
  for (const { node, kind, pointer } of visited) {
    if (used !== null && !used.has(pointer)) continue;
    if (kind === 'parameter') checkParameter(reader, pointer);
    if (kind === 'security-scheme' && !Object.hasOwn(node, '$ref') && schemeForm(node) === null) {
      const fix = 'use http basic, http bearer, or apiKey in a header or the query';
      report('E_UNSUPPORTED', pointer, 'this security scheme cannot be sent with a token request', fix);
    }
  }
  for (const operation of spec.operations) {
    checkPath(spec, operation.path, operation.pointer, reader);
    checkSecurityNames(operation.pointer, reader);
    for (const input of operation.inputs) if (reader.strict) checkFill(input, reader);
  }
}

/** The parameters and security schemes of token requests: a plain document may describe others that are none of ours. */
function usedPointers(spec: ProviderSpec, reader: Reader): ReadonlySet<string> {
  const pointers = spec.operations.flatMap(({ pointer }) => {
    const item = pointer.slice(0, pointer.lastIndexOf('/'));
    const parameters = [item, pointer].flatMap((owner) => {
      const list = valueAt(reader.document, `${owner}/parameters`);
      return (isArray(list) ? list : []).map((_, index) => followRefs(reader.document, `${owner}/parameters/${index}`));
    });
    return [...parameters, ...chosenSecurity(reader, pointer).pointers];
  });
  return new Set(pointers);
}

function checkOperationIds(spec: ProviderSpec, { report, strict }: Reader): void {
  spec.operations.forEach(({ id, pointer }, index) => {
    const at = `${pointer}/operationId`;
    const written = valueAt(spec.document, at) !== undefined;
    if (strict && !written)
      report('E_OPERATION_ID', pointer, 'has no operationId', 'give it one: cases and readings name it');
    else if (!/^[A-Za-z][\w.-]*$/.test(id)) {
      report(
        'E_OPERATION_ID',
        written ? at : pointer,
        'an operationId is made of letters, digits, "-", "_" and "."',
        'rename it',
        id.slice(0, 40),
      );
    }
    if (spec.operations.findIndex((other) => other.id === id) < index) {
      report(
        'E_DUPLICATE_OPERATION',
        written ? at : pointer,
        'another operation has this operationId',
        'give it one of its own',
        id,
      );
    }
  });
}

function checkParameter({ document, strict, report }: Reader, pointer: string): void {
  const parameter = valueAt(document, pointer);
  if (!isObject(parameter) || typeof parameter['name'] !== 'string') return;
  const { name, in: part } = parameter;
  const mend = Object.hasOwn(ignoredHeaders, name.toLowerCase()) ? ignoredHeaders[name.toLowerCase()] : undefined;
  if (strict && part === 'header' && mend !== undefined) {
    report('E_IGNORED_HEADER', `${pointer}/name`, 'OpenAPI ignores a header parameter of this name', mend, name);
  }
  if (part === 'cookie') {
    report(
      'E_UNSUPPORTED',
      `${pointer}/in`,
      'cookies cannot be sent with a token request',
      'use a header or the query',
      name,
    );
  }
}

/** Variables of a path must be declared; and no provider gives a token endpoint any, so they must be written out. */
function checkPath(spec: ProviderSpec, path: string, pointer: string, { document, report }: Reader): void {
  const item = pointer.slice(0, pointer.lastIndexOf('/'));
  if (spec.wholeUrl && path !== '/') {
    report('E_WHOLE_URL', item, 'with x-url: whole the only path is /', 'move the operation to the path /', path);
  }
  const declared = [item, pointer].flatMap((owner) => {
    const list = valueAt(document, `${owner}/parameters`);
    return (isArray(list) ? list : []).flatMap((_, index) => {
      const parameter = valueAt(document, followRefs(document, `${owner}/parameters/${index}`));
      return isObject(parameter) && parameter['in'] === 'path' && typeof parameter['name'] === 'string'
        ? [parameter['name']]
        : [];
    });
  });
  const variables = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  for (const name of variables) {
    if (declared.includes(name)) {
      report('E_UNSUPPORTED', item, 'a path with variables cannot be sent', 'write the path out', `{${name}}`);
    } else
      report(
        'E_PATH_PARAMETER',
        item,
        'no parameter is declared for this part of the path',
        'write the path out',
        `{${name}}`,
      );
  }
  for (const name of declared) {
    if (!variables.includes(name))
      report('E_PATH_PARAMETER', pointer, 'this path parameter is not in the path', 'remove it', name);
  }
}

function checkSecurityNames(pointer: string, { document, report }: Reader): void {
  const own = valueAt(document, `${pointer}/security`);
  const [list, at] = own === undefined ? [document['security'], '/security'] : [own, `${pointer}/security`];
  if (!isArray(list)) return;
  const schemes = valueAt(document, '/components/securitySchemes');
  list.forEach((alternative, index) => {
    for (const name of isObject(alternative) ? Object.keys(alternative) : []) {
      if (isObject(schemes) && Object.hasOwn(schemes, name)) continue;
      report('E_SECURITY', `${at}/${index}`, 'names no security scheme', 'add it to components.securitySchemes', name);
    }
  });
}

function checkFill(input: Input, reader: Reader): void {
  const { report } = reader;
  const isContainer = input.type === 'object' && input.location.startsWith('body:');
  if (input.required !== 'no' && input.fill.by === 'nobody' && !isContainer) {
    const fix = 'add x-secret, x-generate, const or example';
    report('E_NO_FILLER', input.pointer, 'is required, and nobody fills it', fix, input.location);
  }
  const nodes = {
    pointer: input.pointer,
    schema:
      valueAt(reader.document, `${input.pointer}/schema`) === undefined ? input.pointer : `${input.pointer}/schema`,
  };
  const example = keyOf(reader, nodes, 'example');
  if (input.fill.by === 'now' && timeFormat(example, keyOf(reader, nodes, 'format')) === null) {
    const fix = 'give it an example such as 2025-01-02T10:20:39Z';
    report('E_TIME_FORMAT', input.pointer, 'the form of this time stamp is not known', fix, input.location);
  }
  if (input.fill.by === 'unique' && (input.minLength ?? 0) > (input.maxLength ?? Number.POSITIVE_INFINITY)) {
    report('E_SCHEMA', input.pointer, 'its minLength is above its maxLength', 'correct one of them', input.location);
  }
}
