import type { BpfObject } from '../core/object.js';
import type { SymbolPresence } from '../verdict/assumptions.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Generation } from '../verdict/verifier/generations.js';
import type { KernelFacts } from './facts.js';
import type { Reached } from './finding.js';
import { symbolIn } from './findings/ksyms.js';
import { withoutFlavour } from './ksyms.js';

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
