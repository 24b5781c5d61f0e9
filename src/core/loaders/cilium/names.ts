import type { Btf } from '../../../btf/btf.js';
import { nameLength, samePrefix } from '../../../btf/names.js';

const UNDERSCORE = 0x5f;

/**
 * Bytes of a name before its flavour as cilium/ebpf cuts it: up to the last `___` that does not start
 * the name (`btf/types.go: newEssentialName`).
 */
export function essentialLengthInCilium(strings: Uint8Array, offset: number): number {
  const length = nameLength(strings, offset);
  for (let i = length - 3; i > 0; i--) {
    const at = offset + i;
    if (
      strings[at] === UNDERSCORE &&
      strings[at + 1] === UNDERSCORE &&
      strings[at + 2] === UNDERSCORE
    ) {
      return i;
    }
  }
  return length;
}

/**
 * The same for a kernel's name. One whose last `___` starts it is put into the index without a name,
 * and never found (`btf/unmarshal.go: newDecoder`).
 */
export function indexedLengthInCilium(strings: Uint8Array, offset: number): number {
  const length = essentialLengthInCilium(strings, offset);
  const isCut = strings[offset + length] !== 0;
  const startsFlavour = [0, 1, 2].every((i) => strings[offset + i] === UNDERSCORE);
  return !isCut && startsFlavour ? 0 : length;
}

/** Whether two names are equal without their flavours, as cilium/ebpf cuts them. */
export function namesEqualInCilium(
  local: Btf,
  name: number,
  target: Btf,
  targetName: number,
): boolean {
  const length = essentialLengthInCilium(local.strings, name);
  const targetLength = essentialLengthInCilium(target.strings, targetName);
  return samePrefix(local.strings, name, length, target.strings, targetName, targetLength);
}

/** Names equal, or one of them empty (`btf/core.go: coreEssentialNamesMatch`). */
export function namesCompatibleInCilium(
  local: Btf,
  name: number,
  target: Btf,
  targetName: number,
): boolean {
  if (local.strings[name] === 0 || target.strings[targetName] === 0) return true;
  return namesEqualInCilium(local, name, target, targetName);
}
