import { createHash } from 'node:crypto';
import { stringAt } from '../btf/btf.js';
import { writeSubset } from '../btf/subset.js';
import { nameOf } from '../btf/types.js';
import { findCandidates } from './candidates.js';
import { newEffort } from './context.js';
import { findAll } from './findings.js';
import { instructionKey } from './instruction.js';
import type { BpfObject } from './object.js';
import { makeProduct } from './product.js';
import { selectTypes } from './select.js';

/**
 * SHA-256, hex, over all that an object's Outcomes depend on besides the kernel: what its relocations
 * ask, and of its own types what they look at. A change of code that leaves these alone leaves the
 * signature alone.
 */
export function relocationSignature(object: BpfObject): string {
  // Matched against itself, an object shows which of its types its relocations are about.
  const product = makeProduct([object]);
  const effort = newEffort(product);
  const candidates = findCandidates(object.btf, product.wanted);
  const findings = findAll(object.btf, product, candidates, effort, true);
  const selection = selectTypes(object.btf, product, candidates, findings, effort);
  const { bytes, ids } = writeSubset(object.btf, selection);
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
