import { describe, expect, it } from 'vitest';
import type { ConformanceReport } from '../../src/model/report.ts';
import { journalFooter, journalHeader, journalLine } from '../../src/report/journal.ts';
import { payloads, places } from './hostile.ts';
import { sampleReport } from './sample.ts';

/** A report out of its journal, as whoever reads one would put it together. */
function joined(journal: string): ConformanceReport {
  const lines = journal.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const { report } = parsed.find(({ journal: kind }) => kind === 'end') as { report: ConformanceReport };
  const cases = parsed.filter(({ journal: kind }) => kind === 'case');
  return {
    ...report,
    providers: report.providers.map((provider) => ({
      ...provider,
      cases: cases.filter((one) => one['provider'] === provider.id).map((one) => one['case']),
    })),
  } as ConformanceReport;
}

const written = (report: ConformanceReport): string =>
  journalHeader(report) +
  report.providers.flatMap(({ id, cases }) => cases.map((one) => journalLine(id, one))).join('') +
  journalFooter(report);

describe('the journal', () => {
  it('begins with what is known before the first case, and nothing that is not', () => {
    expect(JSON.parse(journalHeader(sampleReport()))).toEqual({
      journal: 'start',
      schemaVersion: 1,
      tool: { name: 'token-contracts', version: '0.1.0' },
      run: {
        id: '20251101T000000Z-1a2b',
        startedAt: '2025-11-01T00:00:00.000Z',
        by: 'nightly',
        commit: '4f0c9d1e2b3a4c5d6e7f8091a2b3c4d5e6f70819',
        target: { name: 'sandbox', kind: 'http' },
        profile: '2026-11',
        seed: 1,
      },
      providers: sampleReport().providers.map(({ id, title, spec, skipped }) => ({ id, title, spec, skipped })),
    });
  });

  it('holds the whole report once it has its footer', () => {
    expect(joined(written(sampleReport()))).toEqual(sampleReport());
  });

  it('has one line per header, case and footer, whatever they hold', () => {
    for (const place of Object.values(places)) {
      for (const text of Object.values(payloads)) {
        const report = place(text);
        const lines = written(report).split('\n');
        expect(lines).toHaveLength(2 + report.providers.flatMap(({ cases }) => cases).length + 1);
        expect(lines.at(-1)).toBe('');
      }
    }
  });
});
