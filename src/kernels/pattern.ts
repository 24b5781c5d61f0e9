import { expandBraces, type Glob, literalOf, matchesGlob, parseGlob } from '../glob.js';
import { architecturesNamed, normalArch } from './architectures.js';

/** The levels of a kernel id, from the left. */
export const LEVELS = ['distro', 'version', 'arch', 'release'] as const;

const ARCH = LEVELS.indexOf('arch');

/** A kernel id cut at `/`, or the first parts of one. */
export type Parts = readonly string[];

/** The paths by which kernels are known: their own, and those through symbolic links as well. */
export interface Names {
  readonly own: Parts;
  readonly all: readonly Parts[];
}

/** One part of a pattern. */
export interface Segment {
  readonly text: string;
  readonly glob: Glob;
  /** Whether it stands for one name only, and no glob is in it. */
  readonly isLiteral: boolean;
}

/** The alternatives of a pattern's braces; fewer segments than levels mean everything below. */
export type Pattern = readonly (readonly Segment[])[];

/** Other names of what BTFHub-Archive calls by os-release's `ID`. */
const DISTROS: ReadonlyMap<string, string> = new Map([
  ['amazon', 'amzn'],
  ['oracle', 'ol'],
  ['redhat', 'rhel'],
  ['suse', 'sles'],
]);

/** `VERSION_CODENAME` of os-release to `VERSION_ID`, by distro. */
const CODE_NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'ubuntu',
    new Map([
      ['trusty', '14.04'],
      ['xenial', '16.04'],
      ['bionic', '18.04'],
      ['focal', '20.04'],
      ['groovy', '20.10'],
      ['hirsute', '21.04'],
      ['impish', '21.10'],
      ['jammy', '22.04'],
      ['noble', '24.04'],
    ]),
  ],
  [
    'debian',
    new Map([
      ['jessie', '8'],
      ['stretch', '9'],
      ['buster', '10'],
      ['bullseye', '11'],
      ['bookworm', '12'],
      ['trixie', '13'],
    ]),
  ],
]);

/**
 * Compiles a pattern over `distro/version/arch/release`: globs within a part, braces anywhere, `**`
 * for any number of parts. A leading `./` and a trailing `/` are allowed.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
export function compilePattern(text: string): Pattern {
  if (text.includes('\\')) throw new Error('has a \\: write / between the parts');
  if (/\s/.test(text)) throw new Error('has white space in it: write one pattern a line');
  if (/[{,]\s*[,}]/.test(text)) {
    throw new Error('has an empty alternative in its braces, which would mean everything: fill it');
  }
  const compiled = new Map<string, Segment>();
  return expandBraces(text).flatMap((alternative) => {
    const parts = alternative
      .replace(/^(\.\/)+/, '')
      .replace(/\/$/, '')
      .split('/');
    if (parts.includes('')) {
      throw new Error('has an empty part: write distro/version/arch/release, or the first of them');
    }
    return expandGlobstars(parts).map((expanded) =>
      expanded.map((part) => {
        const segment = compiled.get(part) ?? compileSegment(part);
        compiled.set(part, segment);
        return segment;
      }),
    );
  });
}

function compileSegment(text: string): Segment {
  const glob = parseGlob(text);
  return { text, glob, isLiteral: literalOf(glob) !== undefined };
}

/** Whether the first `depth` segments match one of the names. */
export function matchesNames(segments: readonly Segment[], names: Names, depth: number): boolean {
  return names.all.some((name) =>
    segments.every(
      (segment, level) => level >= depth || matchesPart(segment, name, names.own, level),
    ),
  );
}

/**
 * Whether a segment matches the part at a level of one of a kernel's names. What is not in the kernel's
 * own id is found by its literal name only, so that `*` means what the archive itself holds.
 */
export function matchesPart(segment: Segment, name: Parts, own: Parts, level: number): boolean {
  const part = name[level] ?? '';
  if (!segment.isLiteral) {
    if (part !== own[level]) return false;
    return (
      matchesGlob(segment.glob, part) ||
      (level === ARCH && matchesGlob(segment.glob, normalArch(part)))
    );
  }
  const { text } = segment;
  if (part === text) return true;
  if (level === 0) return part === DISTROS.get(text);
  if (level === 1) return CODE_NAMES.get(name[0] ?? '')?.get(text) === part;
  return level === ARCH && (architecturesNamed(text) ?? []).includes(normalArch(part));
}

/** Every way in which `**` stands for parts, within four levels. */
function expandGlobstars(parts: readonly string[]): string[][] {
  const others = parts.filter((part) => part !== '**').length;
  if (others > LEVELS.length) {
    throw new Error(`has ${others} parts: there are four, distro/version/arch/release`);
  }
  const free = LEVELS.length - others;
  let ways: string[][] = [[]];
  for (const [i, part] of parts.entries()) {
    if (part === '**' && parts[i - 1] === '**') continue;
    const fillings =
      part === '**' ? Array.from({ length: free + 1 }, (_, n) => Array(n).fill('*')) : [[part]];
    ways = ways.flatMap((way) => fillings.map((filling) => [...way, ...filling]));
    ways = ways.filter((way) => way.length <= LEVELS.length);
  }
  return ways;
}
