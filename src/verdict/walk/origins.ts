/**
 * What constants of a walk come from, each set by its number: records, variables and symbols, by numbers of
 * the walk's own. Sets are few and are made once, so that a constant holds no more than a number.
 */
export interface Origins {
  /** The set of one source. */
  of(source: number): number;
  union(a: number, b: number): number;
  /** The sources of a set, ascending. */
  sources(set: number): readonly number[];
}

/** The set of nothing. */
export const NO_ORIGIN = 0;

/** A set of more would tell nobody anything. */
const MOST_SOURCES = 16;

export function newOrigins(): Origins {
  const sets: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>([['', NO_ORIGIN]]);
  const unions = new Map<number, Map<number, number>>();
  const numberOf = (sources: readonly number[]) => {
    const key = sources.join();
    let number = numbers.get(key);
    if (number === undefined) {
      number = sets.push(sources) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  return {
    of: (source) => numberOf([source]),
    sources: (set) => sets[set] as readonly number[],
    union(a, b) {
      if (a === b || b === NO_ORIGIN) return a;
      if (a === NO_ORIGIN) return b;
      const ofA = unions.get(a) ?? new Map<number, number>();
      unions.set(a, ofA);
      let union = ofA.get(b);
      if (union === undefined) {
        const both = new Set([...(sets[a] as number[]), ...(sets[b] as number[])]);
        union = numberOf([...both].sort((x, y) => x - y).slice(0, MOST_SOURCES));
        ofA.set(b, union);
      }
      return union;
    },
  };
}
