/** `enum bpf_core_relo_kind` of include/uapi/linux/bpf.h. */
export const RelocationKind = {
  FIELD_BYTE_OFFSET: 0,
  FIELD_BYTE_SIZE: 1,
  FIELD_EXISTS: 2,
  FIELD_SIGNED: 3,
  FIELD_LSHIFT_U64: 4,
  FIELD_RSHIFT_U64: 5,
  TYPE_ID_LOCAL: 6,
  TYPE_ID_TARGET: 7,
  TYPE_EXISTS: 8,
  TYPE_SIZE: 9,
  ENUMVAL_EXISTS: 10,
  ENUMVAL_VALUE: 11,
  TYPE_MATCHES: 12,
} as const;

/** libbpf's names of the kinds (`relo_core.c: core_relo_kind_str`), by number. */
export const RELOCATION_KIND_NAMES: readonly string[] = [
  'byte_off',
  'byte_sz',
  'field_exists',
  'signed',
  'lshift_u64',
  'rshift_u64',
  'local_type_id',
  'target_type_id',
  'type_exists',
  'type_size',
  'enumval_exists',
  'enumval_value',
  'type_matches',
];

export function isFieldBased(kind: number): boolean {
  return kind <= RelocationKind.FIELD_RSHIFT_U64;
}

export function isShift(kind: number): boolean {
  return kind === RelocationKind.FIELD_LSHIFT_U64 || kind === RelocationKind.FIELD_RSHIFT_U64;
}

export function isEnumeratorBased(kind: number): boolean {
  return kind === RelocationKind.ENUMVAL_EXISTS || kind === RelocationKind.ENUMVAL_VALUE;
}

export function isTypeBased(kind: number): boolean {
  return (
    (kind >= RelocationKind.TYPE_ID_LOCAL && kind <= RelocationKind.TYPE_SIZE) ||
    kind === RelocationKind.TYPE_MATCHES
  );
}
