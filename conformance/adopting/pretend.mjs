import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BTF = '/sys/kernel/btf';
/** struct utsname of Linux has six fields of this length. */
const FIELD = 65;

/**
 * Runs a program as if it were on another host: with its /etc/os-release, without BTF of the kernel, with an empty
 * /tmp, and with what its uname(2) says. Needs root and strace.
 *
 * @param {import('./hosts.mjs').Host} host
 * @param {string} scratch
 * @param {string[]} command
 * @returns {{ output: string, left: string[] }} what it prints, and names of files that it leaves in /tmp
 */
export function runOn(host, scratch, command) {
  const inject = `inject=uname:poke_exit=@arg1=${utsname(host)}`;
  const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=uname', '-e', inject];
  return runWithin(host, scratch, [...strace, ...command]);
}

/**
 * The same for a program that is built for arm64, on an emulator, which itself says what uname(2) does.
 *
 * @param {string} emulator
 * @param {import('./hosts.mjs').Host} host
 * @param {string} scratch
 * @param {string[]} command
 */
export function emulateOn(emulator, host, scratch, command) {
  return runWithin(host, scratch, [emulator, '-r', host.release, ...command]);
}

function runWithin(host, scratch, command) {
  const osRelease = join(scratch, 'os-release');
  const temporary = join(scratch, 'tmp');
  writeFileSync(osRelease, host.osRelease);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  const steps = [
    'mount --bind "$1" /etc/os-release',
    'mount --bind "$2" /tmp',
    ...(existsSync(BTF) ? [`mount -t tmpfs none ${BTF}`] : []),
    'shift 2',
    'exec "$@"',
  ].join(' && ');
  const output = execFileSync(
    'unshare',
    ['--mount', 'sh', '-c', steps, 'sh', osRelease, temporary, ...command],
    { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  return { output, left: readdirSync(temporary) };
}

function utsname({ release, machine }) {
  const fields = ['Linux', 'host', release, '#1 SMP', machine, '(none)'];
  const bytes = Buffer.alloc(fields.length * FIELD);
  for (const [index, field] of fields.entries()) bytes.write(field, index * FIELD);
  return bytes.toString('hex');
}
