import { readFileSync } from 'node:fs';
import { runHere, runOnKernel } from './boot.mjs';

/**
 * @typedef {object} Job
 * @property {string} object path
 * @property {Buffer} [btf] what its relocations are resolved against; the kernel's own BTF if there is none
 *
 * @typedef {object} Answer what a kernel makes of one program, see oracle/oracle.c
 * @property {string} program `(object)` if it is said of all that have no answer of their own
 * @property {'loads' | 'poison' | 'other' | 'refused' | 'crash'} word
 * @property {number} instruction the last one that the verifier's log tells of, -1 if there is none
 * @property {string} text
 */

const WORDS = new Set(['loads', 'poison', 'other', 'refused', 'crash']);

/** A program under TCG takes some milliseconds, the largest ones some seconds. */
const SECONDS = { boot: 60, job: 3 };

/**
 * Gives every program of some objects to a kernel's verifier, each alone.
 *
 * @param {import('./kernels.mjs').BootableKernel | undefined} kernel to boot; none: the running one
 * @param {string} oracle path of the verifier's oracle
 * @param {Job[]} jobs
 * @returns {Promise<Answer[][]>} by job
 */
export async function askVerifier(kernel, oracle, jobs) {
  const files = new Map([['verifier', { bytes: readFileSync(oracle), executable: true }]]);
  const numbers = new Map();
  const lines = jobs.map(({ object, btf }, i) => {
    if (!numbers.has(object)) {
      numbers.set(object, `${numbers.size}.o`);
      files.set(numbers.get(object), { bytes: readFileSync(object) });
    }
    if (btf) files.set(`${i}.btf`, { bytes: btf });
    return `${numbers.get(object)}\t${btf ? `${i}.btf` : '-'}\n`;
  });
  files.set('list', { bytes: Buffer.from(lines.join('')) });
  const seconds = SECONDS.boot + SECONDS.job * jobs.length;
  const task = { files, script: 'exec ./verifier list', seconds };
  return answersOf(await (kernel ? runOnKernel(kernel, task) : runHere(task)), jobs.length);
}

function answersOf(text, count) {
  const answers = Array.from({ length: count }, () => []);
  let done = 0;
  for (const line of text.split('\n')) {
    const [job, program, , word, instruction, reason] = line.split('\t');
    if (job === 'done') done++;
    else if (WORDS.has(word)) {
      answers[job].push({ program, word, instruction: Number(instruction), text: reason });
    }
  }
  if (done !== count) throw new Error(`the oracle answered ${done} of ${count} jobs`);
  return answers;
}
