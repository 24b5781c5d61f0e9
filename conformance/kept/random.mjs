import { parseBtf } from '../../lib/btf/btf.js';
import { keepKernel } from '../../lib/core/kept/keep-kernel.js';
import { makeQuery } from '../../lib/core/object.js';
import { makeObjectSet } from '../../lib/core/object-set.js';
import { mutateBtf } from '../mutants/btf.mjs';
import { generator, pick } from '../numbers.mjs';
import { differenceOfLeast } from './answer.mjs';
import { randomObject, rootsOf } from './random-objects.mjs';
import { undeduplicated } from './undeduplicated.mjs';

const COUNTS = { types: 14, queries: 12 };
const MOST_COPIES = 40;

/**
 * Puts random questions about one kernel's types to another, whole and kept: to the kernel as it is, to
 * a part of it that is changed at random, and to such a part without deduplication.
 *
 * @param {{ name: string, btf: object }} from whose types the questions are about
 * @param {{ name: string, btf: object }} to the kernel that is asked, of the same byte order
 * @param {number} first seed
 * @param {number} count of seeds
 * @param {ReturnType<import('../tally.mjs').tally>} work
 */
export function compareRandom(from, to, first, count, work) {
  const roots = rootsOf(from.btf);
  for (let seed = first; seed < first + count; seed++) {
    const random = generator(seed);
    const { local, target } = WAYS[seed % WAYS.length](random, from.btf, to.btf, roots);
    const localRoots = local === from.btf ? roots : rootsOf(local);
    const object = randomObject(random, local, localRoots, COUNTS, makeQuery);
    const objectSet = makeObjectSet([object]);
    const difference = differenceOfLeast(target, objectSet);
    if (difference === undefined) work.equal();
    else if (difference === 'unnamed') work.accounted('about types without a name');
    else if (difference === 'unproven')
      work.accounted('whose smallest file cannot be proven, kept or whole');
    else work.differ(`seed ${seed}, ${from.name} on ${to.name}: ${difference}`);
  }
}

const WAYS = [
  (_, local, target) => ({ local, target }),
  (random, from, to, roots) => {
    const names = someNames(random, from, roots, 30);
    return {
      local: mutant(random, keepKernel(from, names).bytes, 60),
      target: mutant(random, keepKernel(to, names).bytes, 60),
    };
  },
  (random, from, to, roots) => {
    const names = someNames(random, from, roots, 12);
    const part = keepKernel(to, names).btf;
    const copies = undeduplicated(part, 2 + random(MOST_COPIES), random(2) === 0);
    return {
      local: mutant(random, keepKernel(from, names).bytes, 12),
      target: mutant(random, copies, 20),
    };
  },
];

/** Names with a grade; behind the pointers of all is nearly the whole kernel. */
function someNames(random, { words, starts, strings }, roots, count) {
  const grade = pick(random, [1, 1, 2]);
  const names = Array.from({ length: count }, () => {
    const name = words[starts[pick(random, pick(random, roots))]];
    const text = Buffer.from(strings.subarray(name, strings.indexOf(0, name))).toString('latin1');
    return [text.replace(/___.*/, ''), grade];
  });
  return new Map(names.filter(([name]) => name !== ''));
}

/** Changes some things, and takes back what makes it BTF that is refused. */
function mutant(random, bytes, most) {
  let good = new Uint8Array(bytes);
  for (let left = random(most); left > 0; left--) {
    const changed = new Uint8Array(good);
    try {
      mutateBtf(random, Buffer.from(changed.buffer));
      parseBtf(changed);
      good = changed;
    } catch {}
  }
  return parseBtf(good);
}
