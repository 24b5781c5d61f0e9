/**
 * Why something was refused or not attached, as a class of reason.
 *
 * @typedef {object} Class
 * @property {string} name
 * @property {boolean} isListed whether it is one of the reasons that are foretold; all else is not
 * (proofs of memory, privileges, configuration, what a type of program may call)
 */

/** Row: class, whether it is foretold, and what the texts of libbpf and kernels look like. The first that fits. */
const REFUSED = [
  ['privileges', false, /EPERM/],
  ['CO-RE', true, /CO-RE relocation|unknown#195896080/],
  ['a helper', true, /invalid func unknown#\d+/],
  ['a helper of that type', false, /unknown func|cannot use helper/],
  ["a kernel function's prototype", false, /func_proto \[\d+\] incompatible/],
  ['a kernel function or variable', true, /\(func ksym\)|\(var ksym\)|\(strong\): not resolved/],
  ['a kernel function or variable', true, /wasn't resolved|invalid kfunc call/],
  ['addresses of symbols', false, /failed to find the address for kernel symbol/],
  ['a map', true, /referenced but wasn't created|: failed to create/],
  ['what it attaches to', true, /failed to find kernel BTF type ID/],
  ['an address of its target', false, /address of function .* cannot be found/],
  ['a table of functions', true, /struct_ops init_kern/],
  ['the context', true, /invalid bpf_context access/],
  ['instructions', true, /reserved fields|unknown opcode/],
  ['addresses of functions', true, /number of funcs in func_info doesn't match/],
  ['the stack', true, /combined stack size|call stack of \d+ frames/],
  ['length', true, /program is too large|E2BIG/],
  ['a loop', true, /back-edge/],
  ['what cannot be proved', false, /unreachable insn/],
  [
    'a list in the kernel',
    false,
    /is not sleepable|is not modifiable|variable args is unsupported/,
  ],
  // libbpf took a weak variable from the table of symbols, and BTF does not have it (README.md).
  ['a symbol that BTF lacks', false, /isn't KIND_VAR/],
  ['memory', false, /invalid mem access|indirect read|ctx ptr|At program exit/],
  ['the type of program', true, /missing BPF prog type|program load failed: -EINVAL/],
];

const FAILED = [
  ['privileges', false, /EPERM|legacy kprobe event/],
  ['a forbidden function', false, /k(?:ret)?probe '.*perf event: -EINVAL/],
  ['a function', true, /k(?:ret)?probe '.*perf event: -ENOENT/],
  ['a tracepoint', true, /failed to determine tracepoint|raw tracepoint '.*-ENOENT/],
  ['arguments of a tracepoint', true, /raw tracepoint '.*-EINVAL/],
  ['a function that cannot be traced', false, /failed to attach: -EBUSY/],
  ['a configuration', false, /failed to attach: -EOPNOTSUPP/],
  ['a pattern', true, /^No such file or directory$|failed to attach: -ENOENT/],
  ['a sort of attachment', true, /failed to attach: -EINVAL/],
];

/** What is told by more than the text: the lines before it, the section, the maps that were left out. */
const SPECIAL = [
  // 5.10 refuses it, 6.1 does not.
  ['an argument that is a pointer to a number', ({ before }) => /is not a struct/.test(before)],
  [
    'the registers of a kprobe',
    ({ text, section }) => /^k/.test(section) && /bpf_context/.test(text),
  ],
  // CONFIG_BPF_LIRC_MODE2 leaves no enumerator away.
  ['a configuration', ({ section, text }) => section === 'lirc_mode2' && /EINVAL/.test(text)],
  ['memory of the machine', ({ text, maps }) => /wasn't created/.test(text) && /ENOMEM/.test(maps)],
];

/**
 * @param {import('./ask.mjs').Happened} one
 * @returns {Class} of a load that was refused
 */
export function classOfRefusal({ text = '', section, before = [], maps = [] }) {
  const all = { text, section, before: before.join(), maps: maps.map((map) => map.text).join() };
  const special = SPECIAL.find(([, fits]) => fits(all));
  return special ? { name: special[0], isListed: false } : find(REFUSED, text);
}

/** @returns {Class} of an attachment that failed */
export function classOfFailure({ attachText = '' }) {
  return find(FAILED, attachText);
}

function find(rows, text) {
  const row = rows.find(([, , pattern]) => pattern.test(text));
  // What nobody knows is held against the prediction until somebody looks.
  if (row === undefined) return { name: `something new: ${text}`, isListed: true };
  return { name: row[0], isListed: row[1] };
}
