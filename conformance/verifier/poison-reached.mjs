import { release } from 'node:os';
import { isProgram } from '../../lib/core/code.js';
import { indexRecords, linkProgram } from '../../lib/verdict/link.js';
import { patchesOf } from '../../lib/verdict/patches.js';
import { generationOf, rulesOf } from '../../lib/verdict/verifier/generations.js';
import { flowOf } from '../../lib/verdict/walk/flow.js';
import { walk } from '../../lib/verdict/walk/walk.js';

/**
 * Whether the walk, with everything as it is here, comes to the instruction at which the verifier
 * refused a program.
 *
 * @param {import('../../lib/core/object.js').BpfObject} object
 * @param {{ program: string, section: string }} which
 * @param {import('../../lib/core/outcome.js').Outcome[]} outcomes by site
 * @param {Map<string, bigint>} externs what libbpf found for them
 * @param {number} instruction
 * @param {string} [kernel] `uname -r` of the kernel that was asked, if it is not the running one
 * @returns {{ records: readonly number[], problem?: string }} the records on it, and what is wrong
 */
export function poisonReached(
  object,
  { program, section },
  outcomes,
  externs,
  instruction,
  kernel = release(),
) {
  const { functions, constants, externs: names } = object.code;
  const at = functions.findIndex(
    (one) => isProgram(one) && one.name === program && one.section === section,
  );
  const linked = linkProgram(object, at, indexRecords(object));
  const patches = patchesOf(object, linked, outcomes);
  const records = linked.records.get(instruction) ?? [];
  if (!patches.poisoned.has(instruction)) {
    return { records, problem: 'has no unresolved relocation' };
  }
  const rules = rulesOf(generationOf({ release: kernel }).low);
  const assume = {
    variable: () => 'initial',
    kconfig: (name) => externs.get(name),
    symbol: (name) => externs.get(name) === 1n,
  };
  const situation = {
    program: linked,
    flow: flowOf(linked),
    patches,
    constants,
    kconfig: names.kconfig,
  };
  const { poison, undecided } = walk({ ...situation, rules, assume }, false);
  const isReached = poison.has(instruction) || undecided;
  return isReached ? { records } : { records, problem: 'is not reached' };
}
