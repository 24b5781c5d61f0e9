/** @import { PageData, PageEntry, PageProgram } from '../page-data.js' */
/** @import { Kind } from './kinds.js' */
import { KINDS, kindOf, rankOf } from './kinds.js';

/** As in page-data.ts. */
const FIRST_CELL = 0x60;

/**
 * A program with what is asked of it often.
 *
 * @typedef {PageProgram & {
 *   index: number,
 *   objectName: string,
 *   kinds: readonly Kind[],
 *   counts: ReadonlyMap<Kind, number>,
 *   changes: number,
 * }} Program
 */

/**
 * Some kernels, by how many there are of each class.
 *
 * @typedef {ReadonlyMap<number, number>} Weights
 */

/**
 * How a program fares on some kernels.
 *
 * @typedef {{ entry: PageEntry, kind: Kind, kernels: number }} Part
 */

/**
 * @typedef {{
 *   data: PageData,
 *   programs: readonly Program[],
 *   weights: Weights,
 *   kernels: number,
 *   counts: ReadonlyMap<Kind, number>,
 *   changes: number,
 * }} Model
 */

/**
 * @param {PageData} data
 * @returns {Model}
 */
export function makeModel(data) {
  const weights = weightsOf(data.groups.flatMap(({ classes }) => classes));
  const programs = data.programs.map((program, index) => {
    const kinds = program.entries.map(kindOf);
    const parts = partsOf({ ...program, kinds }, weights);
    return {
      ...program,
      index,
      objectName: data.objects[program.object] ?? '',
      kinds,
      counts: countKinds(parts),
      changes: parts.reduce((sum, { entry, kernels }) => sum + (entry.change ? kernels : 0), 0),
    };
  });
  return {
    data,
    programs,
    weights,
    kernels: data.groups.reduce((sum, { releases }) => sum + releases.length, 0),
    counts: new Map(
      KINDS.map(({ kind }) => [
        kind,
        programs.reduce((sum, { counts }) => sum + (counts.get(kind) ?? 0), 0),
      ]),
    ),
    changes: programs.reduce((sum, { changes }) => sum + changes, 0),
  };
}

/**
 * How many there are of each class.
 *
 * @param {readonly number[]} classes
 * @returns {Weights}
 */
export function weightsOf(classes) {
  const weights = new Map();
  for (const one of classes) weights.set(one, (weights.get(one) ?? 0) + 1);
  return weights;
}

/**
 * The number of a program's entry on the kernels of a class: an index into its entries, or -1.
 *
 * @param {Pick<PageProgram, 'cells'>} program
 * @param {number} kernelClass
 */
export function entryIndex({ cells }, kernelClass) {
  return cells.charCodeAt(kernelClass) - FIRST_CELL - 1;
}

/**
 * How a program fares on some kernels, the worst first. Kernels that its object is not for are left out.
 *
 * @param {Pick<Program, 'cells' | 'entries' | 'kinds'>} program
 * @param {Weights} weights
 * @returns {Part[]}
 */
export function partsOf(program, weights) {
  const sums = new Map();
  for (const [kernelClass, kernels] of weights) {
    const index = entryIndex(program, kernelClass);
    if (index >= 0) sums.set(index, (sums.get(index) ?? 0) + kernels);
  }
  return [...sums]
    .map(([index, kernels]) => ({
      entry: /** @type {PageEntry} */ (program.entries[index]),
      kind: /** @type {Kind} */ (program.kinds[index]),
      kernels,
    }))
    .sort(
      (a, b) =>
        rankOf(a.kind) - rankOf(b.kind) ||
        Number(isWorse(b.entry)) - Number(isWorse(a.entry)) ||
        b.kernels - a.kernels,
    );
}

/**
 * @param {readonly Part[]} parts
 * @returns {Map<Kind, number>}
 */
export function countKinds(parts) {
  const counts = new Map();
  for (const { kind, kernels } of parts) counts.set(kind, (counts.get(kind) ?? 0) + kernels);
  return counts;
}

/**
 * Whether the program fails where it did not in the baseline.
 *
 * @param {PageEntry} entry
 */
export function isWorse({ change }) {
  return change !== undefined && change.kind !== 'mended';
}
