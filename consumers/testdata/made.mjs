// Bundles as btf-bundle itself makes them, of kernels and an object that are made up. Needs lib/ (npx tsc).

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readCase } from '../../conformance/made-up/case.mjs';

const CLI = resolve(import.meta.dirname, '../../lib/cli.js');

/** What the object reads, and a kernel where that lies at a byte that its number says. */
const caseOf = (number) => `
object:
[1] INT 'unsigned int' size=4
[2] STRUCT task_struct size=4 vlen=1
	pid type_id=1 bits_offset=0
relocations:
byte_off [2] 0:0 alu=0
kernel: made up
[1] INT 'unsigned int' size=4
[2] STRUCT task_struct size=${8 * number + 8} vlen=1
	pid type_id=1 bits_offset=${64 * number}
`;

/** The made-up object, and the whole BTF of the kernel that has a number. */
async function made(number) {
  const { object, kernels } = await readCase(caseOf(number), true, async () => [0n]);
  return { object, btf: kernels[0].btf };
}

/**
 * Puts an archive of kernels and the object that is tailored to into a directory.
 *
 * @param {{ id: string, number: number }[]} kernels those with one number have the same BTF
 * @returns {Promise<(layout: string, pack: string, targets?: string[]) => { files: Map<string, Buffer>, packed: Buffer }>}
 *   makes a bundle of them: its files by their paths, and what it was packed into, if `pack` is not none
 */
export async function bundler(kernels, directory) {
  const archive = join(directory, 'archive');
  for (const { id, number } of kernels) {
    const path = join(archive, `${id}.btf`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, (await made(number)).btf);
  }
  writeFileSync(join(directory, 'made-up.bpf.o'), (await made(0)).object);
  return (layout, pack, targets = kernels.map(({ id }) => id)) => {
    const output = join(mkdtempSync(join(directory, 'bundle-')), 'bundle');
    writeFileSync(join(directory, 'targets'), `${targets.join('\n')}\n`);
    execFileSync(
      process.execPath,
      [
        ...[CLI, '--objects', 'made-up.bpf.o', '--targets-file', 'targets'],
        ...['--archive', 'archive', '--cache', 'none', '--layout', layout, '--pack', pack],
        ...['--output', output, '--report-directory', `${output}-report`],
      ],
      { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    return {
      files: filesOf(output),
      packed: pack === 'none' ? undefined : readFileSync(`${output}.${pack}`),
    };
  };
}

/** Calls `use` with a directory that is gone afterwards. */
export async function inScratch(use) {
  const scratch = mkdtempSync(join(tmpdir(), 'testdata-'));
  try {
    return await use(scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** All files below a directory, by their paths with slashes, sorted. */
export function filesOf(directory) {
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(directory, path))]));
}
