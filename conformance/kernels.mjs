#!/usr/bin/env node
// Makes a directory in BTFHub-Archive's layout out of Debian's kernel packages.
//
//   node conformance/kernels.mjs [--all] [directory]
//
// The default takes the newest kernel of each family in FAMILIES, --all the newest of many more.
// A directory that was filled once is left as it is. Needs apt, dpkg-deb, tar and xz.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { privateApt, tryApt } from './apt.mjs';
import { btfOfImage } from './kernels/btf-of-image.mjs';
import { debOf, imageIn, kernelPackages } from './kernels/packages.mjs';

const run = promisify(execFile);

/** Debian's architectures whose kernels carry BTF, by the name that an archive gives them. */
const ARCHES = { amd64: 'x86_64', arm64: 'arm64', s390x: 's390x' };

/** [Debian version, kernel series, flavour, how many, how many with --all] */
const FAMILIES = [
  ['11', '5.10', 'cloud-amd64', 2, 4],
  ['11', '5.10', 'cloud-arm64', 1, 3],
  ['11', '5.10', 'rt-amd64', 1, 2],
  ['11', '5.10', 'amd64', 0, 2],
  ['12', '6.1', 'cloud-amd64', 2, 8],
  ['12', '6.1', 'cloud-arm64', 1, 4],
  ['12', '6.1', 'amd64', 1, 6],
  ['12', '6.1', 'arm64', 1, 2],
  ['12', '6.1', 'rt-amd64', 1, 2],
  ['12', '6.12', 'cloud-amd64', 0, 6],
  ['12', '6.12', 'rt-amd64', 0, 2],
  ['13', '6.12', 'cloud-amd64', 1, 2],
  ['13', '6.12', 'cloud-arm64', 1, 2],
  ['13', '6.12', 'amd64', 0, 2],
  ['13', '6.12', 's390x', 1, 2],
  ['14', '7.2', 'cloud-amd64', 1, 1],
  ['14', '7.2', 'cloud-arm64', 1, 1],
  ['14', '7.2', 'amd64', 0, 1],
  ['14', '7.2', 's390x', 1, 1],
];

const all = process.argv.includes('--all');

/** Package lists to read. The main suites change rarely; the others hold most of the versions. */
const SUITES = [
  {
    label: 'Debian',
    type: 'deb',
    suites: 'bullseye bookworm trixie forky',
    arches: 'amd64 arm64 s390x',
  },
  ...(all
    ? [
        { label: 'Debian', type: 'deb', suites: 'bookworm-backports', arches: 'amd64 arm64' },
        {
          label: 'Debian-Security',
          type: 'deb',
          suites: 'bullseye-security',
          arches: 'amd64 arm64',
        },
        {
          label: 'Debian-Security',
          type: 'deb',
          suites: 'bookworm-security',
          arches: 'amd64 arm64',
        },
        { label: 'Debian-Security', type: 'deb', suites: 'trixie-security', arches: 'amd64' },
      ]
    : []),
];
const named = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
const directory = resolve(
  named ?? join(import.meta.dirname, '.cache', all ? 'archive-all' : 'archive'),
);
const stamp = `${directory}.txt`;

if (existsSync(stamp)) {
  console.log(`${directory}: ${readFileSync(stamp, 'utf8').trim().split('\n').length} kernels`);
} else {
  await fill();
}

async function fill() {
  const root = join(directory, '.apt');
  const apt = privateApt(root, Object.keys(ARCHES), SUITES);
  const wanted = choose(kernelPackages(apt));
  console.log(`fetching ${wanted.length} kernels`);
  const names = wanted.map(({ name, arch }) => `${name}:${arch}`);
  tryApt([...apt, '-qq', 'download', ...names], root);
  const kernels = wanted.filter(({ name }) => debOf(name, root));
  if (kernels.length < wanted.length * 0.8) throw new Error(`only ${kernels.length} came`);
  const waiting = [...kernels];
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await pack(next, root);
  });
  await Promise.all(workers);
  rmSync(root, { recursive: true });
  writeFileSync(stamp, kernels.map(({ id }) => `${id}\n`).join(''));
}

/** The newest kernels of each family. */
function choose(packages) {
  return FAMILIES.flatMap(([debian, series, flavour, few, many]) =>
    packages
      .filter((kernel) => kernel.flavour === flavour)
      .filter(({ version }) => version.startsWith(`${series}.`))
      .filter(({ version }) => !version.includes('+') || version.includes(`+deb${debian}`))
      .slice(0, all ? many : few)
      .map(({ name, release }) => {
        const arch = flavour.split('-').at(-1);
        return { name, arch, release, id: `debian/${debian}/${ARCHES[arch]}/${release}` };
      }),
  );
}

async function pack({ name, release, id }, root) {
  const deb = debOf(name, root);
  const image = await imageIn(join(root, deb));
  const home = join(directory, id, '..');
  mkdirSync(home, { recursive: true });
  const file = `${release}.btf`;
  writeFileSync(join(home, file), btfOfImage(image));
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--mtime=@0', '--mode=0644'];
  await run('tar', ['-C', home, ...owner, '-cJf', join(home, `${file}.tar.xz`), file]);
  rmSync(join(home, file));
  rmSync(join(root, deb));
  console.log(id);
}
