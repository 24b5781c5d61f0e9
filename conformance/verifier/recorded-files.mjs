import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { directory } from '../suite.mjs';
import { buildCorpus, KERNEL_TYPES } from './corpus.mjs';
import { RECORDED } from './recording.mjs';

/** The newest instructions and the oldest ones that the corpus is written for. */
const VARIANTS = ['clang-19 -O2 -mcpu=v3', 'clang-14 -O2 -mcpu=v2'];

/**
 * What the compilers make of the corpus today, as it is recorded: objects without DWARF, and made-up kernels.
 * The file of the corpus that is resolved against a whole kernel is left out.
 *
 * @param {string} cache
 * @returns {Promise<Map<string, Buffer>>} by path; objects are not compressed here
 */
export async function compileRecorded(cache) {
  const scratch = directory(cache, 'recorded');
  const files = new Map();
  for (const object of await buildCorpus(cache, { only: VARIANTS })) {
    const { file, compiler, path, kernels } = object;
    if (file === KERNEL_TYPES) continue;
    const stripped = join(scratch, basename(path));
    execFileSync('llvm-strip', ['-g', path, '-o', stripped]);
    files.set(join(RECORDED, `${file}.${compiler}.o.gz`), readFileSync(stripped));
    for (const kernel of kernels) {
      const home = join(RECORDED, 'kernels', `${kernel.name}.btf`);
      files.set(home, readFileSync(kernel.path));
    }
  }
  return files;
}

/** @returns {Map<string, Buffer>} what is recorded, as `compileRecorded` has it */
export function readRecordedFiles() {
  return new Map(
    (existsSync(RECORDED) ? readdirSync(RECORDED, { recursive: true }) : [])
      .filter((file) => /\.(o\.gz|btf)$/.test(file))
      .sort()
      .map((file) => join(RECORDED, file))
      .map((path) => [path, read(path)]),
  );
}

/** Writes what differs, for another version of zlib compresses otherwise, and removes what is no more. */
export function writeRecordedFiles(files) {
  const old = readRecordedFiles();
  for (const [path, bytes] of files) {
    mkdirSync(dirname(path), { recursive: true });
    if (old.get(path)?.equals(bytes)) continue;
    writeFileSync(path, path.endsWith('.gz') ? gzipSync(bytes, { level: 9 }) : bytes);
  }
  for (const path of old.keys()) {
    if (files.has(path)) continue;
    rmSync(path);
    rmSync(path.replace(/o\.gz$/, 'answers'), { force: true });
  }
}

function read(path) {
  const bytes = readFileSync(path);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
