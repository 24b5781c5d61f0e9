/** What a verifier knows; each is a rule that the walk may use. */
export interface VerifierRules {
  /** JEQ and JNE of a constant with an immediate go one way, be they equal or not; else only if equal. */
  readonly equalityBothWays: boolean;
  /** Every other comparison of a constant with an immediate goes one way. */
  readonly everyComparison: boolean;
  /** Comparisons of the lower halves (class JMP32) are decided, where the 64-bit ones are. */
  readonly jumps32: boolean;
  /** Comparisons of two registers go one way if the source is a constant. */
  readonly registerComparisons: boolean;
  /** XOR of constants is a constant. */
  readonly xor: boolean;
  /** ARSH of a constant by a constant is a constant. */
  readonly arsh: boolean;
  /** A 32-bit MOV from a register keeps a constant, cut to 32 bits. */
  readonly moves32: boolean;
  /** `x & 0` and `x * 0` are 0 though x is unknown, the 0 in the source. */
  readonly productsWithUnknown: boolean;
  /** `0 & x` and `0 * x` are 0 though x is unknown, the 0 in the destination. */
  readonly zeroTimesUnknown: boolean;
  /** What a branch tells of a register holds for its copies too. */
  readonly refinedCopies: boolean;
  /** NEG of a constant is a constant. */
  readonly neg: boolean;
  /** MOV with sign extension of a constant is a constant. */
  readonly signExtension: boolean;
  /** A change of byte order (END) of a constant is a constant. */
  readonly end: boolean;
  /** DIV and MOD of a constant by a constant are a constant. */
  readonly div: boolean;
  /** Constants of 8 bytes that a register stores at a multiple of 8 are kept. */
  readonly scalarSpills: boolean;
  /** Constants of 1, 2 and 4 bytes that a register stores at a multiple of 8 are kept. */
  readonly smallSpills: boolean;
  /** What ST stores at a multiple of 8 is kept as what a register stores is. */
  readonly immediateStores: boolean;
  /** Stack bytes that a register set to 0 are known to be 0. */
  readonly zeroBytes: boolean;
  /** Zero bytes are 0 also if fewer than 8 of them are read. */
  readonly narrowReads: boolean;
  /** A read of fewer bytes than were spilled, from the same start, gives the constant, cut. */
  readonly narrowFills: boolean;
  /** Frozen read-only maps (`.rodata`, `.kconfig`) are read as constants. */
  readonly readOnlyMaps: boolean;
  /**
   * Global functions: `static`: as static ones; `always`: each is verified on its own, though it be
   * called from dead code only; `reached`: on its own, and only if a call of it is reached.
   */
  readonly globalFunctions: 'static' | 'always' | 'reached';
  /** A comparison with 0 of a pointer that cannot be null goes one way. */
  readonly notNull: boolean;
  /** So does that of the address of a kernel function that is there. */
  readonly functionNotNull: boolean;
  /** The callback of `bpf_loop` with 0 rounds is not entered. */
  readonly zeroRoundLoops: boolean;
  /** Helpers that only read through a pointer leave the stack behind it as it was. */
  readonly readingHelpersKeepStack: boolean;
}

/** A release of mainline; `patch` is undefined where it is not known. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number | undefined;
}

/** Between which releases of mainline the verifier of a kernel is. */
export interface Generation {
  /** The mainline base of the kernel's release string: it knows at least that. */
  readonly low: Release;
  /** At least `low`; as new as the kernel's own BTF says that its BPF is. */
  readonly high: Release;
}

type Rule = keyof VerifierRules;

interface Row<Key extends Rule = Rule> {
  readonly rule: Key;
  readonly value: VerifierRules[Key];
  /** `major.minor` of the first mainline release that has it. */
  readonly from: readonly [major: number, minor: number];
  /** The kernel's commit, and its function in kernel/bpf/verifier.c. */
  readonly source: string;
}

function row<Key extends Rule>(
  rule: Key,
  value: VerifierRules[Key],
  from: Row['from'],
  source: string,
): Row {
  return { rule, value, from, source };
}

/** One row a rule, ascending by release. */
export const ROWS: readonly Row[] = [
  row('equalityBothWays', true, [4, 16], 'check_cond_jmp_op'),
  row('zeroBytes', true, [4, 16], 'cc2b14d51053 check_stack_write'),
  row('everyComparison', true, [5, 0], '4f7b3e82589e is_branch_taken'),
  row('jumps32', true, [5, 1], '092ed0968bb6'),
  row('registerComparisons', true, [5, 3], 'fb8d251ee2a6'),
  row('scalarSpills', true, [5, 3], 'f7cf25b2026d'),
  row('readOnlyMaps', true, [5, 5], 'a23740ec43ba'),
  row('globalFunctions', 'always', [5, 6], '51c39bb1d5d1'),
  row('notNull', true, [5, 8], 'cac616db39c2'),
  row('xor', true, [5, 10], '2921c90d4718'),
  row('arsh', true, [5, 10], ''),
  row('moves32', true, [5, 10], ''),
  row('productsWithUnknown', true, [5, 10], ''),
  row('narrowReads', true, [5, 10], ''),
  row('refinedCopies', true, [5, 10], '75748837b7e5'),
  row('smallSpills', true, [5, 16], '354e8f1970f8'),
  row('immediateStores', true, [6, 3], 'ecdf985d7615'),
  row('signExtension', true, [6, 6], ''),
  row('zeroRoundLoops', true, [6, 7], 'bb124da69c47'),
  row('globalFunctions', 'reached', [6, 8], '2afae08c9dcb'),
  row('narrowFills', true, [6, 9], 'c1e6148cb4f8'),
  row('zeroTimesUnknown', true, [6, 11], '41d047a87106'),
  row('readingHelpersKeepStack', true, [6, 14], '37cce22dbd51'),
  row('neg', true, [6, 17], 'aced132599b3'),
  row('functionNotNull', true, [6, 17], ''),
  row('end', true, [7, 0], '9d2119984224'),
  row('div', true, [7, 0], '44fdd581d273'),
];

const NOTHING: VerifierRules = {
  equalityBothWays: false,
  everyComparison: false,
  jumps32: false,
  registerComparisons: false,
  xor: false,
  arsh: false,
  moves32: false,
  productsWithUnknown: false,
  zeroTimesUnknown: false,
  refinedCopies: false,
  neg: false,
  signExtension: false,
  end: false,
  div: false,
  scalarSpills: false,
  smallSpills: false,
  immediateStores: false,
  zeroBytes: false,
  narrowReads: false,
  narrowFills: false,
  readOnlyMaps: false,
  globalFunctions: 'static',
  notNull: false,
  functionNotNull: false,
  zeroRoundLoops: false,
  readingHelpersKeepStack: false,
};

/** What the verifier of a mainline release knows. */
export function rulesOf(release: Release): VerifierRules {
  const known = ROWS.filter(({ from: [major, minor] }) => !isBefore(release, { major, minor }));
  return { ...NOTHING, ...Object.fromEntries(known.map(({ rule, value }) => [rule, value])) };
}

/** Every rule that is known. */
export const NEWEST: VerifierRules = rulesOf({ major: Infinity, minor: 0, patch: undefined });

/** The mainline releases with which some rule came, ascending. */
export const MILESTONES: readonly Release[] = [
  ...new Set(ROWS.map(({ from }) => from.join('.'))),
].map((name) => {
  const [major, minor] = name.split('.').map(Number) as [number, number];
  return { major, minor, patch: undefined };
});

/**
 * Between which releases the verifier of a kernel is.
 *
 * @param kernel `release` as `uname -r` prints it; `helpers` by `helpersOf`, if the kernel has BTF
 */
export function generationOf(kernel: {
  release: string;
  helpers?: number | undefined;
}): Generation {
  const low = parseRelease(kernel.release);
  return { low, high: low };
}

/** The mainline base of a release string; 0.0 if it has none. */
function parseRelease(text: string): Release {
  const [, major, minor, patch] = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (major === undefined) return { major: 0, minor: 0, patch: undefined };
  return {
    major: Number(major),
    minor: Number(minor),
    patch: patch === undefined ? undefined : Number(patch),
  };
}

function isBefore(
  a: Pick<Release, 'major' | 'minor'>,
  b: Pick<Release, 'major' | 'minor'>,
): boolean {
  return a.major < b.major || (a.major === b.major && a.minor < b.minor);
}
