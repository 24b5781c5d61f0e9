import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { tryApt } from '../apt.mjs';

const run = promisify(execFile);
const FORM =
  /^linux-(?:image|binary)-(?<version>\d[\d.]+(?:-\d+|\+deb\d+(?:\.\d+)?))-(?<flavour>.+)$/;

/**
 * The packages with a kernel's image that apt knows, the newest first. From Linux 7 on, the image is
 * in `linux-binary`.
 *
 * @param {string[]} apt options, as privateApt gives them
 * @returns {{ name: string, version: string, flavour: string, release: string }[]} `release` is what
 * `uname -r` says there
 */
export function kernelPackages(apt) {
  tryApt([...apt, '-qq', 'update']);
  const names = execFileSync('apt-cache', [...apt, 'pkgnames', 'linux-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).split('\n');
  return names
    .flatMap((name) => {
      const { version, flavour } = FORM.exec(name)?.groups ?? {};
      if (!version || (version.includes('deb14') && name.startsWith('linux-image'))) return [];
      return [{ name, version, flavour, release: `${version}-${flavour}` }];
    })
    .sort((a, b) => -compareVersions(a.version, b.version));
}

function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.match(/\d+/g).map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference) return difference;
  }
  return 0;
}

/** The file that apt made of a package in a directory. */
export function debOf(name, directory) {
  return readdirSync(directory).find(
    (file) => file.startsWith(`${name}_`) && file.endsWith('.deb'),
  );
}

/**
 * The bootable image (`vmlinuz`) inside a package.
 *
 * @param {string} deb path of the package
 * @returns {Promise<Buffer>}
 */
export async function imageIn(deb) {
  const script = 'dpkg-deb --fsys-tarfile "$1" | tar -xO --wildcards "*/vmlinuz*"';
  const options = { encoding: 'buffer', maxBuffer: 1 << 28 };
  return (await run('sh', ['-c', script, 'sh', deb], options)).stdout;
}
