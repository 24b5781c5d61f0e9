/** Milliseconds; `performance.now` but for tests. */
export type Clock = () => number;

const now: Clock = () => performance.now();

/** Milliseconds that tell how fast the work is now: what earlier runs kept comes much faster than what is new. */
const STRETCH_MS = 20_000;
/** Before it nothing is said of the rate. */
const LEAST_MS = 1_000;
/** No more samples than so many for a stretch. */
const SAMPLES = 40;

interface Sample {
  readonly at: number;
  readonly done: number;
}

/** Work that took no step for so long does not go on. */
const STANDSTILL_MS = 10_000;

/** One kind of work. */
interface Work {
  readonly total: number;
  /** When it took its last step. */
  moved: number;
  /** The oldest first; the first of them is just before the stretch, or the beginning. */
  readonly samples: Sample[];
}

/** Makes progress lines, with the rate of late and with the time that is left at that rate. */
export interface Progress {
  /**
   * Takes note of each step; the arguments are those of `Log.progress`.
   *
   * @returns whether it is worth a line: a part of the work is not, while the whole goes on
   */
  note(what: string, done: number, total: number): boolean;
  /** `kernels 120/7000, 31/s, 3 min 40 s left: ubuntu/20.04/…` */
  line(what: string, done: number, total: number, detail?: string): string;
}

export function newProgress(clock = now): Progress {
  const works = new Map<string, Work>();

  function rateOf(what: string, done: number): number | undefined {
    const first = works.get(what)?.samples[0];
    if (first === undefined) return undefined;
    const elapsed = clock() - first.at;
    if (elapsed < LEAST_MS || done <= first.done) return undefined;
    return ((done - first.done) / elapsed) * 1000;
  }

  return {
    note(what, done, total) {
      const at = clock();
      const known = works.get(what);
      const last = known?.samples.at(-1);
      if (known === undefined || last === undefined || known.total !== total || done < last.done) {
        works.set(what, { total, moved: at, samples: [{ at, done }] });
      } else {
        const { samples } = known;
        known.moved = at;
        if (at - last.at >= STRETCH_MS / SAMPLES) samples.push({ at, done });
        while ((samples[1]?.at ?? at) <= at - STRETCH_MS) samples.shift();
      }
      const larger = [...works.values()].filter((work) => work.total > total);
      return larger.every(({ moved }) => at - moved >= STANDSTILL_MS);
    },
    line(what, done, total, detail) {
      const rate = rateOf(what, done);
      const pace = rate && formatRate(rate);
      const left = rate && pace && formatTime((total - done) / rate);
      const parts = [`${what} ${done}/${total}`, pace, left && `${left} left`];
      const text = parts.filter(Boolean).join(', ');
      return detail ? `${text}: ${detail}` : text;
    },
  };
}

/** @param rate a second */
function formatRate(rate: number): string | undefined {
  const units: readonly [number, string][] = [
    [1, 's'],
    [60, 'min'],
    [3600, 'h'],
  ];
  for (const [seconds, unit] of units) {
    const number = rate * seconds;
    if (number >= 9.95) return `${Math.round(number)}/${unit}`;
    if (number >= 0.95) return `${number.toFixed(1).replace('.0', '')}/${unit}`;
  }
  return undefined;
}

/** What takes longer is not foreseen. */
const LONGEST_S = 100 * 3600;

/** @returns undefined if there is nothing left, or too much */
function formatTime(seconds: number): string | undefined {
  const whole = Math.ceil(seconds);
  if (!(whole > 0 && whole < LONGEST_S)) return undefined;
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  const rest = whole % 60;
  if (minutes > 0) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
  return `${rest} s`;
}

/** True at most once in each stretch of time, and not before the first one is over. */
export function every(milliseconds: number, clock = now): () => boolean {
  let last = clock();
  return () => {
    const at = clock();
    if (at - last < milliseconds) return false;
    last = at;
    return true;
  };
}
