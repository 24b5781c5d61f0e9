import { readFileSync } from 'node:fs';
import { programKey } from '../ask-verifier.mjs';
import { runHere, runOnKernel } from './boot.mjs';

/**
 * @typedef {object} Job
 * @property {string} object path
 * @property {Uint8Array} [bytes] of the object, if the file has them in another form
 * @property {Uint8Array} [btf] what its relocations are resolved against; the kernel's own BTF if there is
 * none
 *
 * @typedef {import('../ask-verifier.mjs').Answer} Answer
 */

/** Under TCG most objects take a tenth of a second, the largest one some seconds. */
const SECONDS = { boot: 60, job: 2 };

/** libbpf reads a kernel's configuration from a file, of which these kernels have none. */
const CONFIGURATION = ['CONFIG_BPF_SYSCALL=y', 'CONFIG_NET=y', 'CONFIG_NR_CPUS=64', ''].join('\n');
const SCRIPTS = {
  booted: 'mkdir /boot && mv configuration "/boot/config-$(uname -r)" && exec ./verifier list',
  running: 'exec ./verifier list',
};

/**
 * Gives every program of some objects to a kernel's verifier, each alone.
 *
 * @param {import('./kernels.mjs').BootableKernel | undefined} kernel to boot; none: the running one
 * @param {string} oracle path of the verifier's oracle
 * @param {Job[]} jobs
 * @returns {Promise<Answer[]>} by job
 */
export async function askKernel(kernel, oracle, jobs) {
  const files = new Map([
    ['verifier', { bytes: readFileSync(oracle), executable: true }],
    ['configuration', { bytes: Buffer.from(CONFIGURATION) }],
  ]);
  const names = new Map();
  const nameOf = (bytes, key, ending) => {
    if (!names.has(key)) {
      names.set(key, `${names.size}.${ending}`);
      files.set(names.get(key), { bytes: bytes() });
    }
    return names.get(key);
  };
  const lines = jobs.map(({ object, bytes, btf }) => {
    const path = nameOf(() => bytes ?? readFileSync(object), object, 'o');
    return `${path}\t${btf ? nameOf(() => btf, btf, 'btf') : '-'}\n`;
  });
  files.set('list', { bytes: Buffer.from(lines.join('')) });
  const seconds = SECONDS.boot + SECONDS.job * jobs.length;
  const text = kernel
    ? await runOnKernel(kernel, { files, script: SCRIPTS.booted, seconds })
    : await runHere({ files, script: SCRIPTS.running, seconds });
  return answersIn(text, jobs.length);
}

function answersIn(text, count) {
  const answers = Array.from({ length: count }, () => ({
    programs: new Map(),
    externs: new Map(),
  }));
  let done = 0;
  for (const line of text.split('\n')) {
    const [job, name, section, word, value, text] = line.split('\t');
    if (job === 'done') done++;
    else if (word === 'is') answers[job].externs.set(name, BigInt(value));
    else if (name === '(object)') answers[job].refused = `${word}: ${text}`;
    else if (word) {
      const load = { name, section, word, instruction: Number(value), text };
      answers[job].programs.set(programKey(section, name), load);
    }
  }
  if (done !== count) throw new Error(`the oracle answered ${done} of ${count} jobs`);
  return answers;
}
