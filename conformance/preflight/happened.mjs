import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { isProgram } from '../../lib/core/code.js';
import { readObject } from '../../lib/core/object.js';
import { bootableKernels } from '../verifier/qemu/kernels.mjs';
import { askKernel } from './ask.mjs';

const BOOTED_AT_ONCE = 2;

/**
 * What became of each program on each kernel: Debian's, which are booted, and the running one, last. Asked again
 * only if an object, the oracle or the kernel is another.
 *
 * @param {string} cache
 * @param {string} oracle
 * @param {import('./objects.mjs').Tried[]} objects
 * @param {{ again?: boolean }} [options] again: whatever was asked before
 * @returns {Promise<{ series: string, release: string, btf: string, happened: import('./ask.mjs').Happened[],
 * names: import('./ask.mjs').KernelNames }[]>}
 */
export async function whatHappened(cache, oracle, objects, { again = false } = {}) {
  const booted = await bootableKernels(cache);
  const running = { series: 'running', release: release(), btf: '/sys/kernel/btf/vmlinux' };
  const kernels = [...booted, running];
  const { names, programs } = askedOf(objects);
  const answers = new Map();
  const waiting = [...kernels];
  const work = async () => {
    for (let kernel = waiting.shift(); kernel; kernel = waiting.shift()) {
      const file = join(cache, 'preflight', `${kernel.series}.json`);
      const key = hashOf([oracle, ...objects.map(({ path }) => path)], [kernel.release, ...names]);
      const kept = !again && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
      if (kept.key === key) {
        answers.set(kernel, kept);
        continue;
      }
      const image = kernel === running ? undefined : kernel;
      const answer = await askKernel(image, oracle, objects, names, programs);
      writeFileSync(file, JSON.stringify({ key, ...answer }, undefined, 1));
      answers.set(kernel, answer);
    }
  };
  await Promise.all(Array.from({ length: BOOTED_AT_ONCE }, work));
  return kernels.map((kernel) => ({ ...kernel, ...answers.get(kernel) }));
}

/** The functions that the objects' sections name, without patterns, offsets and suffixes. */
function askedOf(objects) {
  const names = new Set();
  let programs = 0;
  for (const { path } of objects) {
    for (const one of readObject(readFileSync(path)).code.functions) {
      if (!isProgram(one)) continue;
      programs++;
      const { section } = one;
      const name = section
        .split('/')
        .at(-1)
        .replace(/[.+*?].*/, '');
      if (name) names.add(name);
    }
  }
  return { names: [...names].sort(), programs };
}

function hashOf(files, words) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.update(words.join('\n')).digest('hex');
}
