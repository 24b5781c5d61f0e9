import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { cpioOf } from './cpio.mjs';

/** Debian's busybox-static: nothing of the host's libraries is in the guest. */
const BUSYBOX = '/bin/busybox';

/** 6.12 panics at random where QEMU's `max` has cx16. */
const MACHINE = ['-machine', 'q35,accel=tcg', '-cpu', 'max,-cx16', '-m', '2048'];

/** Where other work keeps the processors busy, the test of the timer fails by chance, and the kernel panics. */
const BOOT = 'console=ttyS0 panic=-1 quiet no_timer_check';

/** How much of a console's end an error shows. */
const SHOWN = 2000;

/**
 * Boots a kernel under QEMU, without KVM and without a disk, and runs a shell script there.
 * Needs qemu-system-x86 and busybox-static.
 *
 * @param {import('./kernels.mjs').BootableKernel} kernel
 * @param {{ files: Map<string, { bytes: Buffer, executable?: boolean }>, script: string, seconds: number }} job
 * `files` by their path below the directory that `script` starts in; how many seconds it may take
 * @returns {Promise<string>} all that the script printed on its standard output
 * @throws if the script fails, or the kernel ends without having said all; with the console's end
 */
export async function runOnKernel(kernel, { files, script, seconds }) {
  const scratch = mkdtempSync(join(tmpdir(), 'boot-'));
  try {
    const initrd = join(scratch, 'initrd');
    const results = join(scratch, 'results');
    writeFileSync(initrd, initramfs(files, script));
    const console = await qemu(
      [
        ...MACHINE,
        ...['-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none'],
        ...['-serial', 'stdio', '-serial', `file:${results}`],
        ...['-kernel', kernel.image, '-initrd', initrd],
        ...['-append', BOOT],
      ],
      seconds,
    );
    return resultsOf(readFileSync(results), kernel, console);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Runs a script as runOnKernel does, but on the running kernel.
 *
 * @param {{ files: Map<string, { bytes: Buffer, executable?: boolean }>, script: string, seconds: number }} job
 * @returns {Promise<string>}
 */
export async function runHere({ files, script, seconds }) {
  const scratch = mkdtempSync(join(tmpdir(), 'here-'));
  try {
    for (const [path, { bytes, executable }] of files) {
      writeFileSync(join(scratch, path), bytes, { mode: executable ? 0o755 : 0o644 });
    }
    const options = { cwd: scratch, timeout: seconds * 1000, maxBuffer: 1 << 28 };
    return (await promisify(execFile)('sh', ['-c', script], options)).stdout;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function initramfs(files, script) {
  const init = readFileSync(join(import.meta.dirname, 'init.sh'));
  const whole = new Map([
    ['init', { bytes: init, executable: true }],
    ['bin/busybox', { bytes: readFileSync(BUSYBOX), executable: true }],
    ['jobs/run', { bytes: Buffer.from(script), executable: true }],
  ]);
  for (const [path, file] of files) whole.set(`jobs/${path}`, file);
  return cpioOf(whole);
}

/** Gives what came through the first serial port. QEMU's own end tells nothing of the guest's. */
function qemu(args, seconds) {
  return new Promise((resolve, reject) => {
    const options = { timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 28 };
    execFile('qemu-system-x86_64', args, options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') reject(new Error('there is no qemu-system-x86_64'));
      else if (error?.killed) resolve(`${stdout}\n(stopped after ${seconds} seconds)`);
      else resolve(`${stdout}${stderr}`);
    });
  });
}

function resultsOf(bytes, { release }, console) {
  const fail = (what) =>
    new Error(`${release}: ${what}; its console ends:\n${console.slice(-SHOWN)}`);
  const line = bytes.indexOf('\n');
  if (line < 0) throw fail('no results came');
  const [length, hash, status] = bytes.subarray(0, line).toString().split(' ');
  const packed = bytes.subarray(line + 1);
  if (packed.length !== Number(length)) throw fail(`${packed.length} of ${length} bytes came`);
  if (createHash('sha256').update(packed).digest('hex') !== hash) throw fail('the results changed');
  if (status !== '0') throw fail(`the script ended with ${status}`);
  return gunzipSync(packed).toString();
}
