import type { SourcePoint } from '../core/source-lines.js';

/** What the programs of an object need of a kernel besides CO-RE. It is plain data. */
export interface ObjectNeeds {
  /** By program, in the order of `linkedFunctions`. */
  readonly programs: readonly ProgramNeeds[];
  /** What the BTF of a kernel is asked for. */
  readonly asked: AskedNames;
}

/** What one program needs, and where in it. */
export interface ProgramNeeds {
  readonly program: string;
  /** Name of its ELF section. */
  readonly section: string;
  /** `BPF_PROG_TYPE_KPROBE`; undefined if the section's name does not tell. */
  readonly programType?: string;
  /** `BPF_TRACE_FENTRY`, if the kernel must know it for the program to load or to attach. */
  readonly attachType?: string;
  readonly attach?: AttachNeed;
  /** Helpers that it calls, by their ids, ascending. */
  readonly helpers: readonly HelperNeed[];
  /** What all programs of the object need: libbpf loads its maps and symbols whole. */
  readonly shared: SharedNeeds;
  /** Functions of the kernel that it calls and declares weak, so that an object loads without them. */
  readonly weakCalls: readonly WeakCall[];
  /** The maps that the program itself uses. */
  readonly maps: readonly MapUse[];
  readonly features: readonly FeatureNeed[];
  /** Loads from a typed context, where a kernel may have fewer arguments than are read. */
  readonly contextLoads: readonly ContextLoad[];
}

/** Calls of a function of the kernel that may be missing. */
export interface WeakCall {
  /** As the kernel names it. */
  readonly name: string;
  readonly insns: readonly number[];
  readonly source?: SourcePoint;
}

/** Where a program refers to a map. */
export interface MapUse {
  /** Index in `shared.maps`. */
  readonly map: number;
  /** What refers to it, in the linked program, ascending. */
  readonly insns: readonly number[];
  readonly source?: SourcePoint;
}

/** What libbpf makes or looks up for the object as a whole. */
export interface SharedNeeds {
  readonly maps: readonly MapNeed[];
  readonly ksyms: readonly KsymNeed[];
}

/** A helper that a program calls. */
export interface HelperNeed {
  /** `enum bpf_func_id` */
  readonly id: number;
  /** `bpf_ringbuf_output`; undefined if no kernel is known that has it. */
  readonly name?: string;
  /** The calls, by their indices in the linked program. */
  readonly insns: readonly number[];
  /** Of the first call. */
  readonly source?: SourcePoint;
}

/** A function or variable of the kernel that the object refers to by its name. */
export interface KsymNeed {
  readonly name: string;
  readonly kind: 'function' | 'variable';
  /** Whether libbpf looks for it in BTF, and not in the kernel's table of symbols. */
  readonly isTyped: boolean;
  readonly isWeak: boolean;
}

/** A map as a loader creates it. */
export interface MapNeed {
  readonly name: string;
  /** `BPF_MAP_TYPE_HASH`; undefined if no kernel is known that has its number. */
  readonly type?: string;
  /** `enum bpf_map_type` */
  readonly typeNumber: number;
  /** Bytes; undefined where the object leaves it to libbpf. */
  readonly keySize?: number;
  readonly valueSize?: number;
  readonly maxEntries?: number;
  /** `BPF_F_*` and others, as the kernel is given them. */
  readonly flags: number;
  /** `.rodata`, `.data`, `.bss`, `.kconfig` and their kin, which libbpf makes maps of. */
  readonly isGlobalData: boolean;
  /** Of a map of maps: what is in it, if the object says. */
  readonly inner?: MapNeed;
  /** Of BPF_MAP_TYPE_STRUCT_OPS: the kernel's struct, and the members that the object sets. */
  readonly structOps?: { readonly type: string; readonly members: readonly string[] };
}

/** Where a program is attached. */
export type AttachNeed =
  /** kprobe, kretprobe: a function of the kernel, by its name in the symbol table. */
  | { readonly kind: 'kprobe'; readonly word: string; readonly function: string }
  /** kprobe.multi, fentry.multi: all functions that a pattern matches. */
  | { readonly kind: 'pattern'; readonly word: string; readonly pattern: string }
  /** ksyscall: a function that handles a system call, under one of the names. */
  | {
      readonly kind: 'syscall';
      readonly word: string;
      readonly syscall: string;
      readonly functions: readonly string[];
    }
  /** fentry, fexit, fmod_ret, lsm, iter: a FUNC of the kernel's BTF, without which there is no load. */
  | { readonly kind: 'function'; readonly word: string; readonly function: string }
  | {
      readonly kind: 'tracepoint';
      readonly word: string;
      readonly category: string;
      readonly name: string;
      /** Of a tracepoint of one system call: functions of which one handles it. */
      readonly functions: readonly string[];
    }
  /** raw_tp, and `isTyped` tp_btf. */
  | {
      readonly kind: 'raw-tracepoint';
      readonly word: string;
      readonly name: string;
      readonly isTyped: boolean;
    };

/** A load from the context that a program is given. */
export interface ContextLoad {
  readonly insn: number;
  /** Bytes from the start of the context. */
  readonly offset: number;
  readonly source?: SourcePoint;
}

/** Something that verifiers know from a release of mainline on. */
export interface FeatureNeed {
  /** In words, of the program: `calls functions of its own`, `has more than 4,096 instructions`. */
  readonly feature: string;
  /** `4.16` */
  readonly since: string;
  /** Where that number is from. */
  readonly source: string;
  /** How a build does without, if it can: `build with -mcpu=v2`. */
  readonly instead?: string;
  /** The release from which on stable releases may have it too. */
  readonly backportedTo?: string;
  /** Whether the kernel minds only if its verifier comes to what needs it. */
  readonly isIfReached: boolean;
  /** Then the instructions that need it, else none. */
  readonly insns: readonly number[];
  /** Where the first of them is from. */
  readonly at?: SourcePoint;
}

/** The enums of include/uapi/linux/bpf.h that tell what a kernel has. */
export const ASKED_ENUMS = [
  'bpf_func_id',
  'bpf_map_type',
  'bpf_prog_type',
  'bpf_attach_type',
] as const;
export type AskedEnum = (typeof ASKED_ENUMS)[number];

/** The names that the BTF of a kernel is asked for; each list sorted by code unit, each name once. */
export interface AskedNames {
  /** Enumerators by the name of their enum. */
  readonly enumerators: Readonly<Record<AskedEnum, readonly string[]>>;
  /** FUNCs. */
  readonly functions: readonly string[];
  /** Patterns with `*` and `?` of FUNCs' names. */
  readonly patterns: readonly string[];
  /** VARs. */
  readonly variables: readonly string[];
  /** Names of tracepoints: of `typedef btf_trace_X` and of `struct trace_event_raw_X`. */
  readonly tracepoints: readonly string[];
  /** Names of structs, whose members are told. */
  readonly structs: readonly string[];
}
