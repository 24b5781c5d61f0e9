import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generator } from '../numbers.mjs';
import { readRecords } from '../records.mjs';
import { deriveKernel } from './kernel.mjs';
import { MARK, printTypes } from './print.mjs';
import { printPrograms } from './relocations.mjs';
import { randomDeclarations } from './types.mjs';

const run = promisify(execFile);
const OPTIONS = ['-g', '-O2', '-w', '-c', '-mcpu=v3'];

/** Some bitfields reach over what clang can ask about; it tells after it laid them out. */
const BEYOND_CLANG = 'bitfield size greater than record alignment';

/** Kernels for each object. */
const KERNELS = 5;

/**
 * Compiles objects and kernels of their own from fixed seeds. Two of three are little-endian. What was
 * compiled before from the same text is used again. A program that clang cannot compile is left out.
 *
 * @param {string} home directory for them
 * @param {number} pairs of an object and a kernel, about
 * @returns {Promise<{ path: string, kernels: { name: string, path: string, big: boolean }[] }[]>}
 */
export async function compilePrograms(home, pairs) {
  const seeds = Array.from({ length: Math.ceil(pairs / KERNELS) }, (_, i) => i + 1);
  const made = [];
  const waiting = [...seeds];
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let seed = waiting.shift(); seed; seed = waiting.shift()) {
      made[seed] = await compileSeed(home, seed);
    }
  });
  await Promise.all(workers);
  const objects = made.filter(Boolean);
  if (objects.length < seeds.length * 0.9) {
    throw new Error(`clang took only ${objects.length} of ${seeds.length} programs`);
  }
  return objects;
}

async function compileSeed(home, seed) {
  const random = generator(seed);
  const big = seed % 3 === 0;
  const local = randomDeclarations(random);
  const object = join(home, `seed-${seed}.o`);
  try {
    await compile(printPrograms(random, local, printTypes(local)), object, big);
  } catch (error) {
    if (!error.stderr?.includes(BEYOND_CLANG)) throw error;
    return undefined;
  }
  const kernels = [];
  for (let i = 0; i < KERNELS; i++) {
    const declarations = deriveKernel(random, local);
    const { text, write } = printTypes(declarations);
    // Only what a variable has is in the BTF.
    const variables = declarations.map(
      (of, at) => `${write({ kind: 'declared', of }, `variable_${at}`)};\n`,
    );
    const built = join(home, `seed-${seed}.${i}.kernel.o`);
    const path = join(home, `seed-${seed}.${i}.btf`);
    await compile(`${text}${variables.join('')}`, built, big);
    writeFileSync(path, withoutMarks(readRecords(readFileSync(built)).btf));
    kernels.push({ name: `${i}`, path, big });
  }
  return { path: object, kernels };
}

async function compile(text, output, big) {
  const source = output.replace(/o$/, 'c');
  if (existsSync(output) && existsSync(source) && readFileSync(source, 'utf8') === text) return;
  writeFileSync(source, text);
  const target = big ? 'bpfeb' : 'bpfel';
  await run('clang-19', ['-target', target, ...OPTIONS, source, '-o', output]);
}

function withoutMarks(btf) {
  const bytes = Buffer.from(btf);
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) bytes[at] = 0;
  return bytes;
}
