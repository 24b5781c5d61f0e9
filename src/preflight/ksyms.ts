import { type Btf, stringAt, typeCount } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import { essentialLength } from '../btf/names.js';
import { kindOf, lengthOf, nameOf, variableType } from '../btf/types.js';
import type { BpfObject } from '../core/object.js';
import type { KsymNeed } from './needs.js';

/**
 * The symbols of the kernel that an object refers to (`libbpf.c: bpf_object__collect_externs`), each once, sorted
 * by their names.
 */
export function readKsyms({ btf, code }: Pick<BpfObject, 'btf' | 'code'>): KsymNeed[] {
  const kinds = externKinds(btf);
  const needs = new Map<string, KsymNeed>();
  for (const { references } of code.functions) {
    for (const reference of references.values()) {
      if (reference.kind !== 'extern' || code.externs.kconfig.has(reference.name)) continue;
      const kind = kinds.get(reference.name);
      if (kind === undefined) continue;
      // Only the names of functions may have flavours (`essent_name`).
      const name = kind === 'function' ? withoutFlavour(reference.name) : reference.name;
      const isTyped = code.externs.typedKsyms.has(reference.name);
      const isWeak = reference.isWeak && (needs.get(name)?.isWeak ?? true);
      needs.set(name, { name, kind, isTyped, isWeak });
    }
  }
  return [...needs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function externKinds(btf: Btf): ReadonlyMap<string, KsymNeed['kind']> {
  const kinds = new Map<string, KsymNeed['kind']>();
  for (let id = 1; id < typeCount(btf); id++) {
    if (kindOf(btf, id) !== Kind.DATASEC || stringAt(btf, nameOf(btf, id)) !== '.ksyms') continue;
    for (let index = 0; index < lengthOf(btf, id); index++) {
      const external = variableType(btf, id, index);
      const isFunction = kindOf(btf, external) === Kind.FUNC;
      kinds.set(stringAt(btf, nameOf(btf, external)), isFunction ? 'function' : 'variable');
    }
  }
  return kinds;
}

/** A name up to its flavour: `bpf_cast` of `bpf_cast___new`. */
export function withoutFlavour(name: string): string {
  const bytes = new TextEncoder().encode(`${name}\0`);
  return new TextDecoder().decode(bytes.subarray(0, essentialLength(bytes, 0)));
}
