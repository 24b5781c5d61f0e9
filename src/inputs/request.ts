import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import {
  type ArchiveReference,
  DEFAULT_ARCHIVE,
  parseArchiveReference,
} from '../archive/reference.js';
import { InputError, messageOf } from '../errors.js';
import { parseSourceMap, type SourcePrefix } from './source-map.js';

/** When a run that did its work still ends with a failure. */
export type FailOn = 'missing' | 'invalid' | 'unresolved';

/** `auto` is `all`, or `source` where results that cannot be checked are not to be trusted. */
export type CacheMode = 'auto' | 'all' | 'source' | 'none';

/** What a run is asked for; both faces make one. */
export interface Request {
  /** Lines of files and globs, as the user wrote them. */
  readonly objects: readonly string[];
  /** Lines of kernel patterns, from `targets` and then `targets-file`. */
  readonly targets: readonly string[];
  /** Archives, searched in this order. */
  readonly archives: readonly ArchiveReference[];
  /** What of earlier runs may be reused. */
  readonly cache: CacheMode;
  /** Directory that the bundle replaces or becomes. */
  readonly output: string;
  /** Directory of report.json and other reports; undefined: the output directory. */
  readonly reportDirectory: string | undefined;
  /** What source files' paths begin with where they were compiled, and what that is here. */
  readonly sourceMap: readonly SourcePrefix[];
  readonly failOn: ReadonlySet<FailOn>;
}

/** The inputs of the action, which are the flags of the terminal. */
export const INPUTS = [
  'objects',
  'targets',
  'targets-file',
  'archive',
  'cache',
  'output',
  'report-directory',
  'source-map',
  'fail-on',
] as const;
export type InputName = (typeof INPUTS)[number];

/** What the user wrote for each input; each value may hold several lines. */
export type Inputs = Readonly<Record<InputName, readonly string[]>>;

const DEFAULT_OUTPUT = 'btf-bundle';
const DEFAULT_FAIL_ON: readonly FailOn[] = ['missing', 'invalid'];
const FAIL_ON: readonly string[] = ['missing', 'invalid', 'unresolved'];
const CACHE_MODES: readonly string[] = ['auto', 'all', 'source', 'none'];
const MAX_TARGETS_FILE = 1 << 20;

/**
 * Checks all inputs and reads `targets-file`. Paths stay as the user wrote them, relative to the
 * current directory.
 *
 * @throws InputError with a sentence for every input that is wrong
 */
export function makeRequest(inputs: Inputs): Request {
  const errors: string[] = [];

  const objects = lines(inputs.objects);
  if (!objects.some((line) => !isExclusion(line))) {
    errors.push('objects names no file: give at least one eBPF object or glob, such as build/*.o.');
  }

  const targets = readTargets(inputs, errors);
  const archives = parseArchives(lines(inputs.archive), errors);
  const directories = archives.flatMap((one) => (one.kind === 'directory' ? [one.path] : []));

  const outputs = lines(inputs.output);
  const output = outputs[0] ?? DEFAULT_OUTPUT;
  if (outputs.length > 1) {
    errors.push('output names several directories: give one.');
  }
  const danger = outputDanger(output, directories);
  if (danger !== undefined) {
    errors.push(`output "${output}" ${danger}: give a directory of its own, such as btf-bundle.`);
  }

  const reportDirectory = parseReportDirectory(inputs, output, directories, errors);
  const sourceMap = parseSourceMap(inputs['source-map'], errors);

  const failOn = parseFailOn(inputs['fail-on'], errors);
  const cache = parseCache(lines(inputs.cache), errors);

  if (errors.length > 0) throw new InputError(errors);
  return { objects, targets, archives, cache, output, reportDirectory, sourceMap, failOn };
}

/**
 * Checks the inputs that tell which kernels there are, and does not look at the others.
 *
 * @throws InputError as `makeRequest` does
 */
export function makeListRequest(inputs: Inputs): Pick<Request, 'targets' | 'archives'> {
  const errors: string[] = [];
  const targets = readTargets(inputs, errors);
  const archives = parseArchives(lines(inputs.archive), errors);
  if (errors.length > 0) throw new InputError(errors);
  return { targets, archives };
}

function readTargets(inputs: Inputs, errors: string[]): string[] {
  const targets = lines(inputs.targets);
  const readable = errors.length;
  for (const file of lines(inputs['targets-file'])) {
    try {
      targets.push(...lines([readTargetsFile(file)]));
    } catch (error) {
      errors.push(`targets-file "${file}" ${messageOf(error)}.`);
    }
  }
  if (errors.length === readable && !targets.some((line) => !/^[!#]/.test(line))) {
    errors.push(
      'targets names no kernel: give at least one pattern such as ubuntu/20.04/x86_64, in targets or in a targets-file.',
    );
  }
  return targets;
}

function lines(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(/\r?\n|\r/))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `!file` and `arch: !file` take away from what other lines name; `#` starts a comment. */
function isExclusion(line: string): boolean {
  return /^(#|(\w+:\s+)?!)/.test(line);
}

/** @throws Error whose message continues the sentence `targets-file "…"` */
function readTargetsFile(file: string): string {
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new Error('is not a file: give the path of a text file');
    if (stat.size > MAX_TARGETS_FILE) {
      throw new Error('is larger than 1 MiB: give a text file with a pattern a line');
    }
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new Error('does not exist: give the path of a text file with a pattern a line');
    }
    if (code !== undefined) throw new Error(`cannot be read (${code}): check its permissions`);
    throw error;
  }
  if (bytes.includes(0)) {
    throw new Error('is not UTF-8 text: give a text file with a pattern a line');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('is not UTF-8 text: save it as UTF-8');
  }
}

/** Without an archive it is BTFHub's, wherever the run is. */
function parseArchives(names: readonly string[], errors: string[]): ArchiveReference[] {
  if (names.length === 0) return [parseArchiveReference(DEFAULT_ARCHIVE)];
  const serverUrl = process.env.GITHUB_SERVER_URL;
  return names.flatMap((name) => {
    try {
      const archive = parseArchiveReference(name, serverUrl === undefined ? {} : { serverUrl });
      if (archive.kind === 'directory' && !isDirectory(archive.path)) {
        errors.push(`archive "${name}" is not a directory: give the path of one that exists.`);
      }
      return [archive];
    } catch (error) {
      errors.push(...(error instanceof InputError ? error.sentences : [messageOf(error)]));
      return [];
    }
  });
}

/** Reports may lie in the output directory itself, but not below it, where the bundle replaces all. */
function parseReportDirectory(
  inputs: Inputs,
  output: string,
  archives: readonly string[],
  errors: string[],
): string | undefined {
  const given = lines(inputs['report-directory']);
  const [directory] = given;
  if (given.length > 1) errors.push('report-directory names several directories: give one.');
  if (directory === undefined) return undefined;
  const danger = isBelow(realPath(directory), realPath(output))
    ? 'is inside the output directory, which is replaced as a whole'
    : outputDanger(directory, archives);
  if (danger !== undefined) {
    errors.push(
      `report-directory "${directory}" ${danger}: give a directory of its own, such as btf-report, or leave it out.`,
    );
  }
  return directory;
}

function parseCache(words: readonly string[], errors: string[]): CacheMode {
  const mode = words[0] ?? 'auto';
  if (words.length <= 1 && CACHE_MODES.includes(mode)) return mode as CacheMode;
  errors.push(`cache does not know "${words.join(' ')}": use auto, all, source or none.`);
  return 'none';
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Why a bundle must not take this directory's place; continues the sentence `output "…"`. */
function outputDanger(output: string, archives: readonly string[]): string | undefined {
  const directory = realPath(output);
  const here = realPath('.');
  if (directory === parse(directory).root) return 'is the root of the file system';
  if (directory === here) return 'is the current directory';
  if (isBelow(here, directory)) return 'holds the current directory';
  if (directory.split(sep).some((part) => part.toLowerCase() === '.git'))
    return 'is inside a .git directory';
  for (const archive of archives) {
    const source = realPath(archive);
    if (directory === source) return 'is the archive';
    if (isBelow(directory, source)) return 'is inside the archive';
    if (isBelow(source, directory)) return 'holds the archive';
  }
  return undefined;
}

/** The path without symbolic links; parts of it that do not exist stay as they are. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}

function isBelow(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && parse(way).root === '';
}

function parseFailOn(values: readonly string[], errors: string[]): ReadonlySet<FailOn> {
  const words = values.flatMap((value) => value.split(/[,\s]+/)).filter((word) => word !== '');
  if (words.length === 0) return new Set(DEFAULT_FAIL_ON);
  const unknown = words.filter((word) => word !== 'none' && !FAIL_ON.includes(word));
  for (const word of unknown) {
    errors.push(
      `fail-on does not know "${word}": use any of missing, invalid and unresolved, or none.`,
    );
  }
  if (words.includes('none')) {
    if (words.some((word) => word !== 'none')) {
      errors.push('fail-on has none beside other words: give none alone, or leave it out.');
    }
    return new Set();
  }
  return new Set(words as FailOn[]);
}
