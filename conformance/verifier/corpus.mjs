import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { readRecords } from '../records.mjs';

const run = promisify(execFile);
const SOURCES = join(import.meta.dirname, 'corpus');
const RUNNING = '/sys/kernel/btf/vmlinux';

const COMPILERS = [
  { name: 'clang-14', processors: ['v1', 'v2', 'v3'] },
  { name: 'clang-19', processors: ['v1', 'v2', 'v3', 'v4'] },
];
const LEVELS = ['O1', 'O2'];

/** What made-up kernels may lack; the macros of corpus/kernel.c. */
const FEATURES = ['FIRST', 'SECOND', 'EXTRA', 'NEWER'];

/** The file whose types are the running kernel's, and what is taken away from these. */
export const KERNEL_TYPES = 'kernel_types';
const TAKEN_AWAY = [
  '__state',
  'disk',
  'arg_end',
  'mm_struct',
  'exit_code',
  'real_parent',
  'BPF_FUNC_probe_read_kernel',
  'bpf_ringbuf',
];

/**
 * @typedef {object} CorpusObject
 * @property {string} file of the source, without its ending
 * @property {string} variant compiler, level and processor
 * @property {string} compiler
 * @property {string} path
 * @property {{ name: string, path: string }[]} kernels paths of raw BTF, on which its programs are tried
 */

/**
 * Compiles the corpus by each compiler, level and processor, and makes the kernels. What is newer than
 * its sources is used again.
 *
 * @param {string} cache
 * @param {{ quick?: boolean, only?: readonly string[] }} [options] quick: one variant for each compiler;
 * only: these variants
 * @returns {Promise<CorpusObject[]>}
 */
export async function buildCorpus(cache, { quick = false, only } = {}) {
  const home = join(cache, 'corpus');
  mkdirSync(home, { recursive: true });
  const include = (await run('gcc', ['-print-multiarch'])).stdout.trim();
  const options = [
    '-g',
    '-Wall',
    '-Werror',
    '-target',
    'bpf',
    // No path of this machine is in what is compiled.
    '-fdebug-compilation-dir=.',
    '-idirafter',
    `/usr/include/${include}`,
  ];
  const files = readdirSync(SOURCES).filter((file) => file.endsWith('.bpf.c'));
  const objects = files.sort().flatMap((file) =>
    variants(quick, only).map(({ variant, compiler, level, processor }) => {
      const name = basename(file, '.bpf.c');
      const path = join(home, `${name}.${compiler}.${level}.${processor}.o`);
      const command = [...options, `-${level}`, `-mcpu=${processor}`, '-c', file, '-o', path];
      return { file: name, variant, path, compiler, command };
    }),
  );
  const depends = ['corpus.h', ...files].map((file) => join(SOURCES, file));
  const newest = Math.max(mtime(import.meta.filename), mtime(depends[0]));
  await inParallel(objects, async ({ file, path, compiler, command }) => {
    const source = join(SOURCES, `${file}.bpf.c`);
    if (existsSync(path) && mtime(path) > Math.max(newest, mtime(source))) return;
    await run(compiler, command, { cwd: SOURCES });
  });
  const madeUp = await makeKernels(home);
  const running = changeRunning(home);
  return objects.map(({ file, variant, compiler, path }) => ({
    file,
    variant,
    compiler,
    path,
    kernels: file === KERNEL_TYPES ? running : madeUp,
  }));
}

function variants(quick, only) {
  const all = COMPILERS.flatMap(({ name, processors }) =>
    LEVELS.flatMap((level) =>
      processors.map((processor) => {
        const variant = `${name} -${level} -mcpu=${processor}`;
        return { variant, compiler: name, level, processor };
      }),
    ),
  );
  if (only) return all.filter(({ variant }) => only.includes(variant));
  return quick ? all.filter(({ level, processor }) => level === 'O2' && processor === 'v3') : all;
}

/** Each combination of features, and one field wider where there is one more of them or all. */
async function makeKernels(home) {
  const sets = Array.from({ length: 1 << FEATURES.length }, (_, bits) =>
    FEATURES.filter((_, i) => bits & (1 << i)),
  );
  sets.push([...FEATURES, 'WIDE'], ['SECOND', 'WIDE'], ['FIRST', 'SECOND', 'WIDE']);
  const source = join(SOURCES, 'kernel.c');
  const kernels = sets.map((features) => {
    const name = features.length ? features.join('+').toLowerCase() : 'bare';
    return { name, path: join(home, `${name}.btf`), features };
  });
  await inParallel(kernels, async ({ path, features }) => {
    if (existsSync(path) && mtime(path) > mtime(source)) return;
    const object = `${path}.o`;
    const macros = features.map((feature) => `-D${feature}`);
    await run('clang-19', ['-g', '-target', 'bpf', ...macros, '-c', source, '-o', object]);
    writeFileSync(path, readRecords(readFileSync(object)).btf);
  });
  return kernels.map(({ name, path }) => ({ name, path }));
}

/** The running kernel's BTF, and that with a name changed to one that nobody asks for. */
function changeRunning(home) {
  const whole = readFileSync(RUNNING);
  const changed = TAKEN_AWAY.map((name) => {
    const path = join(home, `running-without-${name}.btf`);
    const bytes = Buffer.from(whole);
    const sought = Buffer.from(`\0${name}\0`);
    const strings = bytes.readUInt32LE(4) + bytes.readUInt32LE(16);
    const at = bytes.indexOf(sought, strings);
    if (at < 0) throw new Error(`the running kernel has nothing called ${name}`);
    bytes.write('X', at + 1);
    writeFileSync(path, bytes);
    return { name: `running without ${name}`, path };
  });
  return [{ name: 'running', path: RUNNING }, ...changed];
}

function mtime(path) {
  return statSync(path).mtimeMs;
}

async function inParallel(items, task) {
  const waiting = [...items];
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await task(item);
  });
  await Promise.all(workers);
}
