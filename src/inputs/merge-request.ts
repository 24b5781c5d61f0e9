import { dirname } from 'node:path';
import { InputError, messageOf } from '../errors.js';
import { filesOf, parsePathPattern } from '../objects/path-pattern.js';
import { MANIFEST_FILE } from '../output/place.js';
import { readShards, type ShardBundle } from '../shards/read-shards.js';
import { readBaseline, readId } from './baseline.js';
import { readChoice, readSwitch } from './choice.js';
import { readDestination } from './destination.js';
import { parseFailOn } from './fail-on.js';
import { readPlainLines } from './lines.js';
import {
  about,
  CACHE_MODES,
  type EndRequest,
  type InputName,
  type Inputs,
  type Request,
} from './request.js';

/** Inputs that a merge has in common with a run that makes a bundle, and its flags in a terminal. */
export const MERGE_INPUTS = [
  'output',
  'pack',
  'pack-by',
  'report-directory',
  'fail-on',
  'baseline',
  'sarif',
] as const satisfies readonly InputName[];

/** What a workflow says besides. */
type OfWorkflow = 'id' | 'cache';

/** What the user wrote. */
export type MergeInputs = Pick<Inputs, (typeof MERGE_INPUTS)[number] | OfWorkflow> & {
  /** Directories of shards, or globs over them. */
  readonly merge: readonly string[];
};

/** What a run that merges shards is asked for. */
export interface MergeRequest extends EndRequest, Pick<Request, OfWorkflow> {
  /** All shards of one plan, in their order. */
  readonly shards: readonly ShardBundle[];
}

/**
 * Reads the inputs of a merge, and the shards but for their kernels' files.
 *
 * @throws InputError with a sentence for everything that is wrong
 */
export function makeMergeRequest(inputs: MergeInputs): MergeRequest {
  const errors: string[] = [];
  const directories = about('merge', errors, (wrong) => readDirectories(inputs.merge, wrong));
  const sources = { directories, what: 'a shard' };
  const destination = readDestination(inputs, sources, errors);
  const failOn = parseFailOn(inputs['fail-on'], errors);
  const baseline = readBaseline(inputs.baseline, errors);
  const cache = readChoice('cache', inputs.cache, CACHE_MODES, errors);
  const id = readId(inputs.id, errors);
  const sarif = readSwitch('sarif', inputs.sarif, errors);
  const shards = about('merge', errors, (wrong) => readShards(directories, wrong));
  if (errors.length > 0) throw new InputError(errors);
  return { ...destination, failOn, baseline, cache, id, sarif, shards };
}

/** The directories of bundles that the lines name, each once, in their order. */
function readDirectories(values: readonly string[], errors: string[]): string[] {
  const lines = readPlainLines({ input: 'merge' }, values, errors);
  if (lines.length === 0) {
    errors.push('merge names no directory: give those of all shards, or a glob such as shards/*.');
  }
  const found = lines.flatMap(({ text, place }) => {
    try {
      const files = filesOf(parsePathPattern(`${text.replace(/\/+$/, '')}/${MANIFEST_FILE}`));
      if (files.length === 0) {
        errors.push(
          `${place} is no bundle and matches none: give the directories that hold a ${MANIFEST_FILE}.`,
        );
      }
      return files.map((file) => dirname(file));
    } catch (error) {
      errors.push(`${place} ${messageOf(error)}.`);
      return [];
    }
  });
  return [...new Set(found)];
}
