import { nearest } from '../model/nearest.ts';
import { Rejected } from '../model/problem.ts';
import type { ConformanceReport } from '../model/report.ts';

/** Report formats by name: the file each writes, and its renderer, imported only when asked for. */
export const formats = {
  json: {
    file: 'report.json',
    render: async (report: ConformanceReport) => (await import('../report/json-report.ts')).jsonChunks(report),
  },
  html: {
    file: 'index.html',
    render: async (report: ConformanceReport) => (await import('../report/html-report.ts')).htmlChunks(report),
  },
  junit: {
    file: 'junit.xml',
    render: async (report: ConformanceReport) => (await import('../report/junit-report.ts')).renderJunit(report),
  },
  markdown: {
    file: 'summary.md',
    render: async (report: ConformanceReport) => (await import('../report/markdown-report.ts')).renderMarkdown(report),
  },
} as const;

export type Format = keyof typeof formats;

const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);

/** `json,html`; all of them when nothing is given. report.json is always written: it is what every other tool reads. */
export function readFormats(text: string | null): readonly Format[] {
  const known = Object.keys(formats);
  if (text === null) return known.filter(isFormat);
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !isFormat(name));
  if (unknown.length > 0)
    throw new Rejected(
      unknown.map((name) => {
        const near = nearest(name, known);
        return {
          code: 'E_USAGE',
          at: null,
          what: '--format has no such format',
          got: name.slice(0, 40),
          fix: near === null ? `one of ${known.join(', ')}` : `did you mean "${near}"?`,
        };
      }),
    );
  return [...new Set<Format>(['json', ...names.filter(isFormat)])];
}
