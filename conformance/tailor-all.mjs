import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBtf } from '../lib/btf/btf.js';
import { readObject } from '../lib/core/object.js';
import { makeObjectSet } from '../lib/core/object-set.js';
import { tailor } from '../lib/core/tailor.js';
import { directory } from './suite.mjs';

/**
 * @typedef {object} Pair an object on a kernel, with what the engine says and the file that it made
 * @property {import('./suite.mjs').Part} part
 * @property {import('./suite.mjs').Kernel} kernel
 * @property {string} place both by name
 * @property {object} object as readObject() gives it
 * @property {object} objectSet
 * @property {object[]} outcomes by site
 * @property {string} file path of the tailored BTF
 *
 * @typedef {object} Refusal a kernel's BTF that the engine does not take
 * @property {import('./suite.mjs').Part} part
 * @property {import('./suite.mjs').Kernel} kernel
 * @property {string} place
 * @property {string} message
 */

/**
 * Works every part on each of its kernels. Only a mutant may be refused.
 *
 * @param {string} cache
 * @param {import('./suite.mjs').Part[]} parts
 * @param {ReturnType<import('./tally.mjs').tally>} work
 * @returns {{ pairs: Pair[], refusals: Refusal[] }}
 */
export function tailorAll(cache, parts, work) {
  const home = directory(cache, 'tailored');
  const pairs = [];
  const refusals = [];
  for (const [path, asked] of byKernel(readable(parts, work))) {
    let whole;
    let message;
    try {
      whole = parseBtf(readFileSync(path));
    } catch (error) {
      message = error.message;
    }
    for (const { part, kernel, object, objectSet } of asked) {
      const place = `${part.group}/${part.name} on ${kernel.name}`;
      if (!whole) {
        if (part.group === 'mutants') refusals.push({ part, kernel, place, message });
        else work.differ(`${place}: ${message}`);
        continue;
      }
      try {
        const { bytes, outcomes } = tailor(whole, objectSet);
        const file = join(home, `${pairs.length}.btf`);
        writeFileSync(file, bytes);
        work.equal();
        pairs.push({ part, kernel, place, object, objectSet, outcomes: outcomes[0], file });
      } catch (error) {
        work.differ(`${place}: ${error.message}`);
      }
    }
  }
  return { pairs, refusals };
}

function readable(parts, work) {
  return parts.flatMap((part) => {
    try {
      const object = readObject(part.bytes);
      return [{ part, object, objectSet: makeObjectSet([object]) }];
    } catch (error) {
      if (part.group !== 'mutants') work.differ(`${part.group}/${part.name}: ${error.message}`);
      return [];
    }
  });
}

function byKernel(objects) {
  const kernels = new Map();
  for (const { part, object, objectSet } of objects) {
    for (const kernel of part.kernels) {
      if (!kernels.has(kernel.path)) kernels.set(kernel.path, []);
      kernels.get(kernel.path).push({ part, kernel, object, objectSet });
    }
  }
  return kernels;
}

/**
 * Makes one file per real kernel for all its objects at once, as a product with many objects has.
 *
 * @param {string} cache
 * @param {Pair[]} pairs
 * @param {ReturnType<import('./tally.mjs').tally>} work
 * @returns {Pair[]}
 */
export function tailorTogether(cache, pairs, work) {
  const home = directory(cache, 'tailored');
  const kernels = new Map();
  for (const pair of pairs.filter(({ part }) => ['own', 'libbpf-tools'].includes(part.group))) {
    kernels.set(pair.kernel, [...(kernels.get(pair.kernel) ?? []), pair]);
  }
  return [...kernels].flatMap(([kernel, of]) => {
    try {
      const objectSet = makeObjectSet(of.map(({ object }) => object));
      const { bytes, outcomes } = tailor(parseBtf(readFileSync(kernel.path)), objectSet);
      const file = join(home, `together@${kernel.name.replaceAll('/', '_')}.btf`);
      writeFileSync(file, bytes);
      work.equal();
      return of.map((pair, i) => ({
        ...pair,
        place: `${pair.place}, with all others`,
        outcomes: outcomes[i],
        file,
      }));
    } catch (error) {
      work.differ(`all objects together on ${kernel.name}: ${error.message}`);
      return [];
    }
  });
}
