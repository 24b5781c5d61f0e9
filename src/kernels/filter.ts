import type { Kernel } from './kernel.js';
import {
  LEVELS,
  matchesNames,
  matchesPart,
  type Names,
  type Pattern,
  type Segment,
} from './pattern.js';

/** The level of the release, below the directories. */
export const RELEASE = LEVELS.length - 1;

/** A line of kernels: it adds those that it matches, or takes them away. */
export interface KernelLine {
  readonly excludes: boolean;
  readonly pattern: Pattern;
}

/**
 * Whether lines name a kernel. The last one that matches decides; none at all name every kernel, and so
 * do those that begin with one that excludes, but for what they exclude.
 *
 * What it finds out of a directory of kernels it keeps, so ask one filter about all of them.
 *
 * @param aliases the archive's symbolic links, by their paths
 */
export function kernelFilter(
  lines: readonly KernelLine[],
  aliases: ReadonlyMap<string, string> = new Map(),
): (kernel: Kernel) => boolean {
  const otherwise = lines[0]?.excludes ?? true;
  const known = new Map<string, { excludes: boolean; releases: Releases }[]>();
  return (kernel) => {
    const directory = directoryOf(kernel);
    let deciding = known.get(directory);
    if (deciding === undefined) {
      const names = namesOf(directory, aliases);
      deciding = lines
        .map(({ excludes, pattern }) => ({ excludes, releases: releasesIn(pattern, names) }))
        .filter(({ releases }) => releases.length > 0)
        .reverse();
      known.set(directory, deciding);
    }
    const last = deciding.find(({ releases }) => matchesReleases(releases, kernel));
    return last === undefined ? otherwise : !last.excludes;
  };
}

/** `distro/version/arch`; kernels that have it in common are matched by their releases alone. */
export function directoryOf({ distro, version, arch }: Kernel): string {
  return `${distro}/${version}/${arch}`;
}

/** A directory's own path and all that lead to it, through one link after another too. */
export function namesOf(directory: string, aliases: ReadonlyMap<string, string>): Names {
  const paths = new Set([directory]);
  // A set hands out what is added while it is walked; the bound stops links that feed each other.
  for (const path of paths) {
    if (paths.size > 64) break;
    for (const [link, target] of aliases) {
      if (`${path}/`.startsWith(`${target}/`)) paths.add(link + path.slice(target.length));
    }
  }
  const own = directory.split('/');
  const all = [...paths].map((path) => path.split('/'));
  return { own, all: all.filter((parts) => parts.length === own.length) };
}

/** What releases in a directory are matched by; undefined is every release. */
export type Releases = readonly (Segment | undefined)[];

/** The last segments of those alternatives that match a directory. */
export function releasesIn(pattern: Pattern, names: Names): Releases {
  return pattern
    .filter((segments) => matchesNames(segments, names, RELEASE))
    .map((segments) => segments[RELEASE]);
}

export function matchesReleases(releases: Releases, kernel: Kernel): boolean {
  const parts = [kernel.distro, kernel.version, kernel.arch, kernel.release];
  return releases.some(
    (segment) => segment === undefined || matchesPart(segment, parts, parts, RELEASE),
  );
}
