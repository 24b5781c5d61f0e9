/** @import { PageEntry } from '../page-data.js' */

/**
 * How a program fares, as the matrix shows it: a verdict; `excused` for what would fail, but for what user
 * space makes of it; or `needs` for a program that needs the kernel's own BTF.
 *
 * @typedef {'broken' | 'unattached' | 'depends' | 'excused' | 'guarded' | 'loads' | 'needs'} Kind
 */

/**
 * The worst comes first. A letter says the same as the colour.
 *
 * @type {readonly { kind: Kind, letter: string, title: string, means: string }[]}
 */
export const KINDS = [
  { kind: 'broken', letter: 'B', title: 'broken', means: 'does not load' },
  { kind: 'unattached', letter: 'U', title: 'unattached', means: 'loads, but cannot attach' },
  { kind: 'depends', letter: 'D', title: 'depends', means: 'loads only if something holds' },
  { kind: 'excused', letter: 'E', title: 'excused', means: 'would fail, but is expected to' },
  {
    kind: 'guarded',
    letter: 'G',
    title: 'guarded',
    means: 'loads, for what is missing is guarded',
  },
  { kind: 'loads', letter: 'L', title: 'loads', means: 'nothing is missing' },
  {
    kind: 'needs',
    letter: 'K',
    title: 'needs kernel BTF',
    means: 'loads on no kernel without BTF',
  },
];

/** @type {ReadonlyMap<Kind, number>} */
const RANKS = new Map(KINDS.map(({ kind }, rank) => [kind, rank]));

/**
 * @param {PageEntry} entry
 * @returns {Kind}
 */
export function kindOf({ verdict, excused }) {
  const fails = verdict === 'broken' || verdict === 'unattached' || verdict === 'depends';
  return fails && excused !== undefined ? 'excused' : verdict;
}

/**
 * 0 for the worst.
 *
 * @param {Kind} kind
 */
export function rankOf(kind) {
  return /** @type {number} */ (RANKS.get(kind));
}

/**
 * @param {Kind} kind
 */
export function describeKind(kind) {
  return /** @type {(typeof KINDS)[number]} */ (KINDS[rankOf(kind)]);
}
