/** Something that kernels take from a release of mainline on. */
export interface Feature {
  /** In words, of a program: `calls functions of its own`. */
  readonly words: string;
  readonly since: string;
  /** The commit that brought it. */
  readonly source: string;
  /** How a build does without. */
  readonly instead?: string;
  /**
   * Whether a kernel without it minds only where its verifier comes to it. What it minds everywhere it finds before:
   * by opcode (5e581dad4fec), by reserved fields (`resolve_pseudo_ldimm64`), or by where jumps lead (`check_cfg`).
   */
  readonly isIfReached?: true;
  /** The release from which on stable releases were found to have it: whether one does is not known. */
  readonly backportedTo?: string;
}

const V3 = 'build it with -mcpu=v3';

/** All features, by a word for each. */
export const FEATURES = {
  manyInstructions: {
    ...{ words: 'has more than 4,096 instructions', since: '5.2', source: 'c04c0d2b968a' },
  },
  calls: {
    ...{ words: 'calls functions of its own', since: '4.16', source: 'cc8b0b92a169' },
    instead: 'mark its functions __always_inline',
  },
  backEdges: {
    ...{ words: 'jumps backwards, as loops do', since: '5.3', source: '2589726d12a1' },
    instead: 'unroll its loops',
  },
  lessThan: {
    ...{ words: 'has jumps of -mcpu=v2', since: '4.14', source: '92b31a9af73b' },
    instead: 'build it with -mcpu=v1',
  },
  jumps32: {
    ...{
      words: 'has jumps of -mcpu=v3, which compare 32 bits',
      since: '5.1',
      source: '092ed0968bb6',
    },
    instead: 'build it with -mcpu=v2',
  },
  atomics: {
    ...{
      words: 'has atomic operations other than an addition',
      since: '5.12',
      source: '5ffa25502b5a',
    },
    instead: 'use atomic additions alone, and not their results',
  },
  signedLoads: {
    ...{
      words: 'has loads with sign extension, of -mcpu=v4',
      since: '6.6',
      source: '1f9a1ea821ff',
    },
    instead: V3,
  },
  signedMoves: {
    ...{
      words: 'has moves with sign extension, of -mcpu=v4',
      since: '6.6',
      source: '8100928c8814',
    },
    instead: V3,
    isIfReached: true,
  },
  byteSwaps: {
    ...{ words: 'has byte swaps of -mcpu=v4', since: '6.6', source: '0845c3db7bf5' },
    instead: V3,
  },
  signedDivisions: {
    ...{ words: 'has signed divisions, of -mcpu=v4', since: '6.6', source: 'ec0e2da95f72' },
    instead: V3,
    isIfReached: true,
  },
  longJumps: {
    ...{ words: 'has jumps of 32-bit distance, of -mcpu=v4', since: '6.6', source: '4cd58e9af8b9' },
    instead: V3,
    // Debian's 6.1.0-50 takes them (`conformance/preflight`).
    backportedTo: '6.1',
  },
  acquireRelease: {
    ...{
      words: 'has loads that acquire or stores that release',
      since: '6.15',
      source: '880442305a39',
    },
    instead: V3,
  },
  mayGoto: { ...{ words: 'has may_goto loops', since: '6.9', source: '011832b97b31' } },
  jumpTables: {
    words: 'jumps through a table',
    since: '6.19',
    source: 'include/uapi/linux/bpf.h of 6.19: BPF_MAP_TYPE_INSN_ARRAY',
    instead: 'build it with -fno-jump-tables',
  },
  functionAddresses: {
    words: 'takes the address of a function, for a callback',
    ...{ since: '5.13', source: '69c087ba6225' },
  },
  kfuncs: {
    ...{ words: 'calls functions of the kernel', since: '5.13', source: 'e6ac2450d6de' },
    isIfReached: true,
  },
  globalData: {
    words: 'has global variables or constants',
    ...{ since: '5.2', source: 'd8eca5bbb2be' },
    // libbpf poisons what refers to them (`libbpf.c: poison_map_ldimm64`).
    isIfReached: true,
  },
  ninthFrame: {
    words: 'calls functions nine levels deep',
    // Debian's 7.2 takes them (`conformance/preflight`).
    ...{ since: '7.2', source: 'include/linux/bpf_verifier.h of 7.1: MAX_CALL_FRAMES is 8' },
    isIfReached: true,
  },
  deepStack: {
    words: 'takes more than 512 bytes of the stack over its calls',
    // Private stacks, of programs that trace, on x86 and arm64.
    ...{ since: '6.13', source: 'kernel/bpf/verifier.c of 6.13: bpf_enable_priv_stack' },
    isIfReached: true,
  },
  roundedStack: {
    words: 'takes more than 512 bytes of the stack over its calls, each rounded up to 32',
    ...{ since: '6.9', source: 'kernel/bpf/verifier.c of 6.9: round_up_stack_depth' },
    isIfReached: true,
  },
  sleepable: { words: 'is a program that may sleep', since: '5.10', source: '1e6c62a88215' },
  sleepableUprobes: { words: 'is a uprobe that may sleep', since: '6.0', source: '8c7dcb84e3b7' },
  frags: {
    words: 'takes XDP packets in several buffers',
    ...{ since: '5.18', source: 'c2f2cdbeffda' },
  },
} as const satisfies Readonly<Record<string, Feature>>;

/** A feature by its word in the table. */
export type FeatureName = keyof typeof FEATURES;

/** Bits of a map's flags, each with the release whose header has it first. */
export const MAP_FLAGS: readonly (readonly [bit: number, name: string, since: string])[] = [
  [0, 'BPF_F_NO_PREALLOC', '4.6'],
  [1, 'BPF_F_NO_COMMON_LRU', '4.10'],
  [2, 'BPF_F_NUMA_NODE', '4.14'],
  [3, 'BPF_F_RDONLY', '4.15'],
  [4, 'BPF_F_WRONLY', '4.15'],
  [5, 'BPF_F_STACK_BUILD_ID', '4.17'],
  [6, 'BPF_F_ZERO_SEED', '5.0'],
  [7, 'BPF_F_RDONLY_PROG', '5.2'],
  [8, 'BPF_F_WRONLY_PROG', '5.2'],
  [9, 'BPF_F_CLONE', '5.4'],
  [10, 'BPF_F_MMAPABLE', '5.5'],
  [11, 'BPF_F_PRESERVE_ELEMS', '5.10'],
  [12, 'BPF_F_INNER_MAP', '5.10'],
  [13, 'BPF_F_LINK', '6.4'],
  [14, 'BPF_F_PATH_FD', '6.5'],
  [17, 'BPF_F_SEGV_ON_FAULT', '6.9'],
  [18, 'BPF_F_NO_USER_CONV', '6.9'],
  [19, 'BPF_F_RB_OVERWRITE', '6.19'],
];
