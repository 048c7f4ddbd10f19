export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/**
 * Takes turns: every competitor once, then every competitor again in the opposite order. What the machine does besides then
 * hits all of them alike. The first round warms up and does not count.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  competitors: Readonly<Record<Name, () => Promise<number> | number>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(competitors) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await competitors[name]();
      if (round > 0) taken[name].push(value);
    }
  }
  return taken;
}

/** The median of the ratios of each round: neighbours in time are compared, not the best of one with the worst of another. */
export const medianRatio = (over: readonly number[], under: readonly number[]): number =>
  median(over.map((value, index) => value / (under[index] ?? Number.NaN)));
