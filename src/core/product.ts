import { essentialLength, essentialLengthInCilium } from '../btf/names.js';
import { nameOf } from '../btf/types.js';
import { indexOfName, type WantedNames, wantNames } from './candidates/candidates.js';
import { asksLayout } from './candidates/copies.js';
import type { ObjectQueries } from './object.js';

/** The objects that a kernel's BTF is tailored to, made ready for any number of kernels. */
export interface Product {
  readonly parts: readonly ProductPart[];
  readonly wanted: WantedNames;
  /** By wanted name: whether no query about it tells types apart that are laid out alike. */
  readonly byLayout: readonly boolean[];
}

export interface ProductPart {
  readonly object: ObjectQueries;
  /** By query: the index of its root's essential name in `wanted`, as each loader cuts it. */
  readonly names: readonly { readonly libbpf: number; readonly cilium: number }[];
}

export function makeProduct(objects: readonly ObjectQueries[]): Product {
  const distinct = new Map<string, Uint8Array>();
  for (const { btf, queries } of objects) {
    for (const { typeId } of queries) {
      const { libbpf, cilium } = essentialNames(btf, typeId);
      for (const name of [libbpf, cilium]) distinct.set(Buffer.from(name).toString('latin1'), name);
    }
  }
  const wanted = wantNames([...distinct.values()]);
  const parts = objects.map((object) => ({
    object,
    names: object.queries.map(({ typeId }) => {
      const { libbpf, cilium } = essentialNames(object.btf, typeId);
      return { libbpf: indexOfName(wanted, libbpf), cilium: indexOfName(wanted, cilium) };
    }),
  }));
  const byLayout = wanted.names.map(() => true);
  for (const { object, names } of parts) {
    object.queries.forEach((query, index) => {
      if (asksLayout(object, query)) return;
      const { libbpf, cilium } = names[index] as ProductPart['names'][number];
      byLayout[libbpf] = false;
      byLayout[cilium] = false;
    });
  }
  return { parts, wanted, byLayout };
}

function essentialNames(btf: ObjectQueries['btf'], typeId: number) {
  const name = nameOf(btf, typeId);
  const cut = (length: number) => btf.strings.subarray(name, name + length);
  return {
    libbpf: cut(essentialLength(btf.strings, name)),
    cilium: cut(essentialLengthInCilium(btf.strings, name)),
  };
}
