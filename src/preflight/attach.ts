import type { AttachNeed } from './needs.js';
import type { SectionKind } from './sections.js';

/**
 * Where libbpf attaches a program by its section's name (`libbpf.c: attach_kprobe, attach_ksyscall, attach_tp,
 * attach_raw_tp, libbpf_prepare_prog_load`); undefined if user space says, or if it is not the kernel's: functions
 * of other BPF programs (freplace), uprobes, USDT, devices, sockets and cgroups.
 */
export function attachNeedOf({ word, target }: SectionKind): AttachNeed | undefined {
  if (target === undefined || target === '') return undefined;
  const base = word.replace(/\.s$/, '');
  switch (base) {
    case 'kprobe':
    case 'kretprobe': {
      const name = /^[a-zA-Z0-9_.]+/.exec(target)?.[0];
      return name === undefined ? undefined : { kind: 'kprobe', word, function: name };
    }
    case 'kprobe.multi':
    case 'kretprobe.multi':
    case 'kprobe.session': {
      const pattern = /^[a-zA-Z0-9_.*?]+/.exec(target)?.[0];
      return pattern === undefined ? undefined : { kind: 'pattern', word, pattern };
    }
    case 'ksyscall':
    case 'kretsyscall':
      return { kind: 'syscall', word, syscall: target, functions: syscallFunctions(target) };
    case 'tp':
    case 'tracepoint':
      return tracepoint(word, target);
    case 'raw_tp':
    case 'raw_tracepoint':
    case 'raw_tp.w':
    case 'raw_tracepoint.w':
      return { kind: 'raw-tracepoint', word, name: target, isTyped: false };
    case 'tp_btf':
      return { kind: 'raw-tracepoint', word, name: inVmlinux(target), isTyped: true };
    case 'fentry':
    case 'fexit':
    case 'fmod_ret':
    case 'fsession':
      return { kind: 'function', word, function: inVmlinux(target) };
    case 'lsm':
    case 'lsm_cgroup':
      return { kind: 'function', word, function: `bpf_lsm_${target}` };
    case 'iter':
      return { kind: 'function', word, function: `bpf_iter_${target}` };
    default:
      return undefined;
  }
}

/** A target may say which BTF it is in, as `vmlinux:vfs_read` (`libbpf.c: find_kernel_btf_id`). */
function inVmlinux(target: string): string {
  return target.startsWith('vmlinux:') ? target.slice('vmlinux:'.length) : target;
}

/** Groups of events that user space makes, or that are not made of a kernel's tracepoints. */
const MADE: ReadonlySet<string> = new Set(['kprobes', 'uprobes', 'synthetic', 'probe', 'ftrace']);

function tracepoint(word: string, target: string): AttachNeed | undefined {
  const slash = target.indexOf('/');
  if (slash < 0) return undefined;
  const [category, name] = [target.slice(0, slash), target.slice(slash + 1)];
  if (MADE.has(category)) return undefined;
  const syscall = category === 'syscalls' ? /^sys_(enter|exit)_(.+)$/.exec(name) : null;
  return {
    ...{ kind: 'tracepoint', word, category, name },
    functions: syscall === null ? [] : syscallFunctions(syscall[2] as string),
  };
}

/**
 * The functions of which one handles a system call, by architecture (`libbpf.c: arch_specific_syscall_pfx,
 * bpf_program__attach_ksyscall`), and without a wrapper.
 */
function syscallFunctions(name: string): string[] {
  const wrappers = ['x64', 'arm64', 's390x', 'riscv', 'powerpc', 'se', 'ia32', 'arm', 'mips'];
  return [...wrappers.map((one) => `__${one}_sys_${name}`), `sys_${name}`];
}
