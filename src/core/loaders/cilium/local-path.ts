import type { Btf } from '../../../btf/btf.js';
import { isComposite, Kind } from '../../../btf/kinds.js';
import {
  arrayElement,
  arrayLength,
  kindOf,
  lengthOf,
  memberName,
  memberType,
} from '../../../btf/types.js';
import type { LocalSpec } from '../../spec/local-spec.js';
import { LoadError } from '../load-error.js';
import { atElement, bitfieldOf, type Field } from './fields.js';

/**
 * One step into the object's types that has a counterpart in a kernel's: to a named member, or to an
 * element of an array. Anonymous members on the way are part of the step.
 */
export interface LocalStep {
  /** Offset of the member's name in the object's strings; 0 for an element. */
  readonly name: number;
  /** Of the element. */
  readonly index: number;
  /** The type that is gone to, and where it is. */
  readonly field: Field;
  /** Bits from the type that has the member to it, and bytes to that type. */
  readonly bits: number;
  readonly parentOffset: number;
  /** Why cilium/ebpf refuses the program here, if it comes so far. */
  readonly error?: LoadError;
}

/** The steps of an access string. */
export interface LocalPath {
  readonly steps: readonly LocalStep[];
  /** The field at its end, which is behind the last step if that is followed by members without names. */
  readonly end: Field;
}

const paths = new WeakMap<LocalSpec, LocalPath>();

/** The object's side of `btf/core.go: coreFindField`, worked out once for all kernels. */
export function localPath(btf: Btf, spec: LocalSpec): LocalPath {
  let path = paths.get(spec);
  if (path === undefined) {
    path = walk(btf, spec);
    paths.set(spec, path);
  }
  return path;
}

function walk(btf: Btf, spec: LocalSpec): LocalPath {
  const steps: LocalStep[] = [];
  const [first = 0, ...indices] = spec.rawSpec;
  let at: Field = { typeId: spec.rootId, offset: 0, bitfieldOffset: 0, bitfieldSize: 0 };
  let last = false;
  let step = { name: 0, index: first, field: at, bits: 0, parentOffset: 0 };
  try {
    at = atElement(btf, at, first);
    steps.push({ ...step, field: at });
    for (const index of indices) {
      const id = btf.underlying[at.typeId] as number;
      const kind = kindOf(btf, id);
      step = { name: 0, index, field: at, bits: 0, parentOffset: at.offset };
      if (isComposite(kind)) {
        const { offset: bits, size } = bitfieldOf(btf, id, index);
        const typeId = memberType(btf, id, index);
        const name = memberName(btf, id, index);
        at = {
          typeId,
          offset: at.offset + Math.floor(bits / 8),
          bitfieldOffset: 0,
          bitfieldSize: size,
        };
        last = index === lengthOf(btf, id) - 1;
        if (btf.strings[name] !== 0) {
          steps.push({ ...step, name, field: at, bits });
          continue;
        }
        if (!isComposite(kindOf(btf, btf.underlying[typeId] as number))) {
          throw new LoadError('an anonymous member that is no struct or union');
        }
        at = { ...at, bitfieldSize: 0 };
        last = false;
      } else if (kind === Kind.ARRAY) {
        const length = arrayLength(btf, id);
        if (length === 0 && !last) throw new LoadError('an array of no elements amid a type');
        if (length > 0 && index >= length) throw new LoadError('an element beyond the array');
        last = false;
        at = atElement(btf, { ...at, typeId: arrayElement(btf, id), bitfieldSize: 0 }, index);
        steps.push({ ...step, field: at });
      } else {
        throw new LoadError('a field of a type that has none');
      }
    }
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    steps.push({ ...step, error });
  }
  return { steps, end: at };
}
