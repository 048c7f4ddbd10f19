/** A line of the table: ours beside the bare limit of the same run. `aim` is what we hold ourselves to. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly bare: string;
  readonly ratio: string;
  readonly aim: string;
};

const heads: Row = { what: '', ours: 'ours', bare: 'bare', ratio: 'ratio', aim: 'aim' };
const columns = ['what', 'ours', 'bare', 'ratio', 'aim'] as const;

/** Medians in columns, the first one to the left, the others to the right. */
export function table(rows: readonly Row[]): string {
  const all = [heads, ...rows];
  const widths = columns.map((column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row: Row): string =>
    columns
      .map((column, index) => {
        const width = widths[index] ?? 0;
        return index === 0 ? row[column].padEnd(width) : row[column].padStart(width);
      })
      .join('  ')
      .trimEnd();
  return `${all.map(line).join('\n')}\n`;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
export const mib = (value: number): string => `${Math.round(value)} MiB`;
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
export const ratio = (value: number): string => value.toFixed(2);
