import { inspect } from 'node:util';
import { type Btf, parseBtf, stringAt } from '../btf/btf.js';
import type { Subset } from '../btf/subset.js';
import { nameOf } from '../btf/types.js';
import { findCandidates } from './candidates/candidates.js';
import { newEffort } from './context.js';
import { type Findings, findAll } from './findings.js';
import { chooseFixups, sameFixup } from './loaders/cilium/fixups.js';
import type { ObjectQueries, Query } from './object.js';
import type { Outcome } from './outcome.js';
import type { Product } from './product.js';
import { resolve } from './resolve.js';
import { RelocationKind } from './spec/relocation-kind.js';

/**
 * Resolves a product's relocations again, against a tailored BTF, and compares: every Outcome under
 * libbpf, and every fixup under cilium/ebpf, must be what the kernel's whole BTF gives.
 *
 * @param findings from the whole BTF, and `outcomes` likewise
 * @throws Error that names the first relocation that differs
 */
export function prove(
  product: Product,
  findings: Findings,
  outcomes: readonly (readonly Outcome[])[],
  subset: Subset,
): void {
  const small = parseBtf(subset.bytes);
  const again = findAll(small, product, findCandidates(small, product.wanted), newEffort(product));
  product.parts.forEach(({ object }, part) => {
    const found = again[part] as Findings[number];
    const answers = resolve(object, found, small, false);
    compareOutcomes(object, outcomes[part] as Outcome[], answers, subset.ids);
    compareFixups(object, findings[part] as Findings[number], found, subset.ids);
  });
}

function compareOutcomes(
  object: ObjectQueries,
  whole: readonly Outcome[],
  small: readonly Outcome[],
  ids: Uint32Array,
): void {
  object.sites.forEach((site, index) => {
    const query = object.queries[site.query] as Query;
    const [expected, found] = [whole[index] as Outcome, small[index] as Outcome];
    const moved = query.kind === RelocationKind.TYPE_ID_TARGET && expected.status === 'resolved';
    const value = moved ? String(ids[Number(expected.value)]) : expected.value;
    const same =
      expected.status === found.status && expected.width === found.width && value === found.value;
    if (!same) throw difference(object.btf, query, 'libbpf', expected, found);
  });
}

function compareFixups(
  object: ObjectQueries,
  whole: Findings[number],
  small: Findings[number],
  ids: Uint32Array,
): void {
  const byType = new Map<number, number[]>();
  object.queries.forEach(({ typeId }, index) => {
    const ofType = byType.get(typeId);
    if (ofType === undefined) byType.set(typeId, [index]);
    else ofType.push(index);
  });
  for (const queries of byType.values()) {
    const expected = chooseFixups(queries.map((index) => whole[index] as Findings[number][number]));
    const found = chooseFixups(queries.map((index) => small[index] as Findings[number][number]));
    // What it refuses altogether leaves nothing to keep.
    if ('error' in expected) continue;
    const same =
      !('error' in found) && expected.every((fixup, i) => sameFixup(fixup, found[i], ids));
    const query = object.queries[queries[0] as number] as Query;
    if (!same) throw difference(object.btf, query, 'cilium/ebpf', expected, found);
  }
}

function difference(btf: Btf, query: Query, loader: string, expected: unknown, found: unknown) {
  const name = stringAt(btf, nameOf(btf, query.typeId));
  return new Error(
    `under ${loader}, the tailored BTF answers \`${name}\` ${query.access} (kind ${query.kind}) with ` +
      `${inspect(found)} instead of ${inspect(expected)}; please report this`,
  );
}
