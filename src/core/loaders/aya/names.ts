import type { Btf } from '../../../btf/btf.js';
import { samePrefix } from '../../../btf/names.js';

const UNDERSCORE = 0x5f;

/**
 * Bytes of a name before its flavour as aya cuts it: up to the first `___`
 * (`aya-obj btf/relocation.rs: flavorless_name`).
 */
export function essentialLengthInAya(strings: Uint8Array, offset: number): number {
  let underscores = 0;
  for (let at = offset; strings[at] !== 0; at++) {
    underscores = strings[at] === UNDERSCORE ? underscores + 1 : 0;
    if (underscores === 3) return at - 2 - offset;
  }
  let end = offset;
  while (strings[end] !== 0) end++;
  return end - offset;
}

/** Whether two names are equal without their flavours. */
export function namesEqualInAya(
  local: Btf,
  name: number,
  target: Btf,
  targetName: number,
): boolean {
  return samePrefix(
    local.strings,
    name,
    essentialLengthInAya(local.strings, name),
    target.strings,
    targetName,
    essentialLengthInAya(target.strings, targetName),
  );
}
