// The licences of what is bundled: of every package that is no development dependency.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/**
 * One text with the name, version and licence of each installed package, sorted. ncc's own list leaves
 * out packages of all but one part of a bundle.
 */
export function packageLicences() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .filter(([path]) => existsSync(join(root, path)))
    .map(([path]) => licenceOf(join(root, path)))
    .sort()
    .join('\n');
}

function licenceOf(directory) {
  const { name, version, license } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const texts = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) =>
      readFileSync(join(directory, entry.name), 'utf8').replaceAll('\r\n', '\n').trim(),
    )
    .sort();
  return [`${name} ${version} (${license})`, ...texts].join('\n\n').concat('\n');
}
