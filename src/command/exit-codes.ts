/** DESIGN §7: which code holds when several apply. */
const precedence = [70, 6, 3, 130, 143, 5, 1, 2, 4, 0] as const;

/** The code of the two that takes precedence. */
export function graver(one: number, other: number): number {
  return precedence.find((code) => code === one || code === other) ?? 70;
}
