import type { Generation } from '../verdict/verifier/generations.js';
import type { KernelFacts } from './facts.js';
import type { Effect, Finding, Reach } from './finding.js';
import { attachFindings } from './findings/attach.js';
import { contextFindings } from './findings/context.js';
import { featureFindings } from './findings/features.js';
import { helperFindings } from './findings/helpers.js';
import { ksymFindings, weakCallFindings } from './findings/ksyms.js';
import { mapFindings } from './findings/maps.js';
import { typeFindings } from './findings/types.js';
import type { ProgramNeeds } from './needs.js';

/** From the best to the worst. What is unknown is none of them: it makes no program worse. */
const EFFECTS: readonly Effect[] = ['unknown', 'guarded', 'depends', 'unattached', 'refused'];

/**
 * What besides CO-RE keeps a program from loading or attaching on a kernel, or may; the worst first. The rules and
 * their sources are in `findings/`.
 *
 * What it does not know: which helpers and kfuncs a type of program may call, proofs of memory, privileges,
 * configurations that leave no trace in BTF, and what user space does between opening and loading an object.
 *
 * @param facts answers to `ObjectNeeds.asked`, or to more
 * @param generation by `generationOf` of the kernel's release and its count of helpers
 * @param reach asked only where the kernel lacks something that matters if a verifier comes to it
 */
export function findingsOn(
  needs: ProgramNeeds,
  facts: KernelFacts,
  generation: Generation,
  reach: Reach,
): Finding[] {
  const kernel = { facts, generation };
  const { helpers, weakCalls, shared, features, attach, contextLoads } = needs;
  const types = typeFindings(needs, kernel);
  const isOfNoType = types.some(({ effect }) => effect === 'refused');
  return [
    ...types,
    ...ksymFindings(shared.ksyms, kernel),
    ...weakCallFindings(weakCalls, kernel, reach),
    ...mapFindings(needs, kernel, reach),
    ...featureFindings(features, kernel, reach),
    ...helperFindings(helpers, kernel, reach),
    ...(isOfNoType ? [] : attachFindings(attach, kernel)),
    ...(isOfNoType ? [] : contextFindings(attach, contextLoads, kernel, reach)),
  ].sort((a, b) => EFFECTS.indexOf(b.effect) - EFFECTS.indexOf(a.effect));
}
