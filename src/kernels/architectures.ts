import type { ByteOrder } from '../byte-order.js';

/** One architecture, by all the names that it has. */
export interface Architecture {
  /** The name that archives, messages and reports use. */
  readonly name: string;
  /** What `uname -m` says, if it is another. */
  readonly machine?: string;
  /** What else `uname -m`, distributions and Go (`GOARCH`) call it. */
  readonly aliases: readonly string[];
  /**
   * The kernel's own name of it, which it may share: its directory below `arch/`, the end of
   * `__TARGET_ARCH_…`, and the suffix in the names of bpf2go's files.
   */
  readonly target: string;
  /** Undefined if its kernels have either. */
  readonly byteOrder?: ByteOrder;
  /** Members of `pt_regs`, `user_pt_regs` or `user_regs_struct` that tell it from most others. */
  readonly registers: readonly string[];
}

const X86_REGISTERS = ['di', 'si', 'bx', 'ax', 'cx', 'dx', 'orig_ax'];
const POWERPC_REGISTERS = ['gpr', 'nip', 'orig_gpr3', 'ccr', 'user_regs'];
const MIPS_REGISTERS = ['regs', 'cp0_status', 'cp0_epc'];

/**
 * All that is known of architectures; nothing else may hold a list of them. Sources: bpf2go's
 * `gen/target.go`, libbpf's `bpf_tracing.h`, and `struct pt_regs` of `arch/<target>` in Linux.
 */
const ARCHITECTURES: readonly Architecture[] = [
  {
    name: 'x86_64',
    aliases: ['amd64', 'x64'],
    target: 'x86',
    byteOrder: 'little',
    registers: [...X86_REGISTERS, 'r8', 'r9', 'r10', 'r15', 'rdi', 'rsi', 'rax', 'orig_rax'],
  },
  {
    name: 'i686',
    aliases: ['386', 'i386', 'i486', 'i586'],
    target: 'x86',
    byteOrder: 'little',
    registers: [...X86_REGISTERS, 'edi', 'esi', 'eax', 'orig_eax'],
  },
  {
    name: 'arm64',
    machine: 'aarch64',
    aliases: ['aarch64'],
    target: 'arm64',
    byteOrder: 'little',
    registers: ['regs', 'pstate', 'orig_x0', 'user_regs'],
  },
  {
    name: 'arm',
    aliases: ['armv6l', 'armv7l', 'armv8l', 'armhf', 'armel'],
    target: 'arm',
    byteOrder: 'little',
    registers: ['uregs'],
  },
  {
    name: 's390x',
    aliases: [],
    target: 's390',
    byteOrder: 'big',
    registers: ['psw', 'gprs', 'orig_gpr2', 'user_regs'],
  },
  {
    name: 'ppc64le',
    aliases: ['ppc64el', 'powerpc64le'],
    target: 'powerpc',
    byteOrder: 'little',
    registers: POWERPC_REGISTERS,
  },
  {
    name: 'ppc64',
    aliases: ['powerpc64'],
    target: 'powerpc',
    byteOrder: 'big',
    registers: POWERPC_REGISTERS,
  },
  {
    name: 'riscv64',
    aliases: [],
    target: 'riscv',
    byteOrder: 'little',
    registers: ['epc', 'ra', 'a0', 'a1', 'a7', 'orig_a0'],
  },
  {
    name: 'loongarch64',
    aliases: ['loong64'],
    target: 'loongarch',
    byteOrder: 'little',
    registers: ['regs', 'csr_era', 'csr_estat', 'orig_a0'],
  },
  // `uname -m` says mips64 and mips for kernels of either byte order.
  { name: 'mips64', aliases: [], target: 'mips', registers: MIPS_REGISTERS },
  {
    name: 'mips64el',
    aliases: ['mips64le'],
    target: 'mips',
    byteOrder: 'little',
    registers: MIPS_REGISTERS,
  },
  { name: 'mips', aliases: [], target: 'mips', registers: MIPS_REGISTERS },
  {
    name: 'mipsel',
    aliases: ['mipsle'],
    target: 'mips',
    byteOrder: 'little',
    registers: MIPS_REGISTERS,
  },
  {
    name: 'sparc64',
    aliases: [],
    target: 'sparc',
    byteOrder: 'big',
    registers: ['u_regs', 'tnpc'],
  },
];

const BY_NAME: ReadonlyMap<string, Architecture> = new Map(
  ARCHITECTURES.flatMap((one) => [one.name, ...one.aliases].map((name) => [name, one] as const)),
);

const BY_TARGET: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(ARCHITECTURES.map(({ target }) => target))].map((target) => [
    target,
    ARCHITECTURES.filter((one) => one.target === target).map(({ name }) => name),
  ]),
);

const BY_REGISTER: ReadonlyMap<string, readonly string[]> = new Map(
  ARCHITECTURES.flatMap(({ registers }) => registers).map((register) => [
    register,
    ARCHITECTURES.filter(({ registers }) => registers.includes(register)).map(({ name }) => name),
  ]),
);

/** Names of all architectures that are known. */
export const ARCHITECTURE_NAMES: readonly string[] = ARCHITECTURES.map(({ name }) => name);

/** What else they are called is among these. */
export const EVERY_ARCHITECTURE_NAME: readonly string[] = [...BY_NAME.keys()];

/** The name under which an architecture is compared; one that is not known stays as it is. */
export function normalArch(arch: string): string {
  return BY_NAME.get(arch)?.name ?? arch;
}

/** What `uname -m` says on an architecture; one that is not known stays as it is. */
export function machineOf(arch: string): string {
  const known = BY_NAME.get(arch);
  return known?.machine ?? known?.name ?? arch;
}

/** The kernel's own name of an architecture, such as `x86`; one that is not known stays as it is. */
export function targetOf(arch: string): string {
  return BY_NAME.get(arch)?.target ?? arch;
}

/** The byte order of all kernels of an architecture; undefined if that is not known. */
export function byteOrderOf(arch: string): ByteOrder | undefined {
  return BY_NAME.get(arch)?.byteOrder;
}

/**
 * The architectures that a user's word means: the one of that name, or all that share it in the
 * kernel's source (`x86`); undefined if it is none.
 */
export function architecturesNamed(word: string): readonly string[] | undefined {
  const one = BY_NAME.get(word);
  return one === undefined ? BY_TARGET.get(word) : [one.name];
}

/** The architectures of bpf2go's suffix, such as `x86` or `powerpc`; undefined if it is none. */
export function architecturesOfTarget(target: string): readonly string[] | undefined {
  return BY_TARGET.get(target);
}

/** The architectures that have a register of this name, if it tells them from others. */
export function architecturesWithRegister(name: string): readonly string[] | undefined {
  return BY_REGISTER.get(name);
}

/** Whether architectures share one name in the kernel's source, as `x86_64` and `i686` do. */
export function areOfOneTarget(names: readonly string[]): boolean {
  return new Set(names.map((name) => BY_NAME.get(name)?.target)).size === 1;
}
