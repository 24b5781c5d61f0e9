import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * What verifiers answered to each program of an object: text that stands beside the object.
 *
 *     section raw_tp
 *     callback_counts ....aaaaaa.b a=12 b=7
 *     callback_of_none 5.10,6.1 ???????????? a=12
 *     callback_of_none 6.12,6.18,7.2 ....aaaaaa.b a=12 b=7
 *
 * A line is about a program, on the releases that answer alike; if none is named, on all. Then comes a letter
 * for each of the `kernels` that the object was relocated against:
 *
 * - `.`: it loads;
 * - a small letter: the verifier refused it at an unresolved relocation, which is the instruction that the
 *   letter stands for, counted in the program as libbpf links it;
 * - `?`: it was refused for another reason;
 * - `!`: libbpf refused it.
 *
 * A line `extern NAME 5.10=1` has what libbpf found on each release for a variable of `.kconfig`, or whether
 * (1 or 0) it found a symbol.
 *
 * @typedef {object} ObjectAnswers
 * @property {string} digest of the object and of the BTF of `kernels`
 * @property {string[]} kernels names
 * @property {Map<string, ReleaseAnswers>} releases by short name, as `5.10`
 *
 * @typedef {object} ReleaseAnswers
 * @property {Map<string, bigint>} externs
 * @property {Map<string, ProgramAnswer[]>} programs by section and name with a blank between them; an answer
 * for each kernel
 *
 * @typedef {'loads' | 'other' | 'refused' | number} ProgramAnswer a number: the instruction
 */

const HEAD = '# Written by `node conformance/verifier/record.mjs`; recording.mjs tells the form.';
const LETTERS = { loads: '.', other: '?', refused: '!' };
const WORDS = new Map(Object.entries(LETTERS).map(([word, letter]) => [letter, word]));
const FIRST_LETTER = 'a'.charCodeAt(0);

/** Where the recording is. */
export const RECORDED = join(import.meta.dirname, 'recorded');
const RELEASES = join(RECORDED, 'releases.txt');
const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');

/**
 * @typedef {object} RecordedObject
 * @property {string} name
 * @property {string} path
 * @property {Buffer} bytes of the object
 * @property {{ name: string, path: string, format: 'btf' | 'btf.tar.xz' }[]} kernels in the order of the answers
 * @property {string} answers path
 */

/** @returns {RecordedObject[]} those whose answers are recorded, in a fixed order */
export function recordedObjects() {
  const home = join(RECORDED, 'kernels');
  const madeUp = filesIn(home, '.btf').map((name) => ({
    name,
    path: join(home, `${name}.btf`),
    format: 'btf',
  }));
  const corpus = filesIn(RECORDED, '.o.gz').map((name) => {
    const path = join(RECORDED, `${name}.o.gz`);
    return { name, path, bytes: gunzipSync(readFileSync(path)), kernels: madeUp };
  });
  const example = join(EXAMPLES, 'exec-trace.bpf.o');
  const archive = join(EXAMPLES, 'archive');
  const real = readdirSync(archive, { recursive: true })
    .filter((file) => file.endsWith('.btf.tar.xz'))
    .sort()
    .map((file) => ({
      name: basename(file, '.btf.tar.xz'),
      path: join(archive, file),
      format: 'btf.tar.xz',
    }));
  const objects = [
    ...corpus,
    { name: 'exec-trace', path: example, bytes: readFileSync(example), kernels: real },
  ];
  return objects.map((one) => ({ ...one, answers: join(RECORDED, `${one.name}.answers`) }));
}

function filesIn(directory, ending) {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((file) => file.endsWith(ending));
  return files.sort().map((file) => basename(file, ending));
}

/**
 * The kernels that were asked, the oldest first.
 *
 * @returns {{ name: string, release: string, helpers: number }[]} name: as in answers; release: `uname -r`;
 * helpers: how many the kernel's own BTF names
 */
export function recordedReleases() {
  if (!existsSync(RELEASES)) return [];
  const lines = readFileSync(RELEASES, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [release, helpers] = line.split(' ');
    return { name: shortName(release), release, helpers: Number(helpers) };
  });
}

/** The text of `releases.txt`. */
export function printReleases(releases) {
  const lines = releases.map(({ release, helpers }) => `${release} ${helpers} helpers\n`);
  return `${HEAD}\n${lines.join('')}`;
}

/** The path of `releases.txt`. */
export function releasesPath() {
  return RELEASES;
}

/** As answers have a release. */
export function shortName(release) {
  return /^\d+\.\d+/.exec(release)[0];
}

/**
 * Tells whether recorded answers are about these files.
 *
 * @param {Uint8Array} object
 * @param {Uint8Array[]} kernels BTF
 */
export function digestOf(object, kernels) {
  const hash = createHash('sha256');
  for (const bytes of [object, ...kernels])
    hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest('hex').slice(0, 16);
}

/** @param {ObjectAnswers} answers */
export function printAnswers({ digest, kernels, releases }) {
  const names = [...releases.keys()];
  const lines = [HEAD, `files: ${digest}`, `kernels: ${kernels.join(' ')}`];
  const all = [...releases.values()];
  for (const name of union(all.map(({ externs }) => externs.keys()))) {
    const values = names.map((release) => `${release}=${releases.get(release).externs.get(name)}`);
    lines.push(`extern ${name} ${values.join(' ')}`);
  }
  let last;
  for (const key of union(all.map(({ programs }) => programs.keys()))) {
    const [section, program] = key.split(' ');
    if (section !== last) lines.push(`section ${section}`);
    last = section;
    const alike = new Map();
    for (const release of names) {
      const text = printProgram(releases.get(release).programs.get(key));
      alike.set(text, [...(alike.get(text) ?? []), release]);
    }
    for (const [text, members] of alike) {
      const named = alike.size > 1 ? ` ${members.join(',')}` : '';
      lines.push(`${program}${named} ${text}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/**
 * @param {string} text
 * @param {string[]} names short names of all releases
 * @returns {ObjectAnswers}
 */
export function parseAnswers(text, names) {
  const [, files, kernels, ...lines] = text.trimEnd().split('\n');
  const releases = new Map(
    names.map((name) => [name, { externs: new Map(), programs: new Map() }]),
  );
  let section;
  for (const line of lines) {
    const [first, ...rest] = line.split(' ');
    if (first === 'section') section = rest[0];
    else if (first === 'extern') {
      for (const cell of rest.slice(1)) {
        const [release, value] = cell.split('=');
        releases.get(release).externs.set(rest[0], BigInt(value));
      }
    } else {
      const members = /^\d/.test(rest[0]) ? rest.shift().split(',') : names;
      for (const release of members) {
        releases.get(release).programs.set(`${section} ${first}`, parseProgram(rest));
      }
    }
  }
  return {
    digest: files.replace('files: ', ''),
    kernels: kernels.replace('kernels: ', '').split(' '),
    releases,
  };
}

function union(lists) {
  return new Set(lists.flatMap((list) => [...list]));
}

function printProgram(answers) {
  const letters = new Map();
  const row = answers.map((answer) => {
    if (typeof answer !== 'number') return LETTERS[answer];
    if (!letters.has(answer)) {
      letters.set(answer, String.fromCharCode(FIRST_LETTER + letters.size));
    }
    return letters.get(answer);
  });
  const meanings = [...letters].map(([instruction, letter]) => ` ${letter}=${instruction}`);
  return row.join('') + meanings.join('');
}

function parseProgram([row, ...meanings]) {
  const instructions = new Map(meanings.map((one) => [one[0], Number(one.slice(2))]));
  return [...row].map((letter) => WORDS.get(letter) ?? instructions.get(letter));
}
