import picomatch from 'picomatch/posix.js';
import { normalArch } from './kernel.js';

/** The levels of a kernel id, from the left. */
export const LEVELS = ['distro', 'version', 'arch', 'release'] as const;

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
  readonly isLiteral: boolean;
  /**
   * Whether the part at a level of one of a kernel's names matches. What is not in the kernel's own
   * id is found by its literal name only, so that `*` means what the archive itself holds.
   */
  matches(name: Parts, own: Parts, level: number): boolean;
}

/** The alternatives of a pattern's braces; fewer segments than levels mean everything below. */
export type Pattern = readonly (readonly Segment[])[];

const MAX_LENGTH = 4096;
const MAX_ALTERNATIVES = 1000;

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
  if (text.length > MAX_LENGTH) throw new Error(`has more than ${MAX_LENGTH} characters`);
  checkBalance(text);
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

/** Whether the first `depth` segments match one of the names. */
export function matchesNames(segments: readonly Segment[], names: Names, depth: number): boolean {
  return names.all.some((name) =>
    segments.every((segment, level) => level >= depth || segment.matches(name, names.own, level)),
  );
}

function checkBalance(text: string): void {
  const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
  const open: string[] = [];
  for (const char of text) {
    const isInClass = open.at(-1) === '[';
    if (char in closing && !isInClass) open.push(char);
    else if (Object.values(closing).includes(char) && !(isInClass && char !== ']')) {
      if (closing[open.pop() ?? ''] !== char) throw new Error(`has a ${char} that closes nothing`);
    } else if (char === '/' && (isInClass || open.at(-1) === '(')) {
      throw new Error(`has a / inside ${open.at(-1)}${closing[open.at(-1) ?? '']}`);
    }
  }
  const last = open.at(-1);
  if (last !== undefined) throw new Error(`has a ${last} without its ${closing[last]}`);
}

/** `a{b,c{d,e}}` to `ab`, `acd`, `ace`. The braces are balanced. */
function expandBraces(text: string): string[] {
  const done: string[] = [];
  const waiting = [text];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (done.length + waiting.length > MAX_ALTERNATIVES) {
      throw new Error(`has more than ${MAX_ALTERNATIVES} alternatives: write several lines`);
    }
    // Innermost braces: none inside.
    const braces = /\{([^{}]*)\}/.exec(next);
    if (braces === null) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const after = next.slice(braces.index + braces[0].length);
    for (const choice of (braces[1] ?? '').split(',').reverse()) {
      waiting.push(before + choice + after);
    }
  }
  return done;
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

function compileSegment(text: string): Segment {
  if (!/[*?[(]/.test(text)) return literalSegment(text);
  const glob = picomatch.makeRe(text, {
    dot: true,
    nonegate: true,
    nobrace: true,
    posix: true,
    bash: true,
  });
  return {
    text,
    isLiteral: false,
    matches(name, own, level) {
      const part = name[level] ?? '';
      if (part !== own[level]) return false;
      return glob.test(part) || (level === 2 && glob.test(normalArch(part)));
    },
  };
}

function literalSegment(text: string): Segment {
  const distro = DISTROS.get(text);
  const arch = normalArch(text);
  return {
    text,
    isLiteral: true,
    matches(name, _own, level) {
      const part = name[level] ?? '';
      if (part === text) return true;
      if (level === 0) return part === distro;
      if (level === 1) return CODE_NAMES.get(name[0] ?? '')?.get(text) === part;
      return level === 2 && normalArch(part) === arch;
    },
  };
}
