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
import {
  type Generation,
  MILESTONES,
  NEWEST,
  type Release,
  rulesOf,
  type VerifierRules,
} from './generations.js';
import { outcomeOf, patchesOf } from './patches.js';
import type { PreparedProgram } from './prepare.js';
import { conditionsOf, guardsOf, reachedBy } from './reasons.js';
import type { Assumptions, Situation } from './situation.js';
import type { Condition, Verdict } from './verdict.js';
import { type Walk, walk } from './walk.js';

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

/**
 * The verdict on a program. It is tried what the verifier of the kernel's
 * own release reaches, whatever user space sets; then with what the object sets; then with all that newer
 * verifiers know, for distributions take that into older kernels.
 */
export function judgeProgram(
  object: BpfObject,
  prepared: PreparedProgram,
  outcomes: readonly Outcome[],
  generation: Generation,
  settingOf: VariableSetting | undefined,
): Judgement {
  const refused = prepared.records.find((record) => {
    const { status } = outcomeOf(object, record, outcomes);
    return status === 'ambiguous' || status === 'invalid';
  });
  if (refused !== undefined) return { verdict: { verdict: 'broken', refused } };
  const flow = prepared.flow();
  const patches = patchesOf(object, flow.program, outcomes);
  const versions = kernelVersions(generation.low, flow.kconfig.has(KERNEL_VERSION));
  const { constants, externs } = object.code;
  const situationOf = ({ rules, assume }: Trial, version: bigint | undefined): Situation => ({
    ...{ program: flow.program, flow: flow.flow, constants, kconfig: externs.kconfig },
    ...{ patches, rules, assume: assume(version) },
  });
  /** A walk for each version that the kernel may have, up to the first that reaches the poison. */
  const run = (trial: Trial) => {
    let found: { walk: Walk; situation: Situation } | undefined;
    for (const version of versions) {
      const situation = situationOf(trial, version);
      found = { walk: walk(situation, true), situation };
      if (isReached(found.walk)) break;
    }
    return found as { walk: Walk; situation: Situation };
  };
  const any: Trial['assume'] = (version) => anything(version, settingOf);
  const presets = PRESETS.map(
    (preset): Trial['assume'] =>
      (version) =>
        asBuilt(version, settingOf, preset),
  );

  const rules = lowRules(generation);
  const first = run({ rules, assume: any });
  const guardsIn = (found: Walk) => guardsOf(object, flow, found, patches);
  if (!isReached(first.walk)) {
    const verdict: Verdict =
      patches.poisoned.size === 0
        ? { verdict: 'loads' }
        : { verdict: 'guarded', guards: guardsIn(first.walk) };
    return { verdict, shown: shownBy(first.situation, false) };
  }
  const reached = reachedBy(object, flow.program, first.walk);
  for (const assume of presets) {
    const { walk: found, situation } = run({ rules, assume });
    if (isReached(found)) continue;
    const guards = guardsIn(found);
    const conditions = conditionsOf(guards);
    const verdict: Verdict = { verdict: 'depends', guards, conditions, ...reached };
    return { verdict, shown: shownBy(situation, true) };
  }
  for (const assume of [any, ...presets]) {
    const { walk: found, situation } = run({ rules: NEWEST, assume });
    if (isReached(found)) continue;
    const release = firstRelease(
      generation.low,
      (newer) => !isReached(run({ rules: newer, assume }).walk),
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

  function shownBy(situation: Situation, isAsBuilt: boolean): Shown {
    return { situation, verifier: nameOf(generation.low), isAsBuilt };
  }
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

/** `5.4` */
export function nameOf({ major, minor }: Release): string {
  return `${major}.${minor}`;
}
