/** `BTF_KIND_*` of include/uapi/linux/btf.h. */
export const Kind = {
  VOID: 0,
  INT: 1,
  PTR: 2,
  ARRAY: 3,
  STRUCT: 4,
  UNION: 5,
  ENUM: 6,
  FWD: 7,
  TYPEDEF: 8,
  VOLATILE: 9,
  CONST: 10,
  RESTRICT: 11,
  FUNC: 12,
  FUNC_PROTO: 13,
  VAR: 14,
  DATASEC: 15,
  FLOAT: 16,
  DECL_TAG: 17,
  TYPE_TAG: 18,
  ENUM64: 19,
} as const;

export const MAX_KIND = Kind.ENUM64;

/** Kinds by number, in C's words if C has them. */
export const KIND_NAMES: readonly string[] = [
  'void',
  'int',
  'pointer',
  'array',
  'struct',
  'union',
  'enum',
  'forward declaration',
  'typedef',
  'volatile',
  'const',
  'restrict',
  'function',
  'function prototype',
  'variable',
  'data section',
  'float',
  'declaration tag',
  'type tag',
  'enum',
];

export function isComposite(kind: number): boolean {
  return kind === Kind.STRUCT || kind === Kind.UNION;
}

export function isAnyEnum(kind: number): boolean {
  return kind === Kind.ENUM || kind === Kind.ENUM64;
}

/** const, volatile, restrict, type tag and typedef: what `skip_mods_and_typedefs` skips. */
export function isModifierOrTypedef(kind: number): boolean {
  return (kind >= Kind.TYPEDEF && kind <= Kind.RESTRICT) || kind === Kind.TYPE_TAG;
}

/** Equal kinds, 32-bit and 64-bit enums counting as one (`libbpf btf.h: btf_kind_core_compat`). */
export function kindsCompatible(a: number, b: number): boolean {
  return a === b || (isAnyEnum(a) && isAnyEnum(b));
}
