import { SUITES } from './libbpf.mjs';
import { KINDS } from './made-up/case.mjs';

/**
 * Where a libbpf older than the one that we follow answers otherwise.
 *
 * @param {string} suite of Debian, where this libbpf is from
 * @param {import('./records.mjs').CoreRecord} record
 * @param {{ status: string }} outcome ours
 * @param {import('./libbpf.mjs').Answer} answer libbpf's
 * @returns {string | undefined} the reason's name
 */
export function knownDifference(suite, record, outcome, answer) {
  if (suite !== SUITES.older) return undefined;
  const poisonsArray =
    KINDS[record.kind] === 'byte_off' &&
    outcome.status !== answer.status &&
    answer.status === 'unresolved' &&
    answer.warning.includes('accesses field incorrectly');
  // libbpf 1.6 began to compare the sizes of the elements instead of those of the arrays.
  if (poisonsArray) return 'loads of an array whose length differs, poisoned before libbpf 1.6';
  return undefined;
}
