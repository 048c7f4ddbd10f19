import { formatPointer } from '../model/pointer.ts';
import type { Visited } from './build-spec.ts';
import { bundledKey } from './bundle.ts';
import { suggestion } from './form.ts';
import type { Report } from './reader.ts';
import type { Kind } from './structure.ts';
import { vocabulary } from './vocabulary.ts';

/** Where a `$ref` makes OpenAPI ignore everything beside it (3.1 §4.8.23). */
const referenceKinds: readonly Kind[] = [
  'response',
  'parameter',
  'header',
  'request-body',
  'example',
  'link',
  'security-scheme',
];

/** Every `x-` key of a document with `x-document`: known, at a place it may have, and well-formed. */
export function checkVocabulary(visited: readonly Visited[], report: Report): void {
  for (const { node, kind, pointer } of visited) {
    for (const [key, value] of Object.entries(node)) {
      if (!key.startsWith('x-') || (pointer === '' && key === bundledKey)) continue;
      const at = `${pointer}${formatPointer([key])}`;
      const known = Object.hasOwn(vocabulary, key) ? vocabulary[key] : undefined;
      if (known === undefined) {
        report('E_UNKNOWN_KEY', at, 'is no key of the vocabulary', suggestion(key, Object.keys(vocabulary)), key);
      } else if (Object.hasOwn(node, '$ref') && referenceKinds.includes(kind)) {
        const what = `stands beside the $ref of a ${words(kind)}, where OpenAPI ignores it`;
        report('E_REF_SIBLING', at, what, 'move it to what the $ref names', key);
      } else if (known.on !== 'anything' && !known.on.includes(kind)) {
        const places = known.on.map(words).join(', ');
        report('E_MISPLACED_KEY', at, `does not belong on a ${words(kind)}`, `put it on: ${places}`, key);
      } else if (
        key === 'x-public-sample' &&
        !['example', 'examples', 'value'].some((name) => Object.hasOwn(node, name))
      ) {
        report('E_VOCABULARY', at, 'needs an example beside it', 'put it where the printed sample stands', key);
      } else known.form(value, at, report);
    }
  }
}

const words = (kind: Kind): string => kind.replace('-', ' ');
