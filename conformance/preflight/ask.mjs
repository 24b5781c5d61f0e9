import { readFileSync } from 'node:fs';
import { runHere, runOnKernel } from '../verifier/qemu/boot.mjs';

/**
 * @typedef {object} Happened what became of one program
 * @property {string} object
 * @property {string} program
 * @property {string} section
 * @property {'loaded' | 'refused' | 'crash'} load
 * @property {number} errno of the load, 0 if it was taken
 * @property {string} [text] why it was refused
 * @property {string[]} [before] lines of the verifier's log before that, newest first
 * @property {{ name: string, text: string }[]} maps that the kernel could not make
 * @property {'attached' | 'failed' | 'untried'} [attach] if it was loaded
 * @property {number} [attachErrno]
 * @property {string} [attachText]
 *
 * @typedef {object} KernelNames what a kernel says of names
 * @property {string[]} symbols of /proc/kallsyms, as `name` or `name.suffix`, each once, with `*` before
 * where it is there more than once
 * @property {string[]} traceable functions that ftrace can trace
 * @property {string[]} forbidden functions that a kprobe may not be put on
 * @property {string[]} events as `group/name`
 */

const SECONDS = { boot: 60, program: 1 };

/** libbpf reads a kernel's configuration from a file, of which these kernels have none. */
const CONFIGURATION = ['CONFIG_BPF_SYSCALL=y', 'CONFIG_NET=y', 'CONFIG_NR_CPUS=64', ''].join('\n');

const NAMES = `
awk 'NR == FNR { asked[$1]; next }
  { name = $3; sub(/\\..*/, "", name) } name in asked { count[$3]++ }
  END { for (name in count) printf "symbol\\t%s%s\\n", (count[name] > 1 ? "*" : ""), name }' names /proc/kallsyms
awk 'NR == FNR { asked[$1]; next }
  { name = $1; sub(/\\..*/, "", name) } name in asked { print "traceable\\t" $1 }' \
  names "$T/available_filter_functions" 2>/dev/null
awk 'NR == FNR { asked[$1]; next }
  { name = $2; sub(/\\..*/, "", name) } name in asked { print "forbidden\\t" $2 }' \
  names /sys/kernel/debug/kprobes/blacklist 2>/dev/null
sed 's/^/event\\t/; s/:/\\//' "$T/available_events"
`;

const SCRIPTS = {
  booted: `
mkdir /boot && mv configuration "/boot/config-$(uname -r)"
./preflight list || exit 1
T=/sys/kernel/tracing
${NAMES}`,
  // In a mount namespace: nothing stays mounted.
  running: `
exec unshare --mount sh -c '
mountpoint -q /sys/kernel/tracing || mount -t tracefs tracefs /sys/kernel/tracing || exit 1
exec sh ./inside'`,
  inside: `./preflight list || exit 1
T=/sys/kernel/tracing
${NAMES}
exit 0
`,
};

/**
 * Loads and attaches each program of some objects alone, in a kernel.
 *
 * @param {import('../verifier/qemu/kernels.mjs').BootableKernel | undefined} kernel to boot; none: the running one
 * @param {string} oracle its path
 * @param {import('./objects.mjs').Tried[]} objects
 * @param {string[]} names functions that the kernel is asked about
 * @param {number} programs how many there are, at least
 * @returns {Promise<{ happened: Happened[], names: KernelNames }>}
 */
export async function askKernel(kernel, oracle, objects, names, programs) {
  const files = new Map([
    ['preflight', { bytes: readFileSync(oracle), executable: true }],
    ['configuration', { bytes: Buffer.from(CONFIGURATION) }],
    ['inside', { bytes: Buffer.from(SCRIPTS.inside) }],
    ['names', { bytes: Buffer.from(names.map((name) => `${name}\n`).join('')) }],
    ['list', { bytes: Buffer.from(objects.map((_, i) => `${i}.o\n`).join('')) }],
    ...objects.map(({ path }, i) => [`${i}.o`, { bytes: readFileSync(path) }]),
  ]);
  const seconds = SECONDS.boot + SECONDS.program * programs;
  const text = kernel
    ? await runOnKernel(kernel, { files, script: SCRIPTS.booted, seconds })
    : await runHere({ files, script: SCRIPTS.running, seconds });
  return readAnswers(text, objects);
}

function readAnswers(text, objects) {
  const happened = new Map();
  const names = { symbols: [], traceable: [], forbidden: [], events: [] };
  const lists = {
    symbol: 'symbols',
    traceable: 'traceable',
    forbidden: 'forbidden',
    event: 'events',
  };
  const refused = new Map();
  let done = 0;
  for (const line of text.split('\n')) {
    const fields = line.split('\t');
    const [first, program, section, what, word, errno, said] = fields;
    if (first === 'done') done++;
    else if (first in lists) names[lists[first]].push(program);
    else if (program === '(object)') refused.set(objects[first].name, said);
    else if (what) {
      const key = `${first}\t${program}\t${section}`;
      if (!happened.has(key)) {
        happened.set(key, { object: objects[first].name, program, section, maps: [] });
      }
      note(happened.get(key), what, word, Number(errno), said);
    }
  }
  if (done !== objects.length) {
    throw new Error(
      `the oracle answered ${done} of ${objects.length} objects: ${text.slice(-500)}`,
    );
  }
  for (const list of Object.values(names)) list.sort();
  // Several objects are tried at a time.
  const place = new Map(objects.map(({ name }, i) => [name, i]));
  const sorted = [...happened.values()].sort((a, b) => place.get(a.object) - place.get(b.object));
  return { happened: sorted, names, refused: Object.fromEntries(refused) };
}

function note(one, what, word, errno, text) {
  if (what === 'map') one.maps.push({ name: word, text });
  else if (what === 'proof') one.before = [...(one.before ?? []), text];
  else if (what === 'load') Object.assign(one, { load: word, errno, ...(text && { text }) });
  else {
    Object.assign(one, { attach: word, attachErrno: errno, ...(text && { attachText: text }) });
  }
}
