import type { Generation, Release } from '../verdict/verifier/generations.js';
import { isBefore, parseRelease, releaseOfHelpers } from '../verdict/verifier/release.js';
import { enumeratorOf, enumeratorsOf, TYPE_ENUMS } from './tables/enums.js';

/** Releases with which something came to one of the enums, or helpers, ascending: what a kernel can be dated by. */
const DATING: readonly Release[] = datingReleases();

function datingReleases(): Release[] {
  const names = new Set(
    TYPE_ENUMS.flatMap((name) => enumeratorsOf(name).map(({ since }) => since)),
  );
  // Helpers came with each release of these.
  for (let minor = 9; minor <= 20; minor++) names.add(`4.${minor}`);
  for (let minor = 0; minor <= 19; minor++) names.add(`5.${minor}`);
  for (let minor = 0; minor <= 2; minor++) names.add(`6.${minor}`);
  return [...names].map(parseRelease).sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/**
 * The newest release of mainline with which something came that a kernel's enums have, as `6.4`; undefined if
 * nothing tells.
 *
 * @param helpers as `helpersOf` counts them
 * @param enumerators those of `enum bpf_map_type` and its kin that the kernel has
 */
export function newestOf(
  helpers: number | undefined,
  enumerators: readonly string[],
): string | undefined {
  const releases = enumerators.flatMap((name) => {
    const since = enumeratorOf(name)?.since;
    return since === undefined ? [] : [parseRelease(since)];
  });
  const byHelpers = helpers === undefined ? undefined : releaseOfHelpers(helpers);
  if (byHelpers !== undefined) releases.push(byHelpers);
  if (releases.length === 0) return undefined;
  const { major, minor } = releases.reduce((a, b) => (isBefore(a, b) ? b : a));
  return `${major}.${minor}`;
}

/** Whether a kernel has something, as far as that is known from here. */
export type Presence = 'there' | 'lacking' | 'unknown';

/**
 * Whether a kernel has what came to mainline with a release and leaves no trace in its BTF. Distributions take
 * new BPF into old kernels whole, which its enums then show: what is newer than the next thing that they would show
 * is not there; what lies between is not known.
 *
 * @param since as `5.8`
 * @param newest as `newestOf` says; null: then only what its release has is known
 */
export function presenceOf(since: string, { low }: Generation, newest: string | null): Presence {
  const came = parseRelease(since);
  if (!isBefore(low, came)) return 'there';
  if (newest === null) return 'unknown';
  const dated = parseRelease(newest);
  if (!isBefore(low, dated)) return 'lacking';
  if (!isBefore(dated, came)) return 'unknown';
  const next = DATING.find((release) => isBefore(dated, release));
  return next !== undefined && !isBefore(came, next) ? 'lacking' : 'unknown';
}
