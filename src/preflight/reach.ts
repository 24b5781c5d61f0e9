import type { BpfObject } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import {
  anything,
  asBuilt,
  KERNEL_VERSION,
  kernelVersions,
  PRESETS,
  type VariableSetting,
} from '../verdict/assumptions.js';
import { patchesOf } from '../verdict/patches.js';
import type { PreparedProgram } from '../verdict/prepare.js';
import { conditionsOf, guardsOf } from '../verdict/reasons.js';
import { firstRelease, lowRules, nameOf } from '../verdict/trials.js';
import type { Condition } from '../verdict/verdict.js';
import { type Generation, NEWEST, type VerifierRules } from '../verdict/verifier/generations.js';
import type { Assumptions } from '../verdict/walk/situation.js';
import { type Walk, walk } from '../verdict/walk/walk.js';
import type { KernelFacts } from './facts.js';
import type { Reach, Reached } from './finding.js';
import { symbolIn } from './findings/ksyms.js';
import { withoutFlavour } from './ksyms.js';

export interface ReachOptions {
  readonly variables?: VariableSetting | undefined;
  /** The kernel's, which tell what weak functions it has. */
  readonly facts?: KernelFacts | undefined;
}

/**
 * Tells whether verifiers reach instructions of a program on a kernel, by the same trials as the verdict's
 * (`verdict/trials.ts: judgeProgram`), in which these instructions stand for poisoned ones.
 *
 * @param prepared of the program; `insns` are those of its flow's program, which `readNeeds` links alike
 * @param outcomes by site of the object; if libbpf refuses one of the program's, there is nothing to ask
 */
export function newReach(
  object: BpfObject,
  prepared: PreparedProgram,
  outcomes: readonly Outcome[],
  generation: Generation,
  { variables: settingOf, facts }: ReachOptions = {},
): Reach {
  const known = new Map<string, Reached>();
  return (insns) => {
    const key = insns.join(' ');
    const found = known.get(key) ?? judge(insns);
    known.set(key, found);
    return found;
  };

  function presenceOfSymbol(name: string): boolean | undefined {
    if (facts === undefined || !object.code.externs.typedKsyms.has(name)) return undefined;
    return symbolIn({ facts, generation }, withoutFlavour(name));
  }

  function judge(insns: readonly number[]): Reached {
    const flow = prepared.flow();
    const patches = patchesOf(object, flow.program, outcomes);
    const wanted = { ...patches, poisoned: new Set(insns) };
    const stops = { ...patches, poisoned: new Set([...patches.poisoned, ...insns]) };
    const versions = kernelVersions(generation.low, flow.kconfig.has(KERNEL_VERSION));
    const { constants, externs } = object.code;
    type Assume = (version: bigint | undefined) => Assumptions;
    const isReached = ({ poison, undecided }: Walk) =>
      undecided || insns.some((insn) => poison.has(insn));
    const run = (rules: VerifierRules, assume: Assume): Walk => {
      let found: Walk | undefined;
      for (const version of versions) {
        const situation = {
          ...{ program: flow.program, flow: flow.flow, constants, kconfig: externs.kconfig },
          ...{ patches: stops, rules, assume: assume(version) },
        };
        found = walk(situation, patches.poisoned.size === 0, flow.budget);
        if (isReached(found)) break;
      }
      return found as Walk;
    };
    const guards = (found: Walk) => guardsOf(object, flow, found, wanted);
    const informed = (assume: Assumptions): Assumptions => ({
      ...assume,
      symbol: (name) => presenceOfSymbol(name) ?? assume.symbol(name),
    });
    const any: Assume = (version) => informed(anything(version, settingOf));
    const presets = PRESETS.map(
      (preset): Assume =>
        (version) =>
          informed(asBuilt(version, settingOf, preset)),
    );
    const depends = (found: Walk, before: readonly Condition[] = []): Reached => {
      const all = guards(found);
      return { effect: 'depends', guards: all, conditions: [...before, ...conditionsOf(all)] };
    };
    const rules = lowRules(generation);
    const first = run(rules, any);
    if (!isReached(first)) return { effect: 'guarded', guards: guards(first), conditions: [] };
    for (const assume of presets) {
      const found = run(rules, assume);
      if (!isReached(found)) return depends(found);
    }
    for (const assume of [any, ...presets]) {
      const found = run(NEWEST, assume);
      if (isReached(found)) continue;
      const release = firstRelease(generation.low, (newer) => !isReached(run(newer, assume)));
      return depends(found, [{ kind: 'verifier', release: nameOf(release) }]);
    }
    return { effect: 'refused' };
  }
}
