import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Keywords of JSON Schema 2020-12 and those that OpenAPI 3.1 adds. */
export const schemaWords: readonly string[] = (
  '$schema $ref $comment $defs $id $anchor title description default deprecated readOnly writeOnly examples ' +
  'allOf anyOf oneOf not if then else dependentSchemas prefixItems items contains properties patternProperties ' +
  'additionalProperties propertyNames unevaluatedItems unevaluatedProperties type const enum multipleOf maximum ' +
  'exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxContains ' +
  'minContains maxProperties minProperties required dependentRequired format contentEncoding contentMediaType ' +
  'contentSchema discriminator xml externalDocs example'
).split(' ');

/** Keywords that mean nothing in 3.1, or that would need more than pointers to resolve, with the mend. */
export const unsupportedWords: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  nullable: ['is a keyword of OpenAPI 3.0', "write type: [string, 'null']"],
  definitions: ['is a keyword of older JSON Schema', 'write $defs'],
  dependencies: ['is a keyword of older JSON Schema', 'write dependentRequired or dependentSchemas'],
  $recursiveRef: ['is a keyword of older JSON Schema', 'write $ref with a JSON pointer'],
  $dynamicRef: ['is not supported', 'write $ref with a JSON pointer'],
  $dynamicAnchor: ['is not supported', 'write $ref with a JSON pointer'],
  $vocabulary: ['is not supported', 'remove it'],
};

export const formatNames: readonly string[] = Object.keys(fullFormats);
