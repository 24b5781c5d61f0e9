/** A release of mainline; `patch` is undefined where it is not known. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | undefined;
}

/**
 * The mainline base of a release as `uname -r` prints it.
 *
 * Distributions build `5.10.0-32-amd64` from some 5.10.y, which the string does not tell: a patch
 * level of 0 with something behind it is none.
 *
 * @returns 0.0, which is before every release, if the string does not start with a release
 */
export function parseRelease(text: string): Release {
  const [, major, minor, patch, rest] =
    /^(\d{1,3})\.(\d{1,3})(?!\d)(?:\.(\d{1,5})(?!\d))?(.*)$/s.exec(text) ?? [];
  if (major === undefined) return { major: 0, minor: 0, patch: undefined };
  const level = patch === undefined ? undefined : Number(patch);
  return {
    major: Number(major),
    minor: Number(minor),
    patch: level === 0 && rest !== '' ? undefined : level,
  };
}

/** Whether a release's base comes before that of another; patch levels do not count. */
export function isBefore(a: Base, b: Base): boolean {
  return a.major < b.major || (a.major === b.major && a.minor < b.minor);
}

type Base = Pick<Release, 'major' | 'minor'>;

/**
 * `__BPF_FUNC_MAX_ID` of mainline releases (include/uapi/linux/bpf.h). Helpers are only ever added at
 * the end. Since 6.2 none was: the kernel gets kfuncs instead. Those of 4.10 to 4.13, 4.15, 4.18, 5.1,
 * 5.13 and 6.0 are from bcc's list of helpers by release, all others from the header itself.
 */
const HELPERS: readonly (readonly [count: number, major: number, minor: number])[] = [
  [42, 4, 9],
  [45, 4, 10],
  [46, 4, 11],
  [48, 4, 12],
  [51, 4, 13],
  [54, 4, 14],
  [58, 4, 15],
  [60, 4, 16],
  [65, 4, 17],
  [81, 4, 18],
  [84, 4, 19],
  [91, 4, 20],
  [93, 5, 0],
  [99, 5, 1],
  [109, 5, 2],
  [110, 5, 3],
  [111, 5, 4],
  [116, 5, 5],
  [119, 5, 6],
  [125, 5, 7],
  [136, 5, 8],
  [142, 5, 9],
  [156, 5, 10],
  [163, 5, 11],
  [164, 5, 12],
  [166, 5, 13],
  [169, 5, 14],
  [176, 5, 15],
  [180, 5, 16],
  [186, 5, 17],
  [194, 5, 18],
  [204, 5, 19],
  [208, 6, 0],
  [210, 6, 1],
  [212, 6, 2],
];

/**
 * The newest mainline release that has no more helpers than a kernel: what its BPF is, whatever its
 * release says.
 *
 * @param helpers `__BPF_FUNC_MAX_ID` of the kernel
 * @returns undefined if it has fewer than the first release that is known
 */
export function releaseOfHelpers(helpers: number): Release | undefined {
  const row = HELPERS.findLast(([count]) => count <= helpers);
  return row && { major: row[1], minor: row[2], patch: undefined };
}
