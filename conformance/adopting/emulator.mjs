import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { privateApt, tryApt } from '../apt.mjs';

/**
 * Takes Debian's emulator of programs for arm64, without installing it. Its flag `-r` is what programs are told as
 * `uname -r`.
 *
 * @param {string} cache
 * @returns {string} its path
 */
export function fetchEmulator(cache) {
  const home = join(cache, 'qemu-user');
  const program = join(home, 'usr/bin/qemu-aarch64-static');
  if (existsSync(program)) return program;
  mkdirSync(home, { recursive: true });
  const root = join(home, 'apt');
  const apt = privateApt(root, [], [{ label: 'Debian', type: 'deb', suites: 'bookworm' }]);
  tryApt([...apt, '-qq', 'update']);
  tryApt([...apt, '-qq', 'download', 'qemu-user-static'], home);
  rmSync(root, { recursive: true });
  const found = readdirSync(home).find((file) => file.endsWith('.deb'));
  if (!found) throw new Error('Debian has no qemu-user-static just now: try again later');
  execFileSync('dpkg-deb', ['-x', found, '.'], { cwd: home });
  rmSync(join(home, found));
  return program;
}
