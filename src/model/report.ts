import type { Json } from './json.ts';
import type { Kind } from './contract-case.ts';
import type { Level, Requirement } from './requirement.ts';
import type { TargetKind } from './target.ts';
import type { TokenFacts } from './token-facts.ts';
import type { Attribution, Phase } from './wire.ts';

/** The one value behind every report format; `report.schema.json` describes it. */
export type ConformanceReport = {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly durationMs: number;
    readonly by: string;
    readonly commit: string | null;
    readonly target: { readonly name: string; readonly kind: TargetKind };
    readonly profile: string;
    readonly seed: number;
    readonly complete: boolean;
    readonly exitCode: number;
    readonly exitReason: string;
  };
  readonly summary: Summary;
  readonly providers: readonly ProviderReport[];
};

export type Summary = {
  readonly cases: number;
  readonly pass: number;
  readonly fail: number;
  readonly error: number;
  readonly skip: number;
  readonly waived: number;
  readonly flaky: number;
  readonly undecided: number;
  readonly drift: number;
  readonly findings: { readonly must: number; readonly should: number; readonly note: number };
  readonly evidence: { readonly covered: number; readonly total: number };
};

export type ProviderReport = {
  readonly id: string;
  readonly title: string;
  readonly spec: { readonly file: string; readonly sha256: string; readonly openapi: string };
  readonly summary: Summary;
  readonly skipped: string | null;
  readonly cases: readonly CaseReport[];
  readonly conflicts: readonly ConflictReport[];
  readonly silences: readonly SilenceReport[];
  readonly evidence: readonly EvidenceReport[];
};

export type ConflictReport = {
  readonly id: string;
  readonly question: string;
  readonly readings: readonly { readonly id: string; readonly evidence: readonly string[] }[];
  readonly observed: string | null;
  readonly accepted: string | null;
  readonly decidedBy: readonly string[];
};

export type SilenceReport = {
  readonly id: string;
  readonly question: string;
  readonly observed: string | null;
  readonly accepted: string | null;
};

export type EvidenceReport = {
  readonly line: string;
  readonly says: string;
  readonly pointers: readonly string[];
  readonly judgedBy: readonly string[];
};

export const verdicts = ['pass', 'fail', 'error', 'skip'] as const;
export type Verdict = (typeof verdicts)[number];

export type CaseError = {
  readonly code: string;
  readonly phase: Phase;
  readonly attribution: Attribution;
  readonly message: string;
};

export type CaseReport = {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly derivedBy: 'spec' | 'hand';
  readonly tags: readonly string[];
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly waived: boolean;
  readonly flaky: boolean;
  readonly control: string | null;
  readonly judgements: number;
  readonly error?: CaseError;
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  readonly observation: Observation | null;
  readonly exchanges: readonly ExchangeReport[];
};

export type Finding = {
  readonly check: string;
  readonly level: Level;
  readonly requirement: Requirement;
  /**
   * Line 1: one sentence, then the check's title as the rule. Then `also S003:L64: …` for further lines of the provider
   * document, `spec file:line:col` and `case file:line:col`, where there is one.
   */
  readonly message: string;
  readonly pointer: string | null;
  readonly expected: Json;
  readonly actual: Json;
  readonly waiver?: { readonly reason: string; readonly owner: string; readonly expires: string };
  readonly drift?: 'compatible' | 'breaking';
};

export type Observation = {
  readonly status: number;
  readonly contentType: string | null;
  readonly shape: string;
  /** Pointer → JSON type. */
  readonly members: Readonly<Record<string, string>>;
  readonly token?: TokenFacts;
};

export type ExchangeReport = {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string | null;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string | null;
    readonly bytes: number;
    readonly truncated: boolean;
  };
  readonly failure?: CaseError;
  readonly timings: { readonly headersMs: number | null; readonly totalMs: number };
  readonly curl: string | null;
  readonly curlReason?: string;
};
