import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator, pick } from '../numbers.mjs';
import { mutateBtf } from './btf.mjs';
import { mutateObject } from './object.mjs';

/**
 * Objects and kernels with a thing or two changed in each, from fixed seeds. Every third mutant is of an
 * object; its kernel stays as it is.
 *
 * @param {string} home directory for them
 * @param {import('../suite.mjs').Part[]} bases small ones
 * @param {number} count of mutants
 * @param {(path: string) => import('../suite.mjs').Part} read gives an object without kernels
 * @returns {import('../suite.mjs').Part[]} without the objects that have no records anymore; for each mutated object one, for all kernels of an object one
 */
export function collectMutants(home, bases, count, read) {
  const kernels = new Map(bases.map((base) => [base, []]));
  const objects = [];
  for (let seed = 1; seed <= count; seed++) {
    const random = generator(seed);
    const base = pick(random, bases);
    const kernel = pick(random, base.kernels);
    const bytes = Buffer.from(seed % 3 ? readFileSync(kernel.path) : base.bytes);
    const mutate = seed % 3 ? mutateBtf : mutateObject;
    const times = random(3) ? 1 : 2;
    const changes = attempt(() => Array.from({ length: times }, () => mutate(random, bytes)));
    if (!changes) continue;
    const what = `mutant ${seed} of ${base.group}/${base.name} on ${kernel.name}: ${changes.join(', and ')}`;
    if (seed % 3) {
      const path = join(home, `${seed}.btf`);
      writeFileSync(path, bytes);
      kernels.get(base).push({ ...kernel, name: what, path });
    } else {
      const path = join(home, `${seed}.o`);
      writeFileSync(path, bytes);
      const part = attempt(() => read(path));
      if (part) objects.push({ ...part, name: `${seed}`, kernels: [{ ...kernel, name: what }] });
    }
  }
  const changed = [...kernels].filter(([, of]) => of.length > 0);
  return [...changed.map(([base, of]) => ({ ...base, group: 'mutants', kernels: of })), ...objects];
}

function attempt(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}
