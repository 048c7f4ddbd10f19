import type { ProviderSpec } from '../model/provider-spec.ts';
import { builderModule } from './builder-module.ts';
import { formsModule } from './forms-module.ts';
import { typesModule } from './types-module.ts';
import { ownSource, validatorModule, validatorTypes } from './validators.ts';

export type GeneratedFile = {
  /** Relative to `contracts/<provider>/generated/`. */
  readonly path: string;
  readonly text: string;
};

/**
 * Everything that is generated from a spec; the same text for the same spec, byte by byte. `source` is how the engine's
 * `src/` is reached from the folder of the files: `../../../src`.
 */
export function generateFiles(spec: ProviderSpec, source = ownSource): readonly GeneratedFile[] {
  const header = `// Generated from ${spec.file} (sha256 ${spec.sha256}). Do not edit: npm run contracts -- generate\n`;
  return [
    { path: 'builder.ts', text: builderModule(spec, header, source) },
    { path: 'types.ts', text: typesModule(spec, header) },
    { path: 'forms.ts', text: formsModule(spec, header, source) },
    { path: 'validate.mjs', text: validatorModule(spec, header, source) },
    { path: 'validate.d.mts', text: validatorTypes(header) },
  ];
}
