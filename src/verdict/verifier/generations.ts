import { isBefore, parseRelease, type Release, releaseOfHelpers } from './release.js';

export type { Release } from './release.js';

/**
 * What a verifier knows; each is a rule that the walk may use. What every verifier since 4.9 knows is
 * no rule: MOV of an immediate, 64-bit MOV between registers, 64-bit ADD of constants, and that JEQ or
 * JNE of a constant with an *equal* immediate goes one way.
 */
export interface VerifierRules {
  /** A 64-bit load of an immediate gives a constant. */
  readonly wideImmediates: boolean;
  /** 64-bit SUB, MUL, AND, OR, LSH and RSH of constants give one, shifts by less than the width. */
  readonly arithmetic: boolean;
  /** Where JEQ finds a register equal to an immediate, and JNE does not find it unequal, it is that. */
  readonly refinements: boolean;
  /** `x & 0`, `0 & x`, and `x * 0` with the 0 in the source, are 0 though x is unknown. */
  readonly productsWithUnknown: boolean;
  /** JEQ and JNE of a constant with an immediate that differs go one way too. */
  readonly equalityBothWays: boolean;
  /** Stack bytes that a register set to 0 are known to be 0. */
  readonly zeroBytes: boolean;
  /** Zero bytes are 0 also if fewer than 8 of them are read. */
  readonly narrowReads: boolean;
  /** `arithmetic`, and ADD, in their 32-bit forms. A result that wraps is another rule. */
  readonly arithmetic32: boolean;
  /** Every comparison of a constant with an immediate goes one way, JSET and the signed ones too. */
  readonly everyComparison: boolean;
  /** A 32-bit MOV from a register keeps a constant, cut to 32 bits. */
  readonly moves32: boolean;
  /** Comparisons of lower halves (class JMP32) are decided where those of 64 bits are. */
  readonly jumps32: boolean;
  /** Comparisons with a register go one way if it is a constant and the other one is. */
  readonly registerComparisons: boolean;
  /** A constant of 8 bytes that a register stores to a slot is kept. */
  readonly scalarSpills: boolean;
  /** Frozen maps that programs may not write (`.rodata`, `.kconfig`) are read as constants. */
  readonly readOnlyMaps: boolean;
  /** ARSH of a constant by a constant, of 64 and 32 bits, gives one. */
  readonly arsh: boolean;
  /**
   * Global functions: `static`: they are as static ones, for libbpf makes them so; `always`: each is
   * verified on its own, though it be called from dead code only; `reached`: on its own, and only if
   * a call of it is reached; `either`: it is not known whether `static` or `always`.
   */
  readonly globalFunctions: 'static' | 'always' | 'reached' | 'either';
  /** A 32-bit SUB below 0 gives a constant, and so does what wraps both signed and unsigned. */
  readonly wrapping: boolean;
  /** A comparison with 0 of a pointer into a map's value goes one way, once it cannot be null. */
  readonly notNull: boolean;
  /** XOR of constants gives one. */
  readonly xor: boolean;
  /** A constant of 1, 2 or 4 bytes that a register stores at the start of a slot is kept. */
  readonly smallSpills: boolean;
  /** What ST stores is kept as what a register stores is, but for negative numbers of 8 bytes. */
  readonly immediateStores: boolean;
  /** MOV with sign extension of a constant gives one. */
  readonly signExtension: boolean;
  /** The callback of `bpf_loop` with 0 rounds is not entered. */
  readonly zeroRoundLoops: boolean;
  /** Negative numbers of 8 bytes that ST stores are kept. Before, the upper half was taken for 0. */
  readonly negativeImmediateStores: boolean;
  /** A read of fewer bytes than were spilled gives the constant, cut, if it reads the lowest ones. */
  readonly narrowFills: boolean;
  /** `0 * x`, the 0 in the destination, is 0 though x is unknown. */
  readonly zeroTimesUnknown: boolean;
  /** Helpers that only read through a pointer leave the stack behind it as it was. */
  readonly readingHelpersKeepStack: boolean;
  /** NEG of a constant gives one. */
  readonly neg: boolean;
  /** A change of byte order (END) of a constant gives one. */
  readonly end: boolean;
  /** DIV of a constant by a constant gives one. */
  readonly div: boolean;
}

/** Between which releases of mainline the verifier of a kernel is. */
export interface Generation {
  /** The mainline base of the release string. Patch levels and distributions only add to it. */
  readonly low: Release;
  /**
   * At least `low`: as new as the kernel's own BTF says that its BPF is. What lies between the two is
   * uncertain, so what differs between them depends on the verifier.
   */
  readonly high: Release;
}

export type Rule = keyof VerifierRules;

/** When a rule came. */
export interface Row {
  readonly rule: Rule;
  readonly value: VerifierRules[Rule];
  /** The mainline base of the oldest source that was read and has it. */
  readonly from: string;
  /** The newest source that was read and lacks it, and the oldest that has it. */
  readonly read: readonly [lacks: string, has: string];
  /** The function of kernel/bpf/verifier.c that shows it, and the commit if that is known. */
  readonly source: string;
}

/**
 * All rules, ascending by release, at least one row each. Where releases between the two sources were
 * not read, a rule may be older than its row says; it is not newer.
 */
export const ROWS: readonly Row[] = [
  row('wideImmediates', '4.14', '4.9.80', '4.14', 'check_ld_imm'),
  row('arithmetic', '4.14', '4.9.80', '4.14', 'adjust_scalar_min_max_vals'),
  row('refinements', '4.14', '4.9.80', '4.14', 'reg_set_min_max'),
  row('productsWithUnknown', '4.14', '4.9.80', '4.14', 'adjust_scalar_min_max_vals'),
  row('equalityBothWays', '4.16', '4.14.177', '4.16.13', 'check_cond_jmp_op'),
  row('zeroBytes', '4.16', '4.14.177', '4.16.13', 'check_stack_write, cc2b14d51053'),
  row('narrowReads', '4.16', '4.14.177', '4.16.13', 'check_stack_read, cc2b14d51053'),
  row('arithmetic32', '4.19', '4.17', '4.19.1', 'adjust_scalar_min_max_vals'),
  row('everyComparison', '5.0', '4.20.11', '5.0.1', 'is_branch_taken, 4f7b3e82589e'),
  row('moves32', '5.0', '4.20.11', '5.0.1', 'check_alu_op'),
  row('jumps32', '5.2', '5.0.1', '5.2.1', 'is_branch_taken, 092ed0968bb6'),
  row('registerComparisons', '5.3', '5.2.1', '5.3.1', 'check_cond_jmp_op, fb8d251ee2a6'),
  row('scalarSpills', '5.3', '5.2.1', '5.3.1', 'check_stack_write, f7cf25b2026d'),
  row('readOnlyMaps', '5.5', '5.3.1', '5.5-rc5', 'check_mem_access, a23740ec43ba'),
  row('arsh', '5.6', '5.5-rc5', '5.6.4', 'adjust_scalar_min_max_vals, 0af2ffc93a4b'),
  row('globalFunctions', '5.6', '5.5-rc5', '5.6.4', 'check_func_call, 51c39bb1d5d1', 'always'),
  row('wrapping', '5.7', '5.6.4', '5.7.6', 'adjust_scalar_min_max_vals'),
  row('notNull', '5.8', '5.7.6', '5.8.1', 'is_branch_taken, cac616db39c2'),
  row('xor', '5.10', '5.9.1', '5.10.7', 'adjust_scalar_min_max_vals, 2921c90d4718'),
  row('smallSpills', '5.16', '5.15.16', '5.16.10', 'check_stack_write_fixed_off, 354e8f1970f8'),
  row('immediateStores', '6.3', '6.2.1', '6.3.8', 'check_stack_write_fixed_off, ecdf985d7615'),
  row('signExtension', '6.6', '6.5', '6.6', 'coerce_reg_to_size_sx'),
  row('zeroRoundLoops', '6.7', '6.6.9', '6.7.3', 'check_helper_call, bb124da69c47'),
  row('negativeImmediateStores', '6.7', '6.6', '6.7.3', 'check_stack_write_fixed_off'),
  row('globalFunctions', '6.8', '6.7.3', '6.8.1', 'do_check_subprogs, 2afae08c9dcb', 'reached'),
  row('narrowFills', '6.9', '6.8.1', '6.9', 'check_stack_read_fixed_off, c1e6148cb4f8'),
  row(
    'zeroTimesUnknown',
    '6.11',
    '6.9',
    '6.11.11',
    'is_safe_to_compute_dst_reg_range, 41d047a87106',
  ),
  row('readingHelpersKeepStack', '6.14', '6.13.2', '6.14', 'check_func_arg, 37cce22dbd51'),
  row('neg', '6.17', '6.14', '6.17', 'adjust_scalar_min_max_vals, aced132599b3'),
  row('end', '7.0', '6.19', '7.0', 'scalar_byte_swap, 9d2119984224'),
  row('div', '7.0', '6.19', '7.0', 'scalar_min_max_udiv and its neighbours, 44fdd581d273'),
];

const ORDERED = ROWS.map((one) => ({ ...one, release: parseRelease(one.from) }));

const NOTHING: VerifierRules = {
  ...(Object.fromEntries(ROWS.map(({ rule }) => [rule, false])) as unknown as VerifierRules),
  globalFunctions: 'static',
};

/** By how many rows hold. */
const RULES = new Map<number, VerifierRules>();

/** What the verifier of a mainline release knows. */
export function rulesOf(release: Release): VerifierRules {
  const known = ORDERED.filter((one) => !isBefore(release, one.release));
  let rules = RULES.get(known.length);
  if (rules === undefined) {
    rules = { ...NOTHING, ...Object.fromEntries(known.map(({ rule, value }) => [rule, value])) };
    RULES.set(known.length, rules);
  }
  return rules;
}

/** The mainline releases with which a rule came, ascending. */
export const MILESTONES: readonly Release[] = [...new Set(ROWS.map(({ from }) => from))].map(
  parseRelease,
);

/** Every rule that is known. */
export const NEWEST: VerifierRules = rulesOf(MILESTONES.at(-1) as Release);

/**
 * Between which releases the verifier of a kernel is.
 *
 * @param kernel `release` is what `uname -r` prints, of any distribution, and 0.0 is meant if it is
 * none; `helpers` is what `helpersOf` says of the kernel's own BTF
 */
export function generationOf(kernel: {
  readonly release: string;
  readonly helpers?: number | undefined;
}): Generation {
  const low = parseRelease(kernel.release);
  const dated = kernel.helpers === undefined ? undefined : releaseOfHelpers(kernel.helpers);
  return { low, high: dated !== undefined && isBefore(low, dated) ? dated : low };
}

function row(
  rule: Rule,
  from: string,
  lacks: string,
  has: string,
  source: string,
  value: VerifierRules[Rule] = true,
): Row {
  return { rule, value, from, read: [lacks, has], source };
}
