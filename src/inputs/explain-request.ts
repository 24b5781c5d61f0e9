import type { ArchiveReference } from '../archive/reference.js';
import { InputError } from '../errors.js';
import { parseTargets, type Target } from '../kernels/targets.js';
import { type FoundObject, findObjects } from '../objects/find.js';
import { parseObjectLines } from '../objects/object-line.js';
import { parseArchives } from './archives.js';
import type { Expectations } from './expectations.js';
import { readOne } from './lines.js';
import { about, type Inputs, readExpectations } from './request.js';
import { parseSourceMap, type SourcePrefix } from './source-map.js';

/** The flags of `explain`. */
export const EXPLAIN_INPUTS = [
  'kernel',
  'archive',
  'source-map',
  'expectations',
  'expectations-file',
] as const;

/** What the user wrote behind `explain`. */
export type ExplainInputs = Pick<Inputs, Exclude<(typeof EXPLAIN_INPUTS)[number], 'kernel'>> & {
  readonly kernel: readonly string[];
  readonly object: string;
  readonly program: string;
};

/** One program of one object, to be explained on one kernel. */
export interface ExplainRequest {
  readonly object: FoundObject;
  /** Name of its function; whether the object has it is not known yet. */
  readonly program: string;
  /** Must come to one kernel, which `onlyEntry` sees to. */
  readonly target: Target;
  readonly archives: readonly ArchiveReference[];
  readonly sourceMap: readonly SourcePrefix[];
  readonly expectations: Expectations;
}

/**
 * Reads what `explain` is given, and finds the object file.
 *
 * @throws InputError as `makeRequest` does
 */
export function makeExplainRequest(inputs: ExplainInputs): ExplainRequest {
  const errors: string[] = [];
  const object = readObject(inputs.object, errors);
  const target = readKernel(inputs.kernel, errors);
  const archives = about('archive', errors, (wrong) => parseArchives(inputs.archive, wrong));
  const sourceMap = about('source-map', errors, (wrong) =>
    parseSourceMap(inputs['source-map'], wrong),
  );
  const expectations = about('expectations', errors, (wrong) => readExpectations(inputs, wrong));
  const { program } = inputs;
  if (errors.length > 0 || object === undefined || target === undefined) {
    throw new InputError(errors);
  }
  return { object, program, target, archives, sourceMap, expectations };
}

function readObject(written: string, errors: string[]): FoundObject | undefined {
  const where = 'OBJECT';
  const place = `${where} ${JSON.stringify(written)}`;
  const line = { text: written, excludes: false, where, place };
  const [object, second] = findObjects(parseObjectLines([line], errors), errors);
  if (object !== undefined && second !== undefined) {
    errors.push(`${place} matches ${object.path} and ${second.path}: name one file.`);
  }
  return object;
}

function readKernel(values: readonly string[], errors: string[]): Target | undefined {
  const input = 'kernel';
  const before = errors.length;
  const text = readOne(input, values, errors);
  if (text === undefined) {
    if (errors.length === before) {
      errors.push(
        `${input} is not given: write --kernel with one, as btf-bundle list prints them.`,
      );
    }
    return undefined;
  }
  const place = `${input} ${JSON.stringify(text)}`;
  if (text.startsWith('!')) {
    errors.push(`${place} excludes kernels: name the one that is meant.`);
    return undefined;
  }
  return parseTargets([{ text, excludes: false, where: input, place }], errors, input)[0];
}
