/** The two clocks of a run. With SOURCE_DATE_EPOCH both stand still. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  wall(): number;
  /** Milliseconds from an arbitrary start; never runs backwards. */
  monotonic(): number;
}

/** Uniform random bytes: seeded for simulators, a CSPRNG for everything sent to an `http` target. */
export type RandomBytes = (length: number) => Uint8Array;
