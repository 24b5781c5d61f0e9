import type { BpfObject } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import type { SymbolPresence, VariableSetting } from '../verdict/assumptions.js';
import type { PreparedProgram } from '../verdict/prepare.js';
import { judgeInsns } from '../verdict/trials.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Generation } from '../verdict/verifier/generations.js';
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
 * (`verdict/trials.ts: judgeInsns`), in which these instructions stand for poisoned ones.
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
  const symbolOf = facts && symbolsIn(object, facts, generation);
  const of = { object, prepared, outcomes, generation, settingOf, symbolOf };
  return (insns) => reachedBy(judgeInsns(of, insns, false) as Verdict);
}

/** What a kernel's facts say of the weak symbols of an object; undefined if it looks for none in BTF. */
export function symbolsIn(
  { code: { externs } }: Pick<BpfObject, 'code'>,
  facts: KernelFacts,
  generation: Generation,
): SymbolPresence | undefined {
  const { typedKsyms } = externs;
  if (typedKsyms.size === 0) return undefined;
  return (name) =>
    typedKsyms.has(name) ? symbolIn({ facts, generation }, withoutFlavour(name)) : undefined;
}

/** What a verdict on instructions says of what needs them. */
export function reachedBy({ verdict, guards = [], conditions = [] }: Verdict): Reached {
  return verdict === 'guarded' || verdict === 'depends'
    ? { effect: verdict, guards, conditions }
    : { effect: 'refused' };
}
