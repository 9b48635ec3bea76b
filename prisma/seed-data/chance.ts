/** The same "random" choices at each run, so that the demo is the same for everybody. */
export type Chance = {
  /** 0 to limit - 1 */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
};

/** Mulberry32: small, and good enough for a story. */
export function makeChance(seed: number): Chance {
  let state = seed;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }
  return {
    below,
    pick<T>(from: readonly T[]): T {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error("There is nothing to choose from");
      return chosen;
    },
  };
}
