import { basename, isAbsolute } from 'node:path';
import type { ArchiveReference } from '../archive/reference.js';
import { COMPATS, type Compat } from '../core/compat.js';
import { InputError } from '../errors.js';
import { parseTargets, type Target } from '../kernels/targets.js';
import { type FoundObject, findObjects } from '../objects/find.js';
import { parseObjectLines } from '../objects/object-line.js';
import { LAYOUTS, type Layout } from '../output/layout.js';
import { OUTSIDE } from '../report/report.js';
import type { Shard } from '../shards/shard.js';
import { pathBelow } from '../workspace/below.js';
import { parseArchives } from './archives.js';
import { type BaselineChoice, readBaseline, readId } from './baseline.js';
import { readChoice, readSwitch } from './choice.js';
import { type Destination, readDestination } from './destination.js';
import { type Expectations, parseExpectations } from './expectations.js';
import { type FailOnChoice, parseFailOn } from './fail-on.js';
import { firstSentences, type Line, readLines, readPlainLines } from './lines.js';
import { readLinesFile } from './lines-file.js';
import { checkLeftToMerge, readShard } from './shard.js';
import { readSize } from './size.js';
import { parseSourceMap, type SourcePrefix } from './source-map.js';

/** `auto` is `all`, or `source` where results that cannot be checked are not to be trusted. */
export type CacheMode = (typeof CACHE_MODES)[number];
export const CACHE_MODES = ['auto', 'all', 'source', 'none'] as const;

/** What a run is asked for; both faces make one. Paths in it are as the user wrote them. */
export interface Request extends Destination {
  /** The object files, sorted by path. */
  readonly objects: readonly FoundObject[];
  /** Patterns of kernels, from `targets` and then `targets-file`. */
  readonly targets: readonly Target[];
  /** Which part of them is made; undefined: all. */
  readonly shard: Shard | undefined;
  /** Archives, searched in this order. */
  readonly archives: readonly ArchiveReference[];
  /** What of earlier runs may be reused. */
  readonly cache: CacheMode;
  /** Bytes of fetched files that are kept for later runs. */
  readonly cacheSize: number;
  /** The oldest reader that the kernels' files are written for. */
  readonly compat: Compat;
  /** How the kernels' files lie in the bundle. */
  readonly layout: Layout;
  /** What source files' paths begin with where they were compiled, and what that is here. */
  readonly sourceMap: readonly SourcePrefix[];
  /** What user space does with programs and variables, from `expectations` and then `expectations-file`. */
  readonly expectations: Expectations;
  readonly failOn: FailOnChoice;
  /** Whether report.sarif is written. */
  readonly sarif: boolean;
  /** What to compare the report with. */
  readonly baseline: BaselineChoice;
  /** Tells several uses in one workflow apart: letters, digits, `-` and `_`. */
  readonly id: string;
}

/** What of it the end of a run is about, when all kernels were looked at. */
export type EndRequest = Destination & Pick<Request, 'failOn' | 'baseline' | 'sarif'>;

/** The inputs of the action, which are the flags of the terminal, but for those that only workflows need. */
export const INPUTS = [
  'objects',
  'targets',
  'targets-file',
  'shard',
  'archive',
  'cache',
  'cache-size',
  'compat',
  'output',
  'layout',
  'pack',
  'pack-by',
  'report-directory',
  'source-map',
  'expectations',
  'expectations-file',
  'fail-on',
  'baseline',
  'id',
  'sarif',
] as const;
export type InputName = (typeof INPUTS)[number];
export const WORKFLOW_INPUTS: readonly InputName[] = ['id'];

/** What the user wrote for each input; each value may hold several lines. */
export type Inputs = Readonly<Record<InputName, readonly string[]>>;

/** A fifth of what GitHub's cache holds of a repository, whose other caches must not have to go. */
const DEFAULT_CACHE_SIZE = 2e9;

/**
 * Reads all inputs, `targets-file`, and which object files there are. Nothing is written, and nothing
 * is asked of a server.
 *
 * @throws InputError with a sentence for everything that is wrong, the first of them only if there are
 *   many about one input
 */
export function makeRequest(inputs: Inputs): Request {
  const errors: string[] = [];
  const objects = about('objects', errors, (wrong) => readObjects(inputs, wrong));
  const targets = about('targets', errors, (wrong) => readTargets(inputs, wrong));
  const archives = about('archive', errors, (wrong) => parseArchives(inputs.archive, wrong));
  const shard = readShard(inputs.shard, errors);
  const directories = archives.flatMap((one) => (one.kind === 'directory' ? [one.path] : []));
  const destination = readDestination(inputs, { directories, what: 'the archive' }, errors);
  const layout = readChoice('layout', inputs.layout, LAYOUTS, errors);
  const sourceMap = about('source-map', errors, (wrong) =>
    parseSourceMap(inputs['source-map'], wrong),
  );
  const expectations = about('expectations', errors, (wrong) => readExpectations(inputs, wrong));
  const failOn = parseFailOn(inputs['fail-on'], errors);
  const cache = readChoice('cache', inputs.cache, CACHE_MODES, errors);
  const cacheSize = readSize('cache-size', inputs['cache-size'], DEFAULT_CACHE_SIZE, errors);
  const compat = readChoice('compat', inputs.compat, COMPATS, errors);
  const baseline = readBaseline(inputs.baseline, errors);
  const id = readId(inputs.id, errors);
  const sarif = readSwitch('sarif', inputs.sarif, errors);
  checkLeftToMerge(shard, { ...destination, baseline, sarif }, errors);
  if (errors.length > 0) throw new InputError(errors);
  return {
    ...{ objects, targets, shard, archives, cache, cacheSize, compat, layout, ...destination },
    ...{ sourceMap, expectations, failOn, baseline, id, sarif },
  };
}

/**
 * Reads the inputs that tell which kernels there are, and does not look at the others.
 *
 * @throws InputError as `makeRequest` does
 */
export function makeListRequest(inputs: Inputs): Pick<Request, 'targets' | 'archives'> {
  const errors: string[] = [];
  const targets = about('targets', errors, (wrong) => readTargets(inputs, wrong));
  const archives = about('archive', errors, (wrong) => parseArchives(inputs.archive, wrong));
  if (errors.length > 0) throw new InputError(errors);
  return { targets, archives };
}

/** Reads one input of many lines, and keeps what is said of it short. */
export function about<T>(input: string, errors: string[], read: (wrong: string[]) => T): T {
  const wrong: string[] = [];
  const value = read(wrong);
  errors.push(...firstSentences(input, wrong, (sentence) => sentence));
  return value;
}

/** Finds the object files. */
export function readObjects(inputs: Pick<Inputs, 'objects'>, errors: string[]): FoundObject[] {
  const lines = parseObjectLines(readLines({ input: 'objects' }, inputs.objects, errors), errors);
  const found = findObjects(lines, errors);
  if (errors.length === 0 && found.length === 0) {
    errors.push(
      lines.some(({ excludes }) => !excludes)
        ? 'objects excludes every file that it names: leave one.'
        : 'objects names no file: give at least one eBPF object or glob, such as build/*.o.',
    );
  }
  return found;
}

function readTargets(inputs: Inputs, errors: string[]): Target[] {
  const targets = parseTargets(readWithFiles(inputs, 'targets', 'a pattern', errors), errors);
  if (errors.length === 0 && targets.every(({ excludes }) => excludes)) {
    errors.push(
      'targets names no kernel: give at least one pattern such as ubuntu/20.04/x86_64, in targets or in a targets-file.',
    );
  }
  return targets;
}

/** Reads `expectations` and `expectations-file`. */
export function readExpectations(
  inputs: Pick<Inputs, 'expectations' | 'expectations-file'>,
  errors: string[],
): Expectations {
  const lines = readWithFiles(inputs, 'expectations', 'an expectation', errors);
  return parseExpectations(lines, errors);
}

/** What is said of expectations goes into reports, where an absolute path would differ from machine to machine. */
function nameInReports(file: string): string {
  if (!isAbsolute(file)) return file;
  return pathBelow(process.cwd(), file) ?? `${OUTSIDE}${basename(file)}`;
}

/** The lines of an input, and then those of the files that its `-file` names. */
function readWithFiles<Input extends 'targets' | 'expectations'>(
  inputs: Pick<Inputs, Input | `${Input}-file`>,
  input: Input,
  what: string,
  errors: string[],
): Line[] {
  const inFiles = `${input}-file` as const;
  const lines = [...readLines({ input }, inputs[input], errors)];
  for (const { text } of readPlainLines({ input: inFiles }, inputs[inFiles], errors)) {
    const name = input === 'expectations' ? nameInReports(text) : text;
    lines.push(...readLinesFile({ input: inFiles, file: text, name }, what, errors));
  }
  return lines;
}
