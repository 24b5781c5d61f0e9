/**
 * Names as bytes. A name is a string section and the offset of a NUL-terminated string in it; nothing
 * is decoded, for a kernel has a hundred thousand names of which a run needs a few hundred.
 */

const UNDERSCORE = 0x5f;

/** Bytes of the name, without its NUL. */
export function nameLength(strings: Uint8Array, offset: number): number {
  let end = offset;
  while (strings[end] !== 0) end++;
  return end - offset;
}

/** Whether two names are equal, byte for byte. */
export function sameName(a: Uint8Array, aOffset: number, b: Uint8Array, bOffset: number): boolean {
  for (let i = 0; ; i++) {
    const byte = a[aOffset + i];
    if (byte !== b[bOffset + i]) return false;
    if (byte === 0) return true;
  }
}

/**
 * Bytes of a name before its flavour: up to the last `___` between two characters that are no
 * underscores (`libbpf.c: bpf_core_essential_name_len`).
 */
export function essentialLength(strings: Uint8Array, offset: number): number {
  const length = nameLength(strings, offset);
  for (let i = length - 5; i >= 0; i--) {
    const at = offset + i;
    if (
      strings[at + 3] === UNDERSCORE &&
      strings[at + 2] === UNDERSCORE &&
      strings[at + 1] === UNDERSCORE &&
      strings[at] !== UNDERSCORE &&
      strings[at + 4] !== UNDERSCORE
    ) {
      return i + 1;
    }
  }
  return length;
}

/** Whether the first `aLength` and `bLength` bytes of two names are the same. */
export function samePrefix(
  a: Uint8Array,
  aOffset: number,
  aLength: number,
  b: Uint8Array,
  bOffset: number,
  bLength: number,
): boolean {
  if (aLength !== bLength) return false;
  for (let i = 0; i < aLength; i++) if (a[aOffset + i] !== b[bOffset + i]) return false;
  return true;
}

/** Whether two names are equal without their flavours. */
export function sameEssentialName(
  a: Uint8Array,
  aOffset: number,
  b: Uint8Array,
  bOffset: number,
): boolean {
  const aLength = essentialLength(a, aOffset);
  return samePrefix(a, aOffset, aLength, b, bOffset, essentialLength(b, bOffset));
}
