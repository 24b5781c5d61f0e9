import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTS } from './hosts.mjs';

/**
 * Reads what datadog.sh packs: every member by its name, and the file in it.
 *
 * @param {string} tree a bundle of layout tree
 * @param {string} scratch
 * @param {(...parts: string[]) => void} recipe runs datadog.sh
 * @returns {string[]} what is not as it should be
 */
export function checkDatadog(tree, scratch, recipe) {
  return ['x86_64', 'arm64'].flatMap((arch) => {
    const directory = join(scratch, arch);
    recipe(tree, arch, directory);
    const collection = join(directory, 'minimized-btfs.tar.xz');
    const first = readFileSync(collection);
    recipe(tree, arch, directory);
    const again = first.equals(readFileSync(collection)) ? [] : [`${arch}: other bytes again`];

    const kernels = HOSTS.map(({ kernel }) => kernel).filter((kernel) =>
      kernel.includes(`/${arch}/`),
    );
    const expected = new Map(kernels.map((kernel) => [memberOf(kernel), kernel]));
    const names = list(collection);
    const missing = [...expected.keys()].filter((name) => !names.includes(name));
    const strange = names.filter((name) => !expected.has(name));
    mkdirSync(join(directory, 'all'));
    execFileSync('tar', ['-xf', collection, '-C', join(directory, 'all')]);
    const wrong = [...expected].filter(
      ([name, kernel]) =>
        !isFile(join(directory, 'all', name), join(tree, `${kernel}.btf`), kernel),
    );
    return [
      ...again,
      ...missing.map((name) => `${arch}: ${name} is not in it`),
      ...strange.map((name) => `${arch}: ${name} is in it`),
      ...wrong.map(([name]) => `${arch}: ${name} has another file`),
    ];
  });
}

/** getEmbeddedBTF's rule, in the agent's pkg/ebpf/btf.go. */
function memberOf(kernel) {
  const [platform, version, , release] = kernel.split('/');
  const place = platform === 'ubuntu' ? `${platform}/${version}` : platform;
  return `${place}/${release}.btf.tar.xz`;
}

function list(archive) {
  const names = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');
  return names.filter((name) => !name.endsWith('/'));
}

function isFile(packed, path, kernel) {
  const name = `${kernel.split('/').at(-1)}.btf`;
  if (list(packed).join() !== name) return false;
  return execFileSync('tar', ['-xOf', packed, name]).equals(readFileSync(path));
}
