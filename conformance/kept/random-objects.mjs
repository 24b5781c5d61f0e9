import { pick } from '../numbers.mjs';

/** Numbers of `enum bpf_core_relo_kind`, the common ones more than once. */
const FIELD_KINDS = [0, 0, 0, 1, 2, 2, 3, 4, 5];
const TYPE_KINDS = [7, 7, 8, 9, 12, 12];
const ENUMERATOR_KINDS = [10, 11];

const PTR = 2;
const ARRAY = 3;
const STRUCT = 4;
const UNION = 5;
const ENUM = 6;
const TYPEDEF = 8;
const ENUM64 = 19;
/** Kinds that have no name, or one that no relocation asks for. */
const LEFT_OUT = new Set([0, PTR, ARRAY, 9, 10, 11, 12, 13, 14, 15, 17, 18]);

/**
 * Types that objects may ask about, so that each sort of them comes as often as the others: a kernel has few enums
 * and many structs.
 *
 * @param {object} btf as parseBtf() gives it
 * @returns {number[][]} ids of types with a name, by sort
 */
export function rootsOf({ kinds, words, starts, strings, underlying }) {
  const sorts = new Map();
  for (let id = 1; id < kinds.length; id++) {
    if (LEFT_OUT.has(kinds[id]) || strings[words[starts[id]]] === 0) continue;
    const sort = kinds[id] === TYPEDEF ? `typedef of ${kinds[underlying[id]]}` : `${kinds[id]}`;
    if (!sorts.has(sort)) sorts.set(sort, []);
    sorts.get(sort).push(id);
  }
  return [...sorts.values()];
}

/**
 * An object with random relocations about some types: all kinds of them, in instructions of all forms,
 * in programs that share them.
 *
 * @param {(below: number) => number} random
 * @param {object} btf the object's own, as parseBtf() gives it
 * @param {number[][]} roots as rootsOf() gives them
 * @param {{ types: number, queries: number }} counts of queries about each type, at most
 * @param {(btf: object, typeId: number, access: string, kind: number) => object} makeQuery
 * @returns {object} what a kernel is asked (`ObjectQueries`)
 */
export function randomObject(random, btf, roots, counts, makeQuery) {
  const distinct = new Map();
  for (let i = 0; i < counts.types && roots.length > 0; i++) {
    const typeId = pick(random, pick(random, roots));
    for (let left = 1 + random(counts.queries); left > 0; left--) {
      const { access, kind } = randomQuestion(random, btf, typeId);
      distinct.set(`${typeId} ${access} ${kind}`, { typeId, access, kind });
    }
  }
  const queries = [...distinct.values()].map(({ typeId, access, kind }) =>
    makeQuery(btf, typeId, access, kind),
  );
  const asked = Array.from({ length: queries.length * 2 }, (_, i) =>
    i < queries.length ? i : random(queries.length),
  );
  const sites = asked.map((query) => ({
    query,
    instruction: randomInstruction(random, queries[query]),
  }));
  const programs = Array.from({ length: 1 + random(4) }, () =>
    Uint32Array.from(asked.filter(() => random(2) === 0)),
  );
  return { btf, queries, sites, programs };
}

function randomQuestion(random, btf, typeId) {
  const kind = btf.kinds[btf.underlying[typeId]];
  if (random(3) === 0) return { access: '0', kind: pick(random, TYPE_KINDS) };
  if (kind === ENUM || kind === ENUM64) {
    const index = random(lengthOf(btf, btf.underlying[typeId]) || 1);
    return { access: `${index}`, kind: pick(random, ENUMERATOR_KINDS) };
  }
  return { access: randomAccess(random, btf, typeId), kind: pick(random, FIELD_KINDS) };
}

function randomAccess(random, btf, root) {
  const access = [random(8) ? 0 : random(3)];
  for (let id = btf.underlying[root]; ; ) {
    const start = btf.starts[id];
    const kind = btf.kinds[id];
    if (kind === STRUCT || kind === UNION) {
      const length = lengthOf(btf, id);
      if (length === 0 || (access.length > 1 && random(4) === 0)) break;
      const index = random(length);
      access.push(index);
      id = btf.underlying[btf.words[start + 3 + index * 3 + 1]];
    } else if (kind === ARRAY) {
      if (random(2)) break;
      const length = btf.words[start + 5];
      access.push(random(8) ? random(Math.max(1, length)) : length);
      id = btf.underlying[btf.words[start + 3]];
    } else {
      break;
    }
  }
  return access.join(':');
}

function lengthOf({ words, starts }, id) {
  return id === 0 ? 0 : words[starts[id] + 1] & 0xffffff;
}

function randomInstruction(random, { local, kind }) {
  const value = BigInt.asUintN(64, BigInt(local?.value ?? 0) + (random(16) ? 0n : 1n));
  const form = random(16);
  if (form === 0) return { form: 'other', problem: 'operand in a register' };
  if (form < 4) return { form: 'ldimm64', immediate: value };
  if (form < (kind === 0 ? 11 : 5)) {
    return {
      form: 'memory',
      offset: BigInt.asUintN(64, BigInt.asIntN(16, value)),
      size: random(6) ? local?.size || 4 : 4,
    };
  }
  return { form: 'alu', immediate: BigInt.asUintN(64, BigInt.asIntN(32, value)) };
}
