/** Numbers that are the same for the same seed. */
export interface Numbers {
  /** From 0 on. */
  below(most: number): number;
  /** 64 bits, of which many are small, or just below 0, or near to what 32 bits hold. */
  word(): bigint;
  pick<T>(list: readonly T[]): T;
}

export function numbersOf(seed: number): Numbers {
  let state = (seed + 1) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  const below = (most: number) => Math.floor((next() / 2 ** 32) * most);
  return {
    below,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    word() {
      const small = BigInt(below(9)) - 4n;
      switch (below(5)) {
        case 0:
          return BigInt.asUintN(64, small);
        case 1:
          return BigInt.asUintN(64, 2n ** BigInt(below(65)) + small);
        case 2:
          return BigInt(next());
        default:
          return (BigInt(next()) << 32n) | BigInt(next());
      }
    },
  };
}
