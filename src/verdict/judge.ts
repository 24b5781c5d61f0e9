import type { BpfFunction } from '../core/code.js';
import type { BpfObject, Relocation } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import { linkedFunctions } from '../core/programs.js';
import { type Flow, flowOf } from './flow.js';
import {
  type Generation,
  generationOf,
  MILESTONES,
  NEWEST,
  type Release,
  rulesOf,
  type VerifierRules,
} from './generations.js';
import { findCuts, type Predecessors, predecessorsOf } from './guards.js';
import { kernelBtfNeed } from './kernel-btf.js';
import {
  indexRecords,
  type LinkedProgram,
  linkProgram,
  type RecordIndex,
  sourceOf,
} from './link.js';
import type { Assumptions, Patch, Patches, Situation } from './situation.js';
import type { Condition, Guard, Reached, Verdict } from './verdict.js';
import { type Trail, type Walk, walk } from './walk.js';

/** What of a kernel decides what its verifier knows. */
export interface VerifierKernel {
  /** `uname -r`. */
  readonly release: string;
  /** As `helpersOf` counts them in the kernel's BTF. */
  readonly helpers?: number | undefined;
}

/** The verdict on one program of an object. */
export interface ProgramVerdict {
  readonly program: string;
  /** ELF section. */
  readonly section: string;
  /** What of it needs BTF in the kernel itself, in words: it cannot load where there is none. */
  readonly needsKernelBtf?: string | undefined;
  readonly verdict: Verdict;
}

export interface JudgeOptions {
  /**
   * How user space sets a variable: a value, `default` as the object has it, `any`. Without a word it may be
   * any, and `depends` says what it comes to as the object has it.
   */
  readonly variables?: ((name: string) => bigint | 'any' | 'default' | undefined) | undefined;
}

/** Judges the programs of one object, on one kernel after the other. */
export interface Judge {
  readonly programs: readonly Omit<ProgramVerdict, 'verdict'>[];
  /**
   * @param outcomes by site of the object
   * @returns by program
   */
  judge(kernel: VerifierKernel, outcomes: readonly Outcome[]): readonly Verdict[];
}

const LOADS: Verdict = { verdict: 'loads' };

/** The verdicts on an object's programs on one kernel. */
export function judgeObject(
  object: BpfObject,
  kernel: VerifierKernel,
  outcomes: readonly Outcome[],
  options: JudgeOptions = {},
): ProgramVerdict[] {
  const { programs, judge } = newJudge(object, options);
  return judge(kernel, outcomes).map((verdict, index) => ({
    ...(programs[index] as Omit<ProgramVerdict, 'verdict'>),
    verdict,
  }));
}

/** One program of an object, with what is worked out once for all kernels. */
interface Judged {
  /** Its records and those of the functions that it is linked with, ascending. */
  readonly records: readonly number[];
  /** Answers by all that they depend on. */
  readonly verdicts: Map<string, Verdict>;
  linked(): Linked;
}

interface Linked {
  readonly program: LinkedProgram;
  readonly flow: Flow;
  readonly before: Predecessors;
  /** Names of the externals of `.kconfig` that it reads. */
  readonly kconfig: ReadonlySet<string>;
}

export function newJudge(object: BpfObject, options: JudgeOptions = {}): Judge {
  const { functions } = object.code;
  const recordsOf = indexRecords(object);
  const all = linkedFunctions(functions);
  const programs = all.map((linked) => {
    const { name, section } = functions[linked[0] as number] as BpfFunction;
    const needsKernelBtf = kernelBtfNeed(object, linked);
    return { program: name, section, ...(needsKernelBtf !== undefined && { needsKernelBtf }) };
  });
  const judged = all.map((linked) => prepare(object, linked, recordsOf));
  return {
    programs,
    judge(kernel, outcomes) {
      const generation = generationOf(kernel);
      return judged.map((one) => {
        const failing = one.records.some((record) => fails(outcomeOf(object, record, outcomes)));
        if (!failing) return LOADS;
        const key = keyOf(object, one, outcomes, generation);
        const known = one.verdicts.get(key);
        if (known !== undefined) return known;
        const verdict = judgeProgram(object, one, outcomes, generation, options);
        one.verdicts.set(key, verdict);
        return verdict;
      });
    },
  };
}

function prepare(object: BpfObject, functions: readonly number[], recordsOf: RecordIndex): Judged {
  const records = functions.flatMap((index) => [...(recordsOf.get(index)?.values() ?? [])].flat());
  let linked: Linked | undefined;
  return {
    records: records.sort((a, b) => a - b),
    verdicts: new Map(),
    linked() {
      if (linked !== undefined) return linked;
      const program = linkProgram(object, functions[0] as number, recordsOf);
      linked = {
        program,
        flow: flowOf(program),
        before: predecessorsOf(program),
        kconfig: new Set(
          [...program.references.values()].flatMap((reference) =>
            reference.kind === 'extern' && object.code.externs.kconfig.has(reference.name)
              ? [reference.name]
              : [],
          ),
        ),
      };
      return linked;
    },
  };
}

/** What every answer on a program depends on. */
function keyOf(
  object: BpfObject,
  { records, linked }: Judged,
  outcomes: readonly Outcome[],
  { low, high }: Generation,
): string {
  const answers = records.map((record) => {
    const { status, value = '', width = '' } = outcomeOf(object, record, outcomes);
    return `${status} ${value} ${width}`;
  });
  const version = linked().kconfig.has(KERNEL_VERSION) ? low.patch : '';
  return `${nameOf(low)} ${version} ${nameOf(high)} ${answers.join()}`;
}

function outcomeOf(object: BpfObject, record: number, outcomes: readonly Outcome[]): Outcome {
  const { site } = object.relocations[record] as Relocation;
  return outcomes[site as number] as Outcome;
}

function fails({ status }: Outcome): boolean {
  return status !== 'resolved' && status !== 'absent';
}

/**
 * The verdict on a program that has an unresolved relocation. It is tried what the verifier of the kernel's
 * own release reaches, whatever user space sets; then with what the object sets; then with all that newer
 * verifiers know, for distributions take that into older kernels.
 */
function judgeProgram(
  object: BpfObject,
  judged: Judged,
  outcomes: readonly Outcome[],
  generation: Generation,
  options: JudgeOptions,
): Verdict {
  const refused = judged.records.find((record) => {
    const { status } = outcomeOf(object, record, outcomes);
    return status === 'ambiguous' || status === 'invalid';
  });
  if (refused !== undefined) return { verdict: 'broken', refused };
  const linked = judged.linked();
  const patches = patchesOf(object, linked.program, outcomes);
  const low = lowRules(generation);
  const versions = kernelVersions(generation.low, linked);
  const situation: Omit<Situation, 'rules' | 'assume'> = {
    ...{ program: linked.program, flow: linked.flow, patches },
    constants: object.code.constants,
    kconfig: object.code.externs.kconfig,
  };
  /** The walks of all versions that the kernel may have, or the first that reaches the poison. */
  const run = (rules: VerifierRules, assumptions: (version: bigint | undefined) => Assumptions) => {
    let last: Walk | undefined;
    for (const version of versions) {
      last = walk({ ...situation, rules, assume: assumptions(version) }, true);
      if (isReached(last)) break;
    }
    return last as Walk;
  };
  const any = (version: bigint | undefined) => anything(version, options);
  const cuts = (found: Walk) => guardsOf(object, linked, found, patches);

  const atLeast = run(low, any);
  if (!isReached(atLeast)) return { verdict: 'guarded', guards: cuts(atLeast) };
  const reached = reachedBy(object, linked.program, atLeast);
  for (const preset of PRESETS) {
    const found = run(low, (version) => asBuilt(version, options, preset));
    if (!isReached(found)) {
      const guards = cuts(found);
      return { verdict: 'depends', guards, conditions: conditionsOf(guards), ...reached };
    }
  }
  for (const assumptions of [any, ...PRESETS.map(asBuiltWith(options))]) {
    const found = run(NEWEST, assumptions);
    if (isReached(found)) continue;
    const release = firstRelease(generation.low, (rules) => !isReached(run(rules, assumptions)));
    const guards = cuts(found);
    const conditions: Condition[] = [
      { kind: 'verifier', release: nameOf(release) },
      ...conditionsOf(guards),
    ];
    return { verdict: 'depends', guards, conditions, ...reached };
  }
  return { verdict: 'broken', ...reached, ...(atLeast.undecided && { undecided: true }) };
}

function isReached({ poison, undecided }: Walk): boolean {
  return poison.size > 0 || undecided;
}

/**
 * The rules that hold for every verifier between the bounds. Global functions are the one thing of which an
 * older verifier knows more: libbpf makes static ones of them there.
 */
function lowRules({ low, high }: Generation): VerifierRules {
  const rules = rulesOf(low);
  const isCertain = rules.globalFunctions === rulesOf(high).globalFunctions;
  return isCertain ? rules : { ...rules, globalFunctions: 'always' };
}

/** The first release from `low` on whose rules suffice, if those of all releases do. */
function firstRelease(low: Release, suffice: (rules: VerifierRules) => boolean): Release {
  const later = MILESTONES.filter(
    ({ major, minor }) => major > low.major || (major === low.major && minor > low.minor),
  );
  return later.find((release) => suffice(rulesOf(release))) ?? (later.at(-1) as Release);
}

function nameOf({ major, minor }: Release): string {
  return `${major}.${minor}`;
}

/** What a loader makes of the records of a program (`core/loaders/libbpf/patch.ts`). */
export function patchesOf(
  object: BpfObject,
  { records }: LinkedProgram,
  outcomes: readonly Outcome[],
): Patches {
  const poisoned = new Set<number>();
  const values = new Map<number, Patch>();
  for (const [insn, list] of records) {
    for (const record of list) {
      const { status, value, width } = outcomeOf(object, record, outcomes);
      if (status === 'unresolved') poisoned.add(insn);
      const held = status === 'absent' ? 0n : value === undefined ? undefined : BigInt(value);
      values.set(insn, { record, value: held, width });
    }
  }
  return { poisoned, values };
}

const KERNEL_VERSION = 'LINUX_KERNEL_VERSION';

/**
 * The values that `LINUX_KERNEL_VERSION` may have: several if the release does not tell the patch level, and
 * the program asks.
 */
function kernelVersions(
  { major, minor, patch }: Release,
  { kconfig }: Linked,
): (bigint | undefined)[] {
  if (!kconfig.has(KERNEL_VERSION) || major === 0) return [undefined];
  const patches = patch === undefined ? [0, 255] : [Math.min(patch, 255)];
  return patches.map((one) => BigInt(major * 65536 + minor * 256 + one));
}

/** What is taken for `CONFIG_X` and for weak symbols when it is tried what a program comes to. */
interface Preset {
  readonly config: bigint;
  readonly symbols: boolean;
}

const PRESETS: readonly Preset[] = [
  { config: 0n, symbols: false },
  { config: 1n, symbols: true },
];

function anything(version: bigint | undefined, { variables }: JudgeOptions): Assumptions {
  return {
    variable(name) {
      const set = variables?.(name);
      if (set === 'default') return 'initial';
      return set === 'any' ? undefined : set;
    },
    kconfig: (name) => (name === KERNEL_VERSION ? version : undefined),
    symbol: () => undefined,
  };
}

function asBuilt(
  version: bigint | undefined,
  { variables }: JudgeOptions,
  { config, symbols }: Preset,
): Assumptions {
  return {
    variable(name) {
      const set = variables?.(name);
      if (set === undefined || set === 'default') return 'initial';
      return set === 'any' ? undefined : set;
    },
    kconfig: (name) => (name === KERNEL_VERSION ? version : config),
    symbol: () => symbols,
  };
}

function asBuiltWith(options: JudgeOptions) {
  return (preset: Preset) => (version: bigint | undefined) => asBuilt(version, options, preset);
}

/** Guards are told up to so many, the first of the program. */
const MOST_GUARDS = 8;

function guardsOf(
  object: BpfObject,
  { program, before }: Linked,
  found: Walk,
  { poisoned }: Patches,
): Guard[] {
  return findCuts(before, found, poisoned)
    .slice(0, MOST_GUARDS)
    .map(({ insn, causes }) => ({ source: sourceOf(object, program, insn), causes }));
}

/** What of the causes of some guards user space or the kernel's configuration may change. */
function conditionsOf(guards: readonly Guard[]): Condition[] {
  const conditions = new Map<string, Condition>();
  for (const { causes } of guards) {
    for (const cause of causes) {
      if (cause.kind === 'relocation' || cause.name === KERNEL_VERSION) continue;
      conditions.set(`${cause.kind} ${cause.name}`, cause);
    }
  }
  return [...conditions.values()];
}

/** Lines of a path are told up to so many, the last before the instruction. */
const MOST_LINES = 40;

function reachedBy(
  object: BpfObject,
  program: LinkedProgram,
  { poison }: Walk,
): { reached?: Reached } {
  const [first] = poison;
  if (first === undefined) return {};
  const [insn, trail] = first;
  const path: Reached['path'][number][] = [];
  const add = (at: number) => {
    const source = sourceOf(object, program, at);
    const next = path[0];
    if (source === undefined) return;
    if (source.file !== next?.file || source.line !== next.line) path.unshift(source);
  };
  add(insn);
  for (let way: Trail | undefined = trail; way && path.length < MOST_LINES; way = way.before) {
    add(way.insn);
  }
  return {
    reached: { relocation: (program.records.get(insn) as readonly number[])[0] as number, path },
  };
}
