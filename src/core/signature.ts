import { createHash } from 'node:crypto';
import { stringAt } from '../btf/btf.js';
import { nameOf } from '../btf/types.js';
import { reduce } from './choose/reduce.js';
import { newBudget } from './context.js';
import type { BpfObject } from './object.js';
import { makeProduct } from './product.js';
import { instructionKey } from './spec/instruction.js';

/**
 * SHA-256, hex, over all that an object's Outcomes depend on besides the kernel: what its relocations
 * ask, and of its own types what they look at. A change of code that leaves these alone leaves the
 * signature alone.
 */
export function relocationSignature(object: BpfObject): string {
  // Matched against itself, an object shows which of its types its relocations are about.
  const product = makeProduct([object]);
  const { bytes, ids } = reduce(object.btf, product, newBudget(product)).subset;
  const queries = object.queries.map(({ typeId, access, kind, error }) => {
    const name = stringAt(object.btf, nameOf(object.btf, typeId));
    return [ids[typeId], name, access, kind, error ?? ''];
  });
  const sites = object.sites.map(({ query, instruction }) => [query, instructionKey(instruction)]);
  return createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([object.btf.byteOrder, queries, sites]))
    .digest('hex');
}
