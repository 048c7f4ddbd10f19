import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Report } from './reader.ts';

/** Whether this is an OpenAPI 3.1 document; says what else it is. */
export function isOpenApi31(value: Json, report: Report): value is JsonObject {
  const write = 'write "openapi: 3.1.0" at its top';
  if (!isObject(value)) {
    report('E_NOT_OPENAPI', '', 'is no map', write);
    return false;
  }
  if (Object.hasOwn(value, 'swagger')) {
    report(
      'E_OPENAPI_VERSION',
      '/swagger',
      `found ${short(value['swagger'])}; supported 3.1.x`,
      'convert it to OpenAPI 3.1',
    );
    return false;
  }
  if (!Object.hasOwn(value, 'openapi')) {
    const postman = isObject(value['info']) && Object.hasOwn(value['info'], '_postman_id');
    report('E_NOT_OPENAPI', '', postman ? 'is a Postman collection' : 'has no member openapi', write);
    return false;
  }
  const version = value['openapi'];
  if (typeof version === 'number') {
    report('E_OPENAPI_VERSION', '/openapi', 'the version is a number here', 'write "3.1.0"', short(version));
    return false;
  }
  if (typeof version !== 'string' || !/^3\.1\.\d+$/.test(version)) {
    report('E_OPENAPI_VERSION', '/openapi', `found ${short(version)}; supported 3.1.x`, 'convert it to OpenAPI 3.1');
    return false;
  }
  return true;
}

const short = (value: Json | undefined): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null)).slice(0, 20);
