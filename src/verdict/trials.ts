import type { BpfObject } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import {
  anything,
  asBuilt,
  KERNEL_VERSION,
  kernelVersions,
  PRESETS,
  type VariableSetting,
} from './assumptions.js';
import { outcomeOf, patchesOf } from './patches.js';
import type { PreparedFlow, PreparedProgram } from './prepare.js';
import { conditionsOf, guardsOf, reachedBy } from './reasons.js';
import type { Condition, Verdict } from './verdict.js';
import {
  type Generation,
  MILESTONES,
  NEWEST,
  type Release,
  rulesOf,
  type VerifierRules,
} from './verifier/generations.js';
import { isBefore } from './verifier/release.js';
import type { Assumptions, Patches, Situation } from './walk/situation.js';
import { type Walk, walk } from './walk/walk.js';

/** What is assumed of a verifier and of what user space and configurations set. */
interface Trial {
  readonly rules: VerifierRules;
  readonly assume: (version: bigint | undefined) => Assumptions;
}

/** A verdict, and the trial that shows it: that in which the poison is not reached, if there is one. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly shown?: Shown;
}

export interface Shown {
  readonly situation: Situation;
  /** The release whose verifier it is, such as `5.4`, or `newest`. */
  readonly verifier: string;
  /** Whether variables are what the object has, and not whatever user space sets. */
  readonly isAsBuilt: boolean;
}

/** A program, and what decides about it on one kernel. */
interface Case {
  readonly object: BpfObject;
  readonly flow: PreparedFlow;
  readonly patches: Patches;
  /** The versions that the kernel may have, if the program asks. */
  readonly versions: readonly (bigint | undefined)[];
}

interface Run {
  readonly walk: Walk;
  readonly situation: Situation;
}

/**
 * The verdict on a program that libbpf does not refuse, if it is guarded by answers to questions whether
 * something exists, with nothing else known.
 *
 * @returns undefined if that does not decide it
 */
export function judgeCoarsely(
  object: BpfObject,
  prepared: PreparedProgram,
  outcomes: readonly Outcome[],
  generation: Generation,
  settingOf: VariableSetting | undefined,
): Verdict | undefined {
  const one = caseOf(object, prepared, outcomes, generation, true);
  const { walk: found } = run(one, {
    rules: lowRules(generation),
    assume: (version) => anything(version, settingOf),
  });
  if (isReached(found)) return undefined;
  return { verdict: 'guarded', guards: guardsOf(object, one.flow, found, one.patches) };
}

/**
 * The verdict on a program. It is tried what the verifier of the kernel's own release reaches, whatever
 * user space sets; then with what the object sets; then with all that newer verifiers know, for
 * distributions take that into older kernels.
 */
export function judgeProgram(
  object: BpfObject,
  prepared: PreparedProgram,
  outcomes: readonly Outcome[],
  generation: Generation,
  settingOf: VariableSetting | undefined,
): Judgement {
  const refused = findRefused(object, prepared, outcomes);
  if (refused !== undefined) return { verdict: { verdict: 'broken', refused } };
  const one = caseOf(object, prepared, outcomes, generation, false);
  const { flow, patches } = one;
  const any: Trial['assume'] = (version) => anything(version, settingOf);
  const presets = PRESETS.map(
    (preset): Trial['assume'] =>
      (version) =>
        asBuilt(version, settingOf, preset),
  );
  const guardsIn = (found: Walk) => guardsOf(object, flow, found, patches);
  const shownBy = (situation: Situation, isAsBuilt: boolean): Shown => {
    return { situation, verifier: nameOf(generation.low), isAsBuilt };
  };

  const rules = lowRules(generation);
  const first = run(one, { rules, assume: any });
  if (!isReached(first.walk)) {
    const verdict: Verdict =
      patches.poisoned.size === 0
        ? { verdict: 'loads' }
        : { verdict: 'guarded', guards: guardsIn(first.walk) };
    return { verdict, shown: shownBy(first.situation, false) };
  }
  const reached = reachedBy(object, flow.program, first.walk);
  for (const assume of presets) {
    const { walk: found, situation } = run(one, { rules, assume });
    if (isReached(found)) continue;
    const guards = guardsIn(found);
    const conditions = conditionsOf(guards);
    const verdict: Verdict = { verdict: 'depends', guards, conditions, ...reached };
    return { verdict, shown: shownBy(situation, true) };
  }
  for (const assume of [any, ...presets]) {
    const { walk: found, situation } = run(one, { rules: NEWEST, assume });
    if (isReached(found)) continue;
    const release = firstRelease(
      generation.low,
      (newer) => !isReached(run(one, { rules: newer, assume }).walk),
    );
    const guards = guardsIn(found);
    const conditions: Condition[] = [
      { kind: 'verifier', release: nameOf(release) },
      ...conditionsOf(guards),
    ];
    const verdict: Verdict = { verdict: 'depends', guards, conditions, ...reached };
    return { verdict, shown: { situation, verifier: 'newest', isAsBuilt: assume !== any } };
  }
  const { undecided } = first.walk;
  const verdict: Verdict = { verdict: 'broken', ...reached, ...(undecided && { undecided }) };
  return { verdict, shown: shownBy(first.situation, false) };
}

/** The first record for which libbpf refuses the object. */
function findRefused(
  object: BpfObject,
  { records }: PreparedProgram,
  outcomes: readonly Outcome[],
): number | undefined {
  return records.find((record) => {
    const { status } = outcomeOf(object, record, outcomes);
    return status === 'ambiguous' || status === 'invalid';
  });
}

function caseOf(
  object: BpfObject,
  prepared: PreparedProgram,
  outcomes: readonly Outcome[],
  { low }: Generation,
  isCoarse: boolean,
): Case {
  const flow = prepared.flow();
  const versions = kernelVersions(low, flow.kconfig.has(KERNEL_VERSION));
  return { object, flow, patches: patchesOf(object, flow.program, outcomes, isCoarse), versions };
}

/** A walk for each version that the kernel may have, up to the first that reaches the poison. */
function run({ object, flow, patches, versions }: Case, { rules, assume }: Trial): Run {
  const { constants, externs } = object.code;
  let found: Run | undefined;
  for (const version of versions) {
    const situation: Situation = {
      ...{ program: flow.program, flow: flow.flow, constants, kconfig: externs.kconfig },
      ...{ patches, rules, assume: assume(version) },
    };
    found = { walk: walk(situation, true, flow.budget), situation };
    if (isReached(found.walk)) break;
  }
  return found as Run;
}

function isReached({ poison, undecided }: Walk): boolean {
  return poison.size > 0 || undecided;
}

/**
 * The rules that hold for every verifier between the bounds. Global functions are the one thing of which an
 * older verifier knows more: libbpf makes static ones of them there.
 */
export function lowRules({ low, high }: Generation): VerifierRules {
  const rules = rulesOf(low);
  const isCertain = rules.globalFunctions === rulesOf(high).globalFunctions;
  return isCertain ? rules : { ...rules, globalFunctions: 'either' };
}

/**
 * The first release from `low` on whose rules suffice, if those of all releases do. A release for which
 * libbpf makes global functions static is none of them, for the next ones would not do.
 */
export function firstRelease(low: Release, suffice: (rules: VerifierRules) => boolean): Release {
  const isEnough = (release: Release) => {
    const rules = rulesOf(release);
    const isStatic = rules.globalFunctions === 'static';
    return suffice(isStatic ? { ...rules, globalFunctions: 'either' } : rules);
  };
  const later = MILESTONES.filter((release) => isBefore(low, release));
  return later.find(isEnough) ?? (later.at(-1) as Release);
}

/** `5.4` */
export function nameOf({ major, minor }: Release): string {
  return `${major}.${minor}`;
}
