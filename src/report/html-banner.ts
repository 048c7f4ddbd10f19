import type { ConformanceReport } from '../model/report.ts';
import { caveat } from './headline.ts';
import { html, type Html, nothing } from './html-template.ts';

type Tone = 'pass' | 'fail' | 'error';

/** What an exit code means (DESIGN §7), in a word or two. */
export function verdictOf(exitCode: number): { readonly tone: Tone; readonly word: string } {
  switch (exitCode) {
    case 0:
      return { tone: 'pass', word: 'No departures' };
    case 1:
      return { tone: 'fail', word: 'Departures' };
    case 2:
      return { tone: 'error', word: 'Not all could be judged' };
    case 3:
      return { tone: 'error', word: 'Rejected before anything was sent' };
    case 4:
      return { tone: 'error', word: 'Nothing to run' };
    case 5:
      return { tone: 'error', word: 'Output incomplete' };
    case 6:
      return { tone: 'error', word: 'Withheld by the secret guard' };
    case 130:
    case 143:
      return { tone: 'error', word: 'Interrupted' };
    default:
      return { tone: 'error', word: 'A fault of this tool' };
  }
}

/** The decision, before anything else. */
export function banner(report: ConformanceReport): Html {
  const { run, tool } = report;
  const { tone, word } = verdictOf(run.exitCode);
  const caution = caveat(report);
  return html`<header class="banner ${tone}">
    <p class="eyebrow">
      ${tool.name} ${tool.version} <span class="quiet">against</span> <strong>${run.target.name}</strong>
    </p>
    <h1><span class="verdict">${word}${simulated(report)}</span> ${run.exitReason}</h1>
    ${caution === null ? nothing : html`<p class="caveat">${caution}</p>`}
    ${run.complete ? nothing : html`<p class="caveat">Incomplete: the run was cut off before every case had its verdict.</p>`}
    <dl class="facts">
      ${fact('Exit code', String(run.exitCode))} ${fact('Target', `${run.target.name} (${run.target.kind})`)}
      <div>
        <dt>Started</dt>
        <dd>
          <time datetime="${run.startedAt}">${run.startedAt.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')}</time>
        </dd>
      </div>
      ${fact('Took', duration(run.durationMs))} ${fact('By', run.by)}
      ${fact('Commit', run.commit === null ? 'none' : run.commit.slice(0, 12))} ${fact('Profile', run.profile)}
      ${fact('Seed', String(run.seed))} ${fact('Run', run.id)}
    </dl>
  </header>`;
}

const simulated = ({ run }: ConformanceReport): string =>
  run.target.kind === 'simulator' ? ', simulated providers' : '';

const fact = (name: string, text: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${text}</dd>
  </div>`;

/** `820 ms`, `48.2 s`, `12 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
