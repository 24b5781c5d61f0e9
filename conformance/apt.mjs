import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Options that make apt work inside `root`, so that the host's lists and architectures stay as they
 * are. Packages come from the Debian mirrors that the host itself uses.
 *
 * @param {string} root
 * @param {string[]} arches
 * @param {{ label: string, type: 'deb' | 'deb-src', suites: string, arches?: string }[]} sources
 * `label` is that of the mirror's Release files: Debian or Debian-Security
 * @returns {string[]}
 */
export function privateApt(root, arches, sources) {
  for (const below of ['lists/partial', 'cache/archives/partial', 'sources']) {
    mkdirSync(join(root, below), { recursive: true });
  }
  writeFileSync(join(root, 'status'), '');
  writeFileSync(join(root, 'sources/debian.sources'), stanzas(sources));
  const options = [
    `Dir::State::lists=${root}/lists`,
    `Dir::State::status=${root}/status`,
    `Dir::Cache=${root}/cache`,
    'Dir::Etc::sourcelist=/dev/null',
    `Dir::Etc::sourceparts=${root}/sources`,
    'APT::Sandbox::User=root',
    'Acquire::Languages=none',
    'Acquire::Retries=3',
    ...arches.map((arch) => `APT::Architectures::=${arch}`),
  ];
  return options.flatMap((option) => ['-o', option]);
}

function stanzas(sources) {
  const format = ['--format', '$(LABEL)|$(REPO_URI)', 'Created-By: Packages', 'Origin: Debian'];
  const lines = execFileSync('apt-get', ['indextargets', ...format], { encoding: 'utf8' });
  const mirrors = new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split('|')),
  );
  if (!mirrors.has('Debian')) throw new Error('apt knows no Debian mirror: run apt-get update');
  return sources
    .filter(({ label }) => mirrors.has(label))
    .map(({ label, type, suites, arches }) =>
      [
        `Types: ${type}`,
        `URIs: ${mirrors.get(label)}`,
        `Suites: ${suites}`,
        'Components: main',
        ...(arches ? [`Architectures: ${arches}`] : []),
        'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg',
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** Runs apt; a suite or package that is just being synchronized costs itself, not the others. */
export function tryApt(args, cwd) {
  try {
    execFileSync('apt-get', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const lines = `${error.stderr}`.split('\n');
    console.error(lines.filter((line) => line.startsWith('E: ')).join('\n'));
  }
}
