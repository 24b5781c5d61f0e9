import { readFileSync } from 'node:fs';
import { parseBtf } from '../lib/btf/btf.js';
import { differenceOfLeast } from './kept/answer.mjs';
import { compareRandom } from './kept/random.mjs';
import { tally } from './tally.mjs';

/**
 * Compares what is tailored from kept kernels with what is tailored from whole ones: for each pair from a kernel
 * that is kept for that object alone, and for random questions to the real kernels.
 *
 * @param {import('./tailor-all.mjs').Pair[]} pairs
 * @param {number} seeds of random questions
 */
export function compareKept(pairs, seeds) {
  const files = tally('kept kernels answer as whole ones', 'objects on kernels');
  const questions = tally('kept kernels answer random questions as whole ones', 'sets of them');
  const kernels = new Map();
  for (const pair of pairs) kernels.set(pair.kernel, [...(kernels.get(pair.kernel) ?? []), pair]);
  const real = [];
  for (const [kernel, of] of kernels) {
    const btf = parseBtf(readFileSync(kernel.path));
    if (of.some(({ part }) => part.group === 'libbpf-tools')) real.push(kernel);
    for (const { place, objectSet, outcomes, file } of of) {
      const whole = { bytes: readFileSync(file), outcomes: [outcomes] };
      const difference = differenceOfLeast(btf, objectSet, whole);
      if (difference === undefined) files.equal();
      else if (difference === 'unnamed') files.accounted('that ask about types without a name');
      else if (difference === 'unproven')
        files.accounted('whose smallest file cannot be proven, kept or whole');
      else files.differ(`${place}: ${difference}`);
    }
  }
  const each = Math.ceil(seeds / real.length);
  let from;
  for (const [index, { name, path }] of real.entries()) {
    const to = { name, btf: parseBtf(readFileSync(path)) };
    compareRandom(from ?? to, to, 1 + index * each, each, questions);
    from = to;
  }
  return [files, questions];
}
