/** @import { KernelGroup } from '../page-data.js' */
/** @import { Kind } from './kinds.js' */
/** @import { Model, Program, Weights } from './model.js' */
import { entryIndex, weightsOf } from './model.js';

/**
 * What the reader asks to see.
 *
 * @typedef {{
 *   program: string,
 *   kernel: string,
 *   kinds: ReadonlySet<Kind>,
 *   changed: boolean,
 *   order: 'worst' | 'object',
 *   open: ReadonlySet<KernelGroup>,
 * }} Wish
 */

/**
 * A column of the matrix: a group of kernels, or one kernel of a group that is open.
 *
 * @typedef {{
 *   group: KernelGroup,
 *   release: string | undefined,
 *   weights: Weights,
 *   kernels: number,
 *   isOpen: boolean,
 * }} Column
 */

/** @typedef {{ rows: readonly Program[], columns: readonly Column[], kernels: number }} View */

/**
 * The rows and columns that a reader wants to see. With kinds, or with changes, these are the programs that
 * fare so on at least one of the kernels, and the kernels on which one of these programs does.
 *
 * @param {Model} model
 * @param {Wish} wish
 * @returns {View}
 */
export function viewOf(model, wish) {
  const isKernel = matcherOf(wish.kernel);
  const shown = model.data.groups.map((group) => ({
    group,
    members: group.releases.flatMap((release, index) =>
      isKernel(`${group.name}/${release}`) ? [index] : [],
    ),
  }));
  const isProgram = matcherOf(wish.program);
  let rows = model.programs.filter(({ name, objectName }) => isProgram(`${name} ${objectName}`));
  let isClass = (/** @type {number} */ _) => true;
  if (wish.kinds.size > 0 || wish.changed) {
    const classes = [
      ...new Set(shown.flatMap(({ group, members }) => members.map((i) => classAt(group, i)))),
    ];
    const wanted = rows.map((row) => wantedClasses(row, classes, wish));
    rows = rows.filter((_, index) => wanted[index]?.length !== 0);
    const kept = new Set(wanted.flat());
    isClass = (one) => kept.has(one);
  }
  const columns = shown.flatMap(({ group, members }) =>
    columnsOf(
      group,
      members.filter((index) => isClass(classAt(group, index))),
      wish.open.has(group),
    ),
  );
  return {
    rows: wish.order === 'worst' ? rows.toSorted(byHarm) : rows,
    columns,
    kernels: columns.reduce((sum, { release, kernels }) => sum + (release ? 0 : kernels), 0),
  };
}

/**
 * @param {KernelGroup} group
 * @param {readonly number[]} members indices of its kernels that are shown
 * @param {boolean} isOpen
 * @returns {Column[]}
 */
function columnsOf(group, members, isOpen) {
  if (members.length === 0) return [];
  const weights = weightsOf(members.map((index) => classAt(group, index)));
  const of = { group, release: undefined, weights, kernels: members.length, isOpen };
  if (!isOpen) return [of];
  return [
    of,
    ...members.map((index) => ({
      group,
      release: group.releases[index],
      weights: new Map([[classAt(group, index), 1]]),
      kernels: 1,
      isOpen,
    })),
  ];
}

/**
 * The classes on which a program fares as the reader asks for.
 *
 * @param {Program} program
 * @param {readonly number[]} classes
 * @param {Wish} wish
 */
function wantedClasses(program, classes, { kinds, changed }) {
  const isWanted = program.entries.map(
    ({ change }, index) =>
      (kinds.size === 0 || kinds.has(/** @type {Kind} */ (program.kinds[index]))) &&
      (!changed || change !== undefined),
  );
  return classes.filter((one) => isWanted[entryIndex(program, one)]);
}

/**
 * Whether a text has every word of what the reader wrote, whatever their case.
 *
 * @param {string} written
 * @returns {(text: string) => boolean}
 */
function matcherOf(written) {
  const words = written
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (text) => {
    const inSmall = text.toLowerCase();
    return words.every((word) => inSmall.includes(word));
  };
}

/**
 * @param {Program} a
 * @param {Program} b
 */
function byHarm(a, b) {
  /** @param {Kind} kind */
  const more = (kind) => (b.counts.get(kind) ?? 0) - (a.counts.get(kind) ?? 0);
  return (
    more('broken') ||
    more('unattached') ||
    more('depends') ||
    b.changes - a.changes ||
    more('excused') ||
    more('guarded')
  );
}

/**
 * @param {KernelGroup} group
 * @param {number} index
 */
function classAt({ classes }, index) {
  return /** @type {number} */ (classes[index]);
}
