import { type Btf, typeCount } from './btf.js';
import { isComposite, Kind } from './kinds.js';
import type { Selection } from './subset.js';
import { enumeratorName, enumeratorValue, kindOf, lengthOf } from './types.js';

/**
 * What a reader of BTF may be too old to know. It refuses all of a file that has one such type.
 *
 * libbpf knows DECL_TAG and TYPE_TAG since 0.6 and ENUM64 since 1.0 (`btf.c: btf_type_size` of v0.5.0,
 * v0.6.0, v0.8.3 and v1.0.0).
 */
export const NEWER_FORMATS = {
  ENUM64: { kind: Kind.ENUM64, libbpf: '1.0' },
  TYPE_TAG: { kind: Kind.TYPE_TAG, libbpf: '0.6' },
  DECL_TAG: { kind: Kind.DECL_TAG, libbpf: '0.6' },
} as const;
export type NewerFormat = keyof typeof NEWER_FORMATS;

export const NEWER_FORMAT_NAMES = Object.keys(NEWER_FORMATS) as NewerFormat[];
const KINDS: ReadonlySet<number> = new Set(Object.values(NEWER_FORMATS).map(({ kind }) => kind));

/** Which of them a BTF has, in the order of `NEWER_FORMATS`. */
export function newerFormatsOf({ kinds }: Btf): NewerFormat[] {
  return NEWER_FORMAT_NAMES.filter((name) => kinds.includes(NEWER_FORMATS[name].kind));
}

/** The types of a BTF that an older reader does not know. */
export function newerTypes(btf: Btf): number[] {
  const found: number[] = [];
  for (let id = 1; id < typeCount(btf); id++) if (KINDS.has(kindOf(btf, id))) found.push(id);
  return found;
}

/**
 * All of a BTF, of which some types are written as an older reader knows them: an ENUM64 becomes an
 * ENUM of its size, and a tag is left out, so that what refers to a TYPE_TAG refers to what that
 * refers to. Such a file answers some questions otherwise; the caller has to find out which.
 *
 * @param older ids of types that `newerTypes` tells
 */
export function wholeInOlderFormat(btf: Btf, older: ReadonlySet<number>): Selection {
  const types = new Uint8Array(typeCount(btf)).fill(1);
  types[0] = 0;
  const members = new Map<number, 'all'>();
  for (let id = 1; id < types.length; id++) {
    if (isComposite(kindOf(btf, id))) members.set(id, 'all');
  }
  return { types, members, older };
}

/**
 * The second word of an ENUM without its length. It says that the enum is signed, since a reader that
 * knows no ENUM64 takes every enum for it, whatever is written (`libbpf 0.8 relo_core.c:
 * bpf_core_calc_field_relo`): so it answers what a newer one does.
 */
export const SIGNED_ENUM = (1 << 31) | (Kind.ENUM << 24);

const LIMIT = 1n << 31n;

/**
 * The enumerators of an ENUM64 that are the same number for every reader if they are written as those
 * of an ENUM: 0 to 2^31 - 1. Others are sign-extended by one reader and cut to 32 bits by another
 * (`libbpf 0.8 relo_core.c: bpf_core_patch_insn`). They are left out: a question about them then gets no
 * wrong number, but none.
 */
export function olderEnumerators(btf: Btf, id: number): { name: number; value: number }[] {
  return Array.from({ length: lengthOf(btf, id) }, (_, index) => ({
    name: enumeratorName(btf, id, index),
    value: enumeratorValue(btf, id, index),
  }))
    .filter(({ value }) => value < LIMIT)
    .map(({ name, value }) => ({ name, value: Number(value) }));
}
