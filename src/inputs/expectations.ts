import { messageOf } from '../errors.js';
import type { KernelLine } from '../kernels/filter.js';
import { MAX_ALTERNATIVES, parseTargets, tooManyAlternatives } from '../kernels/targets.js';
import { type MemberGlob, parseProgramGlob, parseVariableGlob } from '../objects/member-glob.js';
import { type Line, plainLines } from './lines.js';

/**
 * What is expected of programs:
 *
 * - `never`: they are not loaded there;
 * - `optional`: user space goes on without them;
 * - `one of`: it loads one of them, whichever does;
 * - `only`: they are not loaded anywhere else, and there like any other.
 */
export type ExpectedWord = 'never' | 'optional' | 'one of' | 'only';

/** What user space sets a variable to: whatever it likes, what the object has, or a value. */
export type Setting = 'any' | 'default' | bigint;

/** A line about programs. */
export interface ProgramExpectation {
  /** Where it stands, such as `expectations line 3`. */
  readonly where: string;
  /** How a sentence begins that is about it. */
  readonly place: string;
  readonly word: ExpectedWord;
  /** The last one that matches a program decides. */
  readonly programs: readonly MemberGlob[];
  /** As `kernelFilter` takes them; lines with the same patterns share one list. */
  readonly kernels: readonly KernelLine[];
}

/** A line about variables. */
export interface VariableExpectation {
  readonly where: string;
  readonly place: string;
  /** The last one that matches a variable decides. */
  readonly variables: readonly MemberGlob[];
  readonly setting: Setting;
}

/** What user space does, as its maintainers wrote it; of each list the last line that matches decides. */
export interface Expectations {
  readonly programs: readonly ProgramExpectation[];
  readonly variables: readonly VariableExpectation[];
}

/** What the lines so far have come to. */
interface Reading {
  readonly errors: string[];
  /** Lists of patterns by their text: kernels are matched once against each. */
  readonly kernelLists: Map<string, readonly KernelLine[]>;
  /** What all braces stand for. */
  alternatives: number;
}

const INPUT = 'expectations';
const WORDS: readonly string[] = ['never', 'optional', 'only'] satisfies ExpectedWord[];
const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 64n - 1n;

/**
 * Reads lines of two forms:
 *
 *     exec.bpf.o:old_probe                      never on rhel/8
 *     exec.bpf.o:*_fentry                       optional
 *     probe.bpf.o:{open_kprobe,open_fentry}     one of
 *     a.bpf.o:send, b.bpf.o:send                one of on ubuntu/18.04 ubuntu/20.04
 *     legacy.bpf.o:* !legacy.bpf.o:count        only on amzn/2, !amzn/2/arm64
 *
 *     *.targ_dev = any
 *     exec.bpf.o:targ_tgid = 0
 *
 * The first: programs as `parseProgramGlob` reads them, one of `never`, `optional`, `one of` and `only`,
 * and `on` with kernels as targets name them; without it, all of them are meant. Programs and kernels are
 * separated by white space or commas. A `!` before one excludes, and the last that matches decides.
 * The first of these words behind the first program ends the programs, so one that has such a name is
 * written `*:never`.
 *
 * The second: variables as `parseVariableGlob` reads them, `=`, and `any`, `default`, a number, `true` or
 * `false`. What stands in a path in the place of an `=` is `?`.
 *
 * @param errors takes a sentence for each line that is malformed
 */
export function parseExpectations(lines: readonly Line[], errors: string[]): Expectations {
  const programs: ProgramExpectation[] = [];
  const variables: VariableExpectation[] = [];
  const reading: Reading = { errors, kernelLists: new Map(), alternatives: 0 };
  for (const line of plainLines(INPUT, lines, errors)) {
    if (reading.alternatives > MAX_ALTERNATIVES) break;
    try {
      const divide = line.text.lastIndexOf('=');
      if (divide < 0) programs.push(parseProgramLine(line, reading));
      else variables.push(parseVariableLine(line, divide, reading));
    } catch (error) {
      errors.push(`${line.place} ${messageOf(error)}.`);
    }
  }
  // One list of kernels may have said so.
  const tooMany = tooManyAlternatives(INPUT);
  if (reading.alternatives > MAX_ALTERNATIVES && !errors.includes(tooMany)) errors.push(tooMany);
  return { programs, variables };
}

function parseProgramLine(line: Line, reading: Reading): ProgramExpectation {
  const { where, place } = line;
  const { members, word, patterns } = divideLine(splitList(line.text));
  const programs = parseMembers(members, parseProgramGlob, line, reading);
  return { where, place, word, programs, kernels: parseKernels(patterns, line, reading) };
}

function divideLine(written: readonly string[]): {
  members: readonly string[];
  word: ExpectedWord;
  patterns: readonly string[];
} {
  const at = written.findIndex((_, index) => index > 0 && wordAt(written, index) !== undefined);
  const word = wordAt(written, Math.max(at, 0));
  if (word === undefined) {
    throw new Error(
      'does not say what is expected: write never, optional, one of or only behind the programs, or = behind variables',
    );
  }
  if (at < 0) throw new Error(`names no program: write one before ${word}, or * for all`);
  const members = written.slice(0, at);
  const [on, ...patterns] = written.slice(at + word.split(' ').length);
  if (on !== undefined && on !== 'on') {
    throw new Error(`has ${JSON.stringify(on)} behind ${word}: write on before kernels`);
  }
  if (patterns.length === 0 && (on !== undefined || word === 'only')) {
    const [first] = members;
    throw new Error(`names no kernel: write patterns, such as ${first} ${word} on ubuntu/20.04`);
  }
  return { members, word, patterns };
}

function wordAt(written: readonly string[], index: number): ExpectedWord | undefined {
  const word = written[index];
  if (word === 'one' && written[index + 1] === 'of') return 'one of';
  return WORDS.includes(word ?? '') ? (word as ExpectedWord) : undefined;
}

function parseVariableLine(line: Line, divide: number, reading: Reading): VariableExpectation {
  const { text, where, place } = line;
  const written = splitList(text.slice(0, divide));
  if (written.length === 0) throw new Error('names no variable: write one before the =');
  const setting = parseSetting(text.slice(divide + 1).trim());
  return {
    where,
    place,
    variables: parseMembers(written, parseVariableGlob, line, reading),
    setting,
  };
}

function parseSetting(text: string): Setting {
  if (text === 'any' || text === 'default') return text;
  if (text === 'true' || text === 'false') return text === 'true' ? 1n : 0n;
  const [, minus, digits] = /^(-?)(0[xX][0-9a-fA-F]+|\d+)$/.exec(text) ?? [];
  if (digits === undefined) {
    throw new Error('has no value behind its =: write any, default or one number, such as 0');
  }
  const value = minus === '-' ? -BigInt(digits) : BigInt(digits);
  if (value < LOWEST || value > HIGHEST) {
    throw new Error('has a number that no 64 bits hold: write a smaller one');
  }
  return value;
}

function parseMembers(
  members: readonly string[],
  parse: (text: string) => MemberGlob,
  { where }: Line,
  reading: Reading,
): MemberGlob[] {
  return members.flatMap((text) => {
    try {
      const glob = parse(text);
      reading.alternatives += glob.alternatives.length;
      return [glob];
    } catch (error) {
      reading.errors.push(`${where}, ${JSON.stringify(text)}, ${messageOf(error)}.`);
      return [];
    }
  });
}

function parseKernels(
  patterns: readonly string[],
  { where }: Line,
  reading: Reading,
): readonly KernelLine[] {
  const key = patterns.join(' ');
  const known = reading.kernelLists.get(key);
  if (known !== undefined) return known;
  const lines = patterns.map((written): Line => {
    const excludes = written.startsWith('!');
    const text = excludes ? written.slice(1) : written;
    return { text, excludes, where, place: `${where}, ${JSON.stringify(written)},` };
  });
  const before = reading.errors.length;
  const kernels = parseTargets(lines, reading.errors, INPUT);
  for (const { pattern } of kernels) reading.alternatives += pattern.length;
  // What is wrong is told of every line that has it.
  if (reading.errors.length === before) reading.kernelLists.set(key, kernels);
  return kernels;
}

/** The parts of a list, between white space or commas that no braces are around. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text.replace(/(^|[\s,])!\s+/g, '$1!')) {
    if (character === '{') depth++;
    if (character === '}') depth = Math.max(depth - 1, 0);
    if (depth === 0 && /[\s,]/.test(character)) {
      parts.push(part);
      part = '';
    } else {
      part += character;
    }
  }
  return [...parts, part].filter((one) => one !== '');
}
