import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { askLibbpf } from './libbpf.mjs';
import { extractTools } from './libbpf-tools.mjs';
import { assembleBtf } from './made-up/assemble-btf.mjs';
import { readCase } from './made-up/case.mjs';
import { GENERATED } from './made-up/generated.mjs';
import { randomCase } from './made-up/random.mjs';
import { collectMutants } from './mutants/collect.mjs';
import { compilePrograms } from './programs/compile.mjs';
import { readRecords } from './records.mjs';

/**
 * @typedef {object} Kernel
 * @property {string} name
 * @property {string} path of its raw BTF
 *
 * @typedef {object} Part an object and the kernels that it is resolved on
 * @property {string} group
 * @property {string} name
 * @property {string} path of the object
 * @property {Buffer} bytes
 * @property {boolean} little
 * @property {string} local path of its .BTF section
 * @property {import('./records.mjs').CoreRecord[]} records
 * @property {Kernel[]} kernels
 */

/**
 * All objects with the kernels of their byte order.
 *
 * @param {string} cache
 * @param {string} oracles directory of the oracle
 * @param {{ quick: boolean, programs: number, mutants: number }} amounts whether fewer kernels, tools and
 * seeds will do; how many pairs of an object and a kernel are compiled from random C; how many
 * mutants are made
 * @returns {Promise<Part[]>}
 */
export async function collect(cache, oracles, { quick, programs, mutants }) {
  const every = realKernels(cache);
  const kernels = quick ? every.filter((_, i) => i % 4 === 0 || every[i].big) : every;
  const tools = extractTools(cache);
  const real = [
    ...buildObjects(cache).map((path) => ({ group: 'own', path })),
    ...(quick ? tools.slice(0, 12) : tools).map((path) => ({ group: 'libbpf-tools', path })),
  ].map(({ group, path }) => part(cache, group, path, kernels));
  const compiled = await compilePrograms(directory(cache, 'programs'), programs);
  const small = [
    ...compiled.map(({ path, kernels: own }) => part(cache, 'programs', path, own)),
    ...(await madeUp(cache, oracles)),
  ];
  const changed = collectMutants(directory(cache, 'mutants'), small, mutants, (path) =>
    part(cache, 'mutants', path, []),
  );
  return [...real, ...small, ...(await random(cache, oracles, quick)), ...changed];
}

function part(cache, group, path, kernels) {
  const bytes = readFileSync(path);
  const { little, btf, records } = readRecords(bytes);
  const name = basename(path).replace(/\.o$/, '');
  const local = join(directory(cache, 'local'), `${group}-${name}.btf`);
  writeFileSync(local, btf);
  const own = kernels.filter(({ big }) => Boolean(big) !== little);
  return { group, name, path, bytes, little, local, records, kernels: own };
}

/** The archive's kernels, unpacked. */
function realKernels(cache) {
  const archive = join(cache, 'archive');
  const home = directory(cache, 'kernels');
  const files = readdirSync(archive, { recursive: true }).filter((file) => file.endsWith('.xz'));
  return files.sort().map((file) => {
    const name = file.replace(/\.btf\.tar\.xz$/, '');
    const path = join(home, `${name.replaceAll('/', '_')}.btf`);
    if (!existsSync(path)) {
      const bytes = execFileSync('tar', ['-xJOf', join(archive, file)], { maxBuffer: 1 << 28 });
      writeFileSync(path, bytes);
    }
    return { name, path, big: readFileSync(path).readUInt16BE(0) === 0xeb9f };
  });
}

/** Compiles objects/ for both byte orders. */
function buildObjects(cache) {
  const home = directory(cache, 'objects');
  const source = join(import.meta.dirname, 'objects');
  const multiarch = execFileSync('gcc', ['-print-multiarch'], { encoding: 'utf8' }).trim();
  const sources = readdirSync(source).filter((file) => file.endsWith('.bpf.c'));
  return sources.sort().flatMap((file) =>
    ['bpfel', 'bpfeb'].map((order) => {
      const object = join(home, `${basename(file, '.bpf.c')}_${order}.o`);
      const fresh = existsSync(object) && mtime(object) > mtime(join(source, file));
      const options = ['-g', '-O2', '-target', order, '-idirafter', `/usr/include/${multiarch}`];
      if (!fresh) {
        execFileSync('clang-19', [...options, '-c', file, '-o', object], {
          cwd: source,
          stdio: ['ignore', 'inherit', 'inherit'],
        });
      }
      return object;
    }),
  );
}

function mtime(path) {
  return statSync(path).mtimeMs;
}

/** Assembles made-up/cases for both byte orders. */
async function madeUp(cache, oracles) {
  const source = join(import.meta.dirname, 'made-up/cases');
  const written = readdirSync(source)
    .filter((file) => file.endsWith('.case'))
    .sort()
    .map((file) => [basename(file, '.case'), readFileSync(join(source, file), 'utf8')]);
  const parts = [];
  for (const [name, text] of [...written, ...Object.entries(GENERATED)]) {
    for (const little of [true, false]) {
      const order = little ? 'el' : 'eb';
      parts.push(await assemble(cache, oracles, 'made-up', `${name}_${order}`, text, little));
    }
  }
  return parts;
}

/** Cases from fixed seeds, of either byte order in turn. */
async function random(cache, oracles, quick) {
  const counts = { records: 60, kernels: 6 };
  const parts = [];
  for (let seed = 1; seed <= (quick ? 40 : 400); seed++) {
    const text = randomCase(seed, counts);
    parts.push(await assemble(cache, oracles, 'random', `seed-${seed}`, text, seed % 2 === 1));
  }
  return parts;
}

async function assemble(cache, oracles, group, name, text, little) {
  const home = directory(cache, group);
  const ask = localValues(home, oracles, little);
  const { object, kernels } = await readCase(text, little, ask);
  const path = join(home, `${name}.o`);
  writeFileSync(join(home, `${name}.case`), text);
  writeFileSync(path, object);
  const written = kernels.map((kernel) => {
    const to = join(home, `${name}.${kernel.name}.btf`);
    writeFileSync(to, kernel.btf);
    return { name: kernel.name, path: to, big: !little };
  });
  return part(cache, group, path, written);
}

/** Asks libbpf what an object's own types say, on a kernel that has none. */
export function localValues(home, oracles, little) {
  return async (btf, records) => {
    const local = join(home, 'local.btf');
    const kernel = join(home, 'empty.btf');
    writeFileSync(local, btf);
    writeFileSync(kernel, assembleBtf('', little).btf);
    const oracle = join(oracles, little ? 'oracle' : 'oracle-be');
    const [answers] = await askLibbpf(oracle, join(home, 'asked'), [{ local, records, kernel }]);
    return answers.map((answer) => answer.local);
  };
}

export function directory(...parts) {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}
