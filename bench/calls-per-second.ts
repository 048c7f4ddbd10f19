/** Imported once for each competitor (`?name`), so that none is measured through a loop that another one has spoilt. */
export function callsPerSecond(call: () => boolean, calls: number): number {
  const begun = performance.now();
  for (let left = calls; left > 0; left -= 1) if (!call()) throw new Error('valid before, invalid now');
  return (calls / (performance.now() - begun)) * 1000;
}
