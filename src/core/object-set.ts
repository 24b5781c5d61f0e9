import type { Btf } from '../btf/btf.js';
import { nameOf } from '../btf/types.js';
import { indexOfName, type WantedNames, wantNames } from './candidates/candidates.js';
import { asksLayout } from './candidates/copies.js';
import type { Loader } from './loaders/loader.js';
import { LOADERS } from './loaders/loaders.js';
import type { ObjectQueries, Query } from './object.js';

/** The objects that a kernel's BTF is tailored to, made ready for any number of kernels. */
export interface ObjectSet {
  readonly parts: readonly ObjectPart[];
  readonly wanted: WantedNames;
  /** By wanted name: whether no query about it tells types apart that are laid out alike. */
  readonly byLayout: readonly boolean[];
}

export interface ObjectPart {
  readonly object: ObjectQueries;
  /** By loader, by query: the index in `wanted` of its root's name, as the loader cuts it; or -1. */
  readonly names: readonly Int32Array[];
  /** Sites by local type, each list in the order of the object: what a load of all programs asks. */
  readonly sites: readonly (readonly number[])[];
  /** What single programs ask about one local type, each such list once. */
  readonly loads: readonly Load[];
}

/** Queries about one local type that a program has together, in its order, with repetitions. */
export interface Load {
  readonly queries: readonly number[];
}

export function makeObjectSet(objects: readonly ObjectQueries[]): ObjectSet {
  const distinct = new Map<string, Uint8Array>();
  for (const { btf, queries } of objects) {
    for (const typeId of new Set(queries.map((query) => query.typeId))) {
      for (const loader of LOADERS) {
        const bytes = essentialName(loader, btf, typeId);
        if (bytes) distinct.set(Buffer.from(bytes).toString('latin1'), bytes);
      }
    }
  }
  const wanted = wantNames([...distinct.values()]);
  const parts = objects.map((object) => ({
    object,
    names: LOADERS.map((loader) =>
      Int32Array.from(object.queries, ({ typeId }) => {
        const bytes = essentialName(loader, object.btf, typeId);
        return bytes === undefined ? -1 : indexOfName(wanted, bytes);
      }),
    ),
    sites: sitesByType(object),
    loads: distinctLoads(object),
  }));
  const byLayout = wanted.names.map(() => true);
  for (const { object, names } of parts) {
    object.queries.forEach((query, index) => {
      if (asksLayout(object, query)) return;
      for (const ofLoader of names) {
        const name = ofLoader[index] as number;
        if (name >= 0) byLayout[name] = false;
      }
    });
  }
  return { parts, wanted, byLayout };
}

/** The name that a loader looks for; undefined if it does not ask about types without one. */
function essentialName(loader: Loader, btf: Btf, typeId: number): Uint8Array | undefined {
  const name = nameOf(btf, typeId);
  if (btf.strings[name] === 0 && !loader.asksUnnamed) return undefined;
  return btf.strings.subarray(name, name + loader.essentialLength(btf.strings, name));
}

function sitesByType({ queries, sites }: ObjectQueries): number[][] {
  const byType = new Map<number, number[]>();
  sites.forEach(({ query }, site) => {
    const { typeId } = queries[query] as Query;
    const list = byType.get(typeId);
    if (list === undefined) byType.set(typeId, [site]);
    else list.push(site);
  });
  return [...byType.values()];
}

/**
 * What programs ask about each type. If one asks each of them twice, that is no other
 * load: only the proportions count (`cilium/ebpf btf/core.go: coreCalculateFixups`).
 */
function distinctLoads({ queries, programs }: ObjectQueries): Load[] {
  const loads = new Map<string, Load>();
  for (const program of programs) {
    const byType = new Map<number, Map<number, number>>();
    for (const query of program) {
      const { typeId } = queries[query] as Query;
      const counts = byType.get(typeId) ?? new Map<number, number>();
      byType.set(typeId, counts.set(query, (counts.get(query) ?? 0) + 1));
    }
    for (const counts of byType.values()) {
      const divisor = [...counts.values()].reduce(greatestDivisor);
      const list = [...counts].flatMap(([query, count]) =>
        new Array<number>(count / divisor).fill(query),
      );
      loads.set(list.join(), { queries: list });
    }
  }
  return [...loads.values()];
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
