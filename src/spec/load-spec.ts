import { basename, extname } from 'node:path';
import type { JsonObject } from '../model/json.ts';
import { formatPosition } from '../model/position.ts';
import { valueAt } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import type { ProviderSpec } from '../model/provider-spec.ts';
import { buildSpec, type Visited } from './build-spec.ts';
import { bundle } from './bundle.ts';
import { checkChanges } from './check-changes.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkQuestions } from './check-questions.ts';
import { checkRequests } from './check-requests.ts';
import { checkResponses } from './check-responses.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkSignature } from './check-signature.ts';
import { isOpenApi31 } from './check-version.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import { gate } from './gate.ts';
import { readSourceFile, type SourceFile } from './read-document.ts';
import type { Reader, Report } from './reader.ts';
import { reportCycles } from './ref-cycles.ts';
import { walk } from './structure.ts';

export type LoadOptions = {
  /** The specs folder: nothing outside it is read. */
  readonly root: string;
  /** Whether to judge the document by OpenAPI and JSON Schema too, as `lint` does. Slow: a quarter of a second. */
  readonly gate: boolean;
  /** Files are shown relative to this folder. */
  readonly displayRoot: string;
};

export type LoadedSpec = { readonly spec: ProviderSpec | null; readonly problems: readonly Problem[] };

/** Reads the spec of a provider, who is called like the file. With any problem there is no spec. */
export async function loadSpec(path: string, options: LoadOptions): Promise<LoadedSpec> {
  const { file, problems } = readSourceFile(path, options.root, options.displayRoot);
  return file === null ? { spec: null, problems } : await loadDocument(file, path, options);
}

async function loadDocument(file: SourceFile, path: string, options: LoadOptions): Promise<LoadedSpec> {
  const problems: Problem[] = [];
  let positionOf = file.positionOf;
  const report: Report = (code, pointer, what, fix, got) => {
    problems.push({ code, at: positionOf(pointer), what, ...(got === undefined ? {} : { got }), fix });
  };
  const refused = (): LoadedSpec => ({ spec: null, problems: inOrder(problems) });

  if (!isOpenApi31(file.value, report)) return refused();
  const bundled = await bundle(file, { path, ...options }, report, problems);
  positionOf = bundled.positionOf;
  const { document } = bundled;
  const visited = visitAll(document, bundled.reached, report);
  reportCycles(
    document,
    visited.filter(({ node }) => Object.hasOwn(node, '$ref')).map(({ pointer }) => pointer),
    report,
  );
  if (problems.length > 0) return refused();

  const strict = Object.hasOwn(document, 'x-document');
  const reader: Reader = { document, strict, positionOf, report };
  const id = basename(path, extname(path));
  const spec = buildSpec(reader, visited, { id, file: file.shown, sha256: bundled.sha256, places: bundled.places });
  checkRules(spec, visited, reader);
  if (options.gate) await gate(spec, visited, reader);
  return problems.length > 0 ? refused() : { spec, problems: [] };
}

/** The rules of specs/README.md that a document must keep before anything is sent. */
function checkRules(spec: ProviderSpec, visited: readonly Visited[], reader: Reader): void {
  const malformed: string[] = [];
  if (reader.strict) {
    checkVocabulary(visited, (code, pointer, ...rest) => {
      malformed.push(pointer);
      reader.report(code, pointer, ...rest);
    });
  }
  // What follows from a malformed value at or below the same node would only repeat it.
  const report: Report = (code, pointer, ...rest) => {
    if (!malformed.some((other) => other === pointer || other.startsWith(`${pointer}/`)))
      reader.report(code, pointer, ...rest);
  };
  checkRequests(spec, visited, { ...reader, report });
  checkSecrets(spec.document, { ...reader, report });
  if (!reader.strict) return;
  checkEvidence(spec, visited, report);
  checkQuestions(spec, report);
  checkChanges(spec, report);
  checkSignature(spec, visited, report);
  checkResponses(spec, visited, report);
}

/** Every object of the document and of what it refers to in other files. */
function visitAll(
  document: JsonObject,
  reached: readonly { pointer: string; kind: Visited['kind'] }[],
  report: Report,
): readonly Visited[] {
  const visited = new Map<string, Visited>();
  const visit = (node: JsonObject, kind: Visited['kind'], pointer: string): void => {
    if (!visited.has(pointer)) visited.set(pointer, { node, kind, pointer });
  };
  const misplaced = (pointer: string, expected: string): void =>
    report('E_STRUCTURE', pointer, `${expected} belongs here`, 'see the OpenAPI 3.1 specification');
  walk(document, 'document', '', visit, misplaced);
  for (const { pointer, kind } of reached) walk(valueAt(document, pointer) ?? null, kind, pointer, visit, misplaced);
  return [...visited.values()];
}

/** In the order of the file; the same problem once. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const keyed = new Map(problems.map((problem) => [`${problem.code} ${place(problem)} ${problem.what}`, problem]));
  return [...keyed.values()].toSorted((a, b) => {
    if (a.at === null || b.at === null || typeof a.at === 'string' || typeof b.at === 'string') return 0;
    return a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.line - b.at.line || a.at.col - b.at.col;
  });
}

const place = ({ at }: Problem): string => (at === null ? '' : typeof at === 'string' ? at : formatPosition(at));
