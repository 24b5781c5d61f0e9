/** How much of the sources of one run is kept. */
export interface SourceBudget {
  readonly bytes: number;
  /** What is kept of a run that wants more: some of its sources, as many as fit, or none. */
  readonly beyond: 'some' | 'none';
}

/** What of a budget is left, while one source after the other is seen. */
export interface Room {
  /**
   * Counts a source of this run, once.
   *
   * @returns whether it may be kept
   */
  take(name: string, bytes: number): boolean;
  /** Whether nothing at all is to be kept. */
  readonly isOver: boolean;
  /** Whether there is hardly a doubt that all will fit. */
  readonly isSure: boolean;
}

/** So many sources tell what the others will have. */
const SAMPLE = 50;

/** An estimate may be wrong, for kernels of one distro resemble each other, so it must be far too much. */
const FAR = 2;

/** @param wanted how many sources the run wants */
export function openRoom({ bytes: budget, beyond }: SourceBudget, wanted: number): Room {
  const seen = new Set<string>();
  let total = 0;
  let isOver = false;
  return {
    take(name, bytes) {
      if (beyond === 'some') {
        if (!seen.has(name) && total + bytes > budget) return false;
        if (!seen.has(name)) total += bytes;
        seen.add(name);
        return true;
      }
      if (!seen.has(name)) total += bytes;
      seen.add(name);
      const estimate = seen.size < SAMPLE ? total : ((total / seen.size) * wanted) / FAR;
      isOver ||= Math.max(total, estimate) > budget;
      return !isOver;
    },
    get isOver() {
      return isOver;
    },
    get isSure() {
      if (isOver || seen.size === wanted) return !isOver;
      return seen.size >= SAMPLE && (total / seen.size) * wanted * FAR <= budget;
    },
  };
}
