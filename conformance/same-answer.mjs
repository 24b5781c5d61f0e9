import { readFileSync } from 'node:fs';
import { readTypes } from './btf-types.mjs';
import { KINDS } from './made-up/case.mjs';

const TARGET_TYPE_ID = KINDS.indexOf('target_type_id');

/**
 * Tells whether two answers to one record are the same. A type has another id in a tailored file than
 * in the whole one; there the types' kinds and names count.
 *
 * @param {string} whole path of the BTF that the first of two answers is about
 * @param {string} tailored that of the second
 * @returns {(kind: number, expected: object, found: object) => boolean} answers have a status, a value
 * (decimal) and the width that the access gets
 */
export function comparer(whole, tailored) {
  let types;
  const typeOf = (which, id) => {
    types ??= [whole, tailored].map((path) => readTypes(readFileSync(path)));
    const type = types[which][id];
    return type && `${type.kind} ${type.name}`;
  };
  return (kind, expected, found) =>
    expected.status === found.status &&
    expected.width === found.width &&
    (expected.value === found.value ||
      (kind === TARGET_TYPE_ID &&
        expected.status === 'resolved' &&
        typeOf(0, expected.value) === typeOf(1, found.value)));
}

/**
 * Whether libbpf does not refuse a relocation for the object's own types, whatever the kernel has. Of
 * one that it does refuse, Outcomes tell nothing of other loaders.
 *
 * @param {object} object as readObject() gives it
 * @param {number} site
 */
export function isAnswerable({ sites, queries }, site) {
  return queries[sites[site].query].error === undefined;
}
