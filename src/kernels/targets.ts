import type { Entry, Listing } from '../archive/archive.js';
import { InputError, messageOf } from '../errors.js';
import { firstSentences, type Line } from '../inputs/lines.js';
import {
  directoryOf,
  type KernelLine,
  matchesReleases,
  namesOf,
  RELEASE,
  releasesIn,
} from './filter.js';
import type { Kernel } from './kernel.js';
import { nearest } from './nearest.js';
import { compilePattern, LEVELS, matchesNames, type Names, type Segment } from './pattern.js';

const SUGGESTIONS = 3;
/** Characters of a kernel's release at most, and of what is told of a part of a pattern. */
const MAX_NAME = 64;
/** Alternatives of a pattern that are looked at to say why it matches nothing. */
const MAX_EXPLAINED = 20;
/** Alternatives of all patterns together. */
export const MAX_ALTERNATIVES = 20_000;

/** A line of targets. */
export interface Target extends KernelLine {
  /** How a sentence begins that is about it. */
  readonly place: string;
}

/** What the user's targets come to, each list in the listing's order. */
export interface Selection {
  readonly entries: readonly Entry[];
  readonly ownBtf: readonly Kernel[];
  readonly failed: readonly Kernel[];
}

/**
 * Reads the lines that name kernels, each a pattern as `compilePattern` reads it.
 *
 * @param errors takes a sentence for each line that is malformed
 * @param input whose lines they are
 */
export function parseTargets(
  lines: readonly Line[],
  errors: string[],
  input = 'targets',
): Target[] {
  let alternatives = 0;
  const targets = lines.flatMap(({ text, excludes, place }): Target[] => {
    try {
      const pattern = alternatives > MAX_ALTERNATIVES ? [] : compilePattern(text);
      alternatives += pattern.length;
      return [{ place, excludes, pattern }];
    } catch (error) {
      errors.push(`${place} ${messageOf(error)}.`);
      return [];
    }
  });
  if (alternatives > MAX_ALTERNATIVES) errors.push(tooManyAlternatives(input));
  return targets;
}

/** The sentence about an input whose lines stand for more than `MAX_ALTERNATIVES`. */
export function tooManyAlternatives(input: string): string {
  return `${input} stand for more than ${MAX_ALTERNATIVES} patterns by their braces: write globs in their place.`;
}

/**
 * The kernels that the user's targets name. The last line that matches a kernel decides. Kernels that
 * have only a marker are matched as well.
 *
 * Known beside the archive's own names: `oracle`, `amazon`, `redhat`, `suse`; other names of
 * architectures; code names of Ubuntu and Debian; and the archive's symbolic links.
 *
 * @throws InputError with a sentence for each line that matches no kernel, the first of them only if
 *   there are many, or if the lines together name none
 */
export function selectKernels(
  targets: readonly Target[],
  listing: Pick<Listing, 'entries' | 'ownBtf' | 'failed' | 'aliases'>,
): Selection {
  const kernels = [
    ...listing.entries.map((entry) => entry.kernel),
    ...listing.ownBtf,
    ...listing.failed,
  ];
  const groups = groupKernels(kernels, listing.aliases);
  const chosen = new Set<Kernel>();
  const unmatched = targets.filter((target) => !apply(target, groups, chosen));
  if (unmatched.length > 0) {
    throw new InputError(
      firstSentences('targets', unmatched, (target) => matchesNothing(target, groups)),
    );
  }
  if (chosen.size === 0) throw new InputError([comeToNothing(targets)]);
  return {
    entries: listing.entries.filter((entry) => chosen.has(entry.kernel)),
    ownBtf: listing.ownBtf.filter((kernel) => chosen.has(kernel)),
    failed: listing.failed.filter((kernel) => chosen.has(kernel)),
  };
}

/** All that was named has been excluded again. */
function comeToNothing(targets: readonly Target[]): string {
  const last = targets.findLast(({ excludes }) => excludes);
  return last === undefined
    ? 'targets names no kernel: give a pattern such as ubuntu/20.04/x86_64, or * for all.'
    : `${last.place} leaves no kernel of those that the lines before it name: exclude less, or put it before what it is not to exclude.`;
}

/** Kernels of one directory, which is matched once for all of them. */
interface Group {
  readonly names: Names;
  readonly kernels: Kernel[];
}

function groupKernels(
  kernels: readonly Kernel[],
  aliases: ReadonlyMap<string, string>,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const kernel of kernels) {
    const directory = directoryOf(kernel);
    const group = groups.get(directory) ?? { names: namesOf(directory, aliases), kernels: [] };
    group.kernels.push(kernel);
    groups.set(directory, group);
  }
  return [...groups.values()];
}

/** @returns whether the pattern matches any kernel */
function apply(target: Target, groups: readonly Group[], chosen: Set<Kernel>): boolean {
  let matched = false;
  for (const { names, kernels } of groups) {
    const releases = releasesIn(target.pattern, names);
    if (releases.length === 0) continue;
    for (const kernel of kernels) {
      if (!matchesReleases(releases, kernel)) continue;
      matched = true;
      if (target.excludes) chosen.delete(kernel);
      else chosen.add(kernel);
    }
  }
  return matched;
}

/** The sentence for a pattern that matches no kernel: where it fails, and what is there instead. */
function matchesNothing(target: Target, groups: readonly Group[]): string {
  const nothing = `${target.place} matches no kernel`;
  if (groups.length === 0) return `${nothing}: the archive holds none.`;

  const failures = target.pattern
    .slice(0, MAX_EXPLAINED)
    .map((segments) => firstFailure(segments, groups));
  const deepest = Math.max(...failures.map(({ level }) => level));
  const failure = failures.find(({ level }) => level === deepest);
  const segment = failure?.segments[deepest];
  if (failure === undefined || segment === undefined) return `${nothing}.`;

  const before = failure.segments.slice(0, deepest).map(({ text }) => text.slice(0, MAX_NAME));
  const where = before.length === 0 ? 'the archive' : before.join('/');
  const wanted = segment.text.slice(0, MAX_NAME);
  const why = `${nothing}: no ${LEVELS[deepest]} in ${where} is ${JSON.stringify(wanted)}`;

  const right = rightLevel(segment, deepest, failure.groups);
  if (right !== undefined) {
    const written = [...before, ...Array(right - deepest).fill('*'), segment.text].join('/');
    const noun = LEVELS[right] === 'arch' ? 'an arch' : `a ${LEVELS[right]}`;
    return `${why}, but ${noun} is: write ${written}.`;
  }
  const known = failure.groups.flatMap((group) => partsAt(group, deepest));
  const near = nearest(wanted, known, SUGGESTIONS);
  return `${why}; the nearest: ${near.map((name) => JSON.stringify(name)).join(', ')}.`;
}

interface Failure {
  readonly segments: readonly Segment[];
  /** The first level at which nothing matches. */
  readonly level: number;
  /** What matches up to there. */
  readonly groups: readonly Group[];
}

function firstFailure(segments: readonly Segment[], groups: readonly Group[]): Failure {
  let matching = groups;
  for (let level = 0; level < RELEASE; level++) {
    const next = matching.filter(({ names }) => matchesNames(segments, names, level + 1));
    if (next.length === 0) return { segments, level, groups: matching };
    matching = next;
  }
  return { segments, level: RELEASE, groups: matching };
}

/** A deeper level at which something has this very name. */
function rightLevel(segment: Segment, level: number, groups: readonly Group[]): number | undefined {
  if (!segment.isLiteral) return undefined;
  for (let right = level + 1; right <= RELEASE; right++) {
    if (groups.some((group) => partsAt(group, right).includes(segment.text))) return right;
  }
  return undefined;
}

function partsAt({ names, kernels }: Group, level: number): string[] {
  return level === RELEASE ? kernels.map(({ release }) => release) : [names.own[level] ?? ''];
}
