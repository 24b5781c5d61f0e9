import { expect, test } from '@jest/globals';
import type { BpfFunction, Reference } from '../../src/core/code.js';
import type { BpfObject } from '../../src/core/object.js';
import { kernelBtfNeed } from '../../src/verdict/kernel-btf.js';

const KFUNC: Reference = { kind: 'extern', name: 'bpf_cast', isWeak: true };

function needOf(section: string, references: readonly Reference[] = [], functions = [0]) {
  const of = (list: readonly Reference[]) => new Map(list.map((one, insn) => [insn, one]));
  const code = {
    functions: [
      { section, references: of([]) },
      { section: '.text', references: of(references) },
    ] as unknown as BpfFunction[],
    externs: { kconfig: new Map(), typedKsyms: new Set(['bpf_cast']) },
  };
  return kernelBtfNeed({ code } as unknown as Pick<BpfObject, 'code'>, functions);
}

test.each([
  ['fentry/do_exit', 'fentry'],
  ['fentry.s/do_exit', 'fentry'],
  ['?fentry/do_exit', 'fentry'],
  ['fexit', 'fexit'],
  ['fexit.s/x', 'fexit'],
  ['fmod_ret/x', 'fmod_ret'],
  ['fsession/x', 'fsession'],
  ['lsm/bprm', 'lsm'],
  ['lsm.s/bprm', 'lsm'],
  ['lsm_cgroup/socket', 'lsm_cgroup'],
  ['iter/task', 'iter'],
  ['iter.s/task', 'iter'],
  ['tp_btf/sched_switch', 'tp_btf'],
  ['freplace/x', 'freplace'],
  ['struct_ops/init', 'struct_ops'],
  ['struct_ops.s/init', 'struct_ops'],
  ['?struct_ops', 'struct_ops'],
])('%s attaches by the kernel’s BTF', (section, need) => {
  expect(needOf(section)).toBe(need);
});

test.each([
  'kprobe/fentry/x',
  'fentryx',
  'tp/sched/fexit',
  'raw_tracepoint/tp_btf/x',
  'tp_btf.s/x',
  'lsmx/y',
  'xdp',
  'iterate/x',
])('%s does not', (section) => {
  expect(needOf(section)).toBeUndefined();
});

test('a typed ksym is looked for there, in what the program calls too', () => {
  expect(needOf('kprobe/x', [KFUNC], [0, 1])).toBe('the typed ksym bpf_cast');
  expect(needOf('kprobe/x', [KFUNC], [0])).toBeUndefined();
  const untyped: Reference = { ...KFUNC, name: 'jiffies' };
  expect(
    needOf('kprobe/x', [untyped, { kind: 'map', section: 3, offset: 0 }], [0, 1]),
  ).toBeUndefined();
});
