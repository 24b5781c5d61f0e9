import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assembleBtf } from '../made-up/assemble-btf.mjs';
import { HOSTS } from './hosts.mjs';

/**
 * Makes an archive of made-up kernels, one for each place that a host's kernel has. Each has another
 * task_struct, so that no tailored file is that of another kernel.
 *
 * @param {string} directory
 * @returns {Map<string, number>} the size of task_struct by the kernel's place
 */
export function makeArchive(directory) {
  const places = [...new Set(HOSTS.map(({ kernel }) => kernel))].sort();
  const sizes = new Map(places.map((place, index) => [place, 1024 + 8 * index]));
  for (const [place, size] of sizes) {
    const path = join(directory, `${place}.btf`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, kernelBtf(size));
  }
  return sizes;
}

function kernelBtf(size) {
  const types = `
[1] INT 'long' size=8 nr_bits=64 encoding=SIGNED
[2] VOLATILE '(anon)' type_id=1
[3] STRUCT 'task_struct' size=${size} vlen=1
	'state' type_id=2 bits_offset=${8 * (size - 8)}
`;
  return assembleBtf(types, true).btf;
}
