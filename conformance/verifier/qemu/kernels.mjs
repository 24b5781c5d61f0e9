import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateApt, tryApt } from '../../apt.mjs';
import { btfOfImage } from '../../kernels/btf-of-image.mjs';
import { debOf, imageIn, kernelPackages } from '../../kernels/packages.mjs';

/**
 * A kernel that can be booted.
 *
 * @typedef {object} BootableKernel
 * @property {string} series as `5.10`
 * @property {string} release what `uname -r` says there
 * @property {string} image path of its `vmlinuz`
 * @property {string} btf path of its raw BTF
 */

/** Series that are booted, and which Debian's kernels they stand for. The last one is the newest. */
const SERIES = ['5.10', '6.1', '6.12', '7'];

/** The smallest of Debian's flavours; all that a boot from an initramfs needs is built in. */
const FLAVOUR = 'cloud-amd64';

/** Bullseye leaves the mirrors one day, and its security suite with it. */
const SUITES = [
  { label: 'Debian', type: 'deb', suites: 'bullseye bookworm trixie forky sid' },
  { label: 'Debian-Security', type: 'deb', suites: 'bullseye-security' },
];

/**
 * The newest of Debian's kernels of each series, fetched once. Needs apt, dpkg-deb and tar.
 *
 * @param {string} cache
 * @returns {Promise<BootableKernel[]>}
 */
export async function bootableKernels(cache) {
  const home = join(cache, 'bootable');
  const list = join(home, 'kernels.json');
  if (!existsSync(list)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(list, JSON.stringify(await fetchKernels(home), undefined, 2));
  }
  return JSON.parse(readFileSync(list, 'utf8')).map(({ series, release }) => ({
    series,
    release,
    image: join(home, `${release}.vmlinuz`),
    btf: join(home, `${release}.btf`),
  }));
}

async function fetchKernels(home) {
  const root = join(home, 'apt');
  const apt = privateApt(root, ['amd64'], SUITES);
  const packages = kernelPackages(apt).filter(({ flavour }) => flavour === FLAVOUR);
  const kernels = [];
  for (const series of SERIES) {
    const newest = packages.find(({ version }) => version.startsWith(`${series}.`));
    if (!newest) throw new Error(`apt knows no ${FLAVOUR} kernel of series ${series}`);
    console.log(`fetching ${newest.release}`);
    tryApt([...apt, '-qq', 'download', `${newest.name}:amd64`], root);
    const deb = debOf(newest.name, root);
    if (!deb) throw new Error(`apt did not fetch ${newest.name}`);
    const image = await imageIn(join(root, deb));
    writeFileSync(join(home, `${newest.release}.vmlinuz`), image);
    writeFileSync(join(home, `${newest.release}.btf`), btfOfImage(image));
    kernels.push({ series, release: newest.release });
  }
  rmSync(root, { recursive: true });
  return kernels;
}
