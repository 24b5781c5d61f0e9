import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { extractTools } from '../libbpf-tools.mjs';

const run = promisify(execFile);
const SOURCES = join(import.meta.dirname, 'programs');
const COMPILER = 'clang-19';

/** What compilers emit by processor is tried for each; all else is compiled as usual. */
const PROCESSORS = { instructions: ['v1', 'v2', 'v3', 'v4'] };
const USUAL = ['v3'];

/**
 * An object that is tried.
 *
 * @typedef {object} Tried
 * @property {'ours' | 'libbpf-tools'} group
 * @property {string} name
 * @property {string} path
 */

/**
 * Compiles the programs of this directory, and takes those of libbpf-tools.
 *
 * @param {string} cache
 * @param {string} headers directory of libbpf's `include/uapi`, whose enums are newer than Debian's
 * @returns {Promise<Tried[]>}
 */
export async function triedObjects(cache, headers) {
  const home = join(cache, 'preflight');
  mkdirSync(home, { recursive: true });
  const include = (await run('gcc', ['-print-multiarch'])).stdout.trim();
  const options = [
    ...['-g', '-O2', '-Wall', '-Werror', '-target', 'bpf'],
    // No path of this machine is in what is compiled.
    ...['-fdebug-compilation-dir=.', '-idirafter', `/usr/include/${include}`, '-I', headers],
  ];
  const ours = readdirSync(SOURCES)
    .filter((file) => file.endsWith('.bpf.c'))
    .sort()
    .flatMap((file) => {
      const source = basename(file, '.bpf.c');
      return (PROCESSORS[source] ?? USUAL).map((processor) => {
        const name = source in PROCESSORS ? `${source}.${processor}` : source;
        return { group: 'ours', name, path: join(home, `${name}.o`), file, processor };
      });
    });
  const common = statSync(join(SOURCES, 'common.h')).mtimeMs;
  for (const { path, file, processor } of ours) {
    const newest = Math.max(common, statSync(join(SOURCES, file)).mtimeMs);
    if (existsSync(path) && statSync(path).mtimeMs > newest) continue;
    await run(COMPILER, [...options, `-mcpu=${processor}`, '-c', file, '-o', path], {
      cwd: SOURCES,
    });
  }
  const tools = extractTools(cache).map((path) => ({
    group: 'libbpf-tools',
    name: basename(path, '.bpf.o'),
    path,
  }));
  return [...ours.map(({ group, name, path }) => ({ group, name, path })), ...tools];
}
