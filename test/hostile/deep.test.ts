import { expect, test } from '@jest/globals';
import { makeObjectSet } from '../../src/core/object-set.js';
import { tailor } from '../../src/core/tailor.js';
import { kernelOf, objectOf } from '../core/made-up.js';

/**
 * Types made to cost more than they should: each ends soon, in an answer or in a clean error. A
 * processor of its own needs about a second.
 */
const MOST_MILLISECONDS = 4000;
const MANY = 100_000;
const INT = '[1] INT int size=4 encoding=SIGNED\n';
const FIELD = `${INT}[2] STRUCT s size=4\n\ty type_id=1\n`;
const BEYOND = 'its types are nested or repeated beyond all measure';

/** Types [3] to [2 + count]: each refers to the next, the last to [1]. */
function chain(count: number, write: (next: number) => string): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const next = i === count - 1 ? 1 : i + 4;
    return `[${i + 3}] ${write(next)}`;
  });
  return lines.join('\n');
}

const composite = (members: readonly string[]) => (next: number) =>
  [`STRUCT (anon) size=4`, ...members.map((name) => `\t${name} type_id=${next}`)].join('\n');
const twice = composite(['(anon)', '(anon)']);
const once = composite(['(anon)']);
const thrice = composite(['a', 'b', 'c']);
const protos = (next: number) =>
  `FUNC_PROTO (anon) ret_type_id=${next}\n\ta type_id=${next}\n\tb type_id=${next}`;
const array = (next: number) => `ARRAY (anon) type_id=${next} index_type_id=1 nr_elems=1`;
const wide = `${INT}[2] TYPEDEF t type_id=3\n[3] FUNC_PROTO (anon) ret_type_id=1\n${'\ta type_id=1\n'.repeat(3 * MANY)}`;

test.each([
  [
    'anonymous structs that double 40 times',
    FIELD,
    'byte_off [2] 0:0',
    `${INT}[2] STRUCT s size=4\n\t(anon) type_id=3\n${chain(40, twice)}`,
    BEYOND,
  ],
  [
    'anonymous structs in a long chain',
    FIELD,
    'byte_off [2] 0:0',
    `${INT}[2] STRUCT s size=4\n\t(anon) type_id=3\n${chain(MANY, once)}`,
    'more than 64 levels on the way to the field',
  ],
  [
    'a long chain of qualifiers',
    FIELD,
    'byte_off [2] 0:0',
    `${INT}[2] STRUCT s size=4\n\ty type_id=3\n${chain(MANY, (next) => `CONST (anon) type_id=${next}`)}`,
    'resolved',
  ],
  [
    'pointers to pointers beside a pointer to itself',
    `${INT}[2] TYPEDEF t type_id=3\n[3] PTR (anon) type_id=3`,
    'type_exists [2] 0',
    `${INT}[2] TYPEDEF t type_id=3\n${chain(MANY, (next) => `PTR (anon) type_id=${next}`)}`,
    'types nested too deep to compare',
  ],
  [
    'arrays of arrays',
    FIELD,
    'byte_off [2] 0:0',
    `${INT}[2] STRUCT s size=4\n\ty type_id=3\n${chain(MANY, array)}`,
    'no field `y`|`y` is',
  ],
  [
    'an array of itself, on both sides',
    `${INT}[2] STRUCT s size=4\n\ty type_id=3\n[3] ${array(3)}`,
    'field_exists [2] 0:0',
    `${INT}[2] STRUCT s size=4\n\ty type_id=3\n[3] ${array(3)}`,
    BEYOND,
  ],
  [
    'prototypes of prototypes',
    `${INT}[2] TYPEDEF t type_id=3\n${chain(60, protos)}`,
    'type_exists [2] 0\ntype_matches [2] 0',
    `${INT}[2] TYPEDEF t type_id=3\n${chain(60, protos)}`,
    'types nested too deep to compare',
  ],
  [
    'prototypes of many parameters',
    wide,
    'type_exists [2] 0\ntype_matches [2] 0',
    wide,
    'resolved',
  ],
  [
    'structs that triple 25 times, compared as a whole',
    `${INT}[2] STRUCT s size=4\n\ta type_id=3\n${chain(25, thrice)}`,
    'type_matches [2] 0',
    `${INT}[2] STRUCT s size=4\n\ta type_id=3\n${chain(25, thrice)}`,
    BEYOND,
  ],
  [
    'many types of one name, and no two alike',
    `${INT}[2] STRUCT s size=4\n${'\ty type_id=1\n'.repeat(100)}`,
    Array.from({ length: 100 }, (_, i) => `byte_off [2] 0:${i}`).join('\n'),
    INT +
      Array.from({ length: MANY }, (_, i) => `[${i + 2}] STRUCT s size=${i}\n\ty type_id=1`).join(
        '\n',
      ),
    BEYOND,
  ],
])('%s', async (_, types, relocations, kernelTypes, end) => {
  const objectSet = makeObjectSet([await objectOf(types, relocations)]);
  const kernel = kernelOf(kernelTypes);
  const before = process.cpuUsage();
  let found: string;
  try {
    found = JSON.stringify(tailor(kernel, objectSet).outcomes[0]?.[0]);
  } catch (error) {
    found = (error as Error).message;
  }
  const { user } = process.cpuUsage(before);
  expect(found).toMatch(new RegExp(end));
  expect(user / 1000).toBeLessThan(MOST_MILLISECONDS);
});
