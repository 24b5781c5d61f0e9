import type { Btf } from '../../../btf/btf.js';
import { essentialLengthInCilium, samePrefix } from '../../../btf/names.js';

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
