import { type Btf, stringAt } from '../btf/btf.js';
import { isComposite } from '../btf/kinds.js';
import { kindOf, lengthOf, memberName, memberType, nameOf } from '../btf/types.js';
import type { ObjectQueries } from '../core/object.js';
import type { LocalSpec } from '../core/spec/local-spec.js';
import { isTypeBased, RelocationKind } from '../core/spec/relocation-kind.js';
import { architecturesWithRegister, areOfOneTarget } from '../kernels/architectures.js';

/** The structs of saved registers, each architecture's own (`libbpf bpf_tracing.h`), with a flavour. */
const REGISTERS = /^(pt_regs|user_pt_regs|user_regs_struct)(___[^_].*)?$/;
const MAX_DEPTH = 8;

/**
 * The architectures whose registers an object reads. A program that takes its arguments from `ctx->di`
 * was built for x86_64: nowhere else does `pt_regs` have a member `di`, so the relocation fails.
 *
 * What is read tells it, not what is defined: an object that reads `sp` alone works in many places. An
 * object that asks whether such a member or type exists, or that reads the registers of several
 * architectures, knows what it does.
 *
 * @returns undefined if the object is for any, as far as its registers tell
 */
export function architecturesByRegisters({
  btf,
  queries,
}: Pick<ObjectQueries, 'btf' | 'queries'>): readonly string[] | undefined {
  let left: readonly string[] | undefined;
  for (const { typeId, kind, spec } of queries) {
    const root = btf.underlying[typeId] as number;
    if (isQuestion(kind) && isTypeBased(kind) && holdsRegisters(btf, root)) return undefined;
    for (const [type, member] of spec === undefined ? [] : registersRead(btf, spec)) {
      if (isQuestion(kind)) return undefined;
      const read = architecturesOf(btf, type, member);
      if (read === undefined) continue;
      left = left === undefined ? read : left.filter((one) => read.includes(one));
      if (left.length === 0) return undefined;
    }
  }
  return left !== undefined && areOfOneTarget(left) ? left : undefined;
}

/** Whether a program asks in order to do something else if the answer is no. */
function isQuestion(kind: number): boolean {
  return (
    kind === RelocationKind.FIELD_EXISTS ||
    kind === RelocationKind.TYPE_EXISTS ||
    kind === RelocationKind.TYPE_MATCHES ||
    kind === RelocationKind.TYPE_SIZE
  );
}

/** The registers on the way of an access: their structs, and their names. */
function registersRead(btf: Btf, { accessors }: LocalSpec): [number, string][] {
  const read: [number, string][] = [];
  let inside: number | undefined;
  for (const { typeId, name } of accessors) {
    if (holdsRegisters(btf, typeId)) inside = typeId;
    if (name === 0) continue;
    // The struct of a member may be an anonymous one of the struct before.
    const isAnonymous = isComposite(kindOf(btf, typeId)) && nameOf(btf, typeId) === 0;
    if (inside !== undefined && (typeId === inside || isAnonymous)) {
      read.push([inside, stringAt(btf, name)]);
    }
    inside = undefined;
  }
  return read;
}

/** Those that have the register, fewer if the rest of the struct fits fewer of them. */
function architecturesOf(btf: Btf, type: number, member: string): readonly string[] | undefined {
  const having = architecturesWithRegister(member);
  if (having === undefined) return undefined;
  const fitting = [...memberNames(btf, type)].reduce((left, other) => {
    const others = architecturesWithRegister(other) ?? left;
    return left.filter((one) => others.includes(one));
  }, having);
  return fitting.length > 0 ? fitting : having;
}

function holdsRegisters(btf: Btf, id: number): boolean {
  return isComposite(kindOf(btf, id)) && REGISTERS.test(stringAt(btf, nameOf(btf, id)));
}

/** Names of the members, those of anonymous members included. */
function memberNames(btf: Btf, id: number, depth = 0): Set<string> {
  const names = new Set<string>();
  for (let index = 0; index < lengthOf(btf, id); index++) {
    const name = memberName(btf, id, index);
    const type = btf.underlying[memberType(btf, id, index)] as number;
    if (name !== 0) names.add(stringAt(btf, name));
    else if (depth < MAX_DEPTH && isComposite(kindOf(btf, type))) {
      for (const inner of memberNames(btf, type, depth + 1)) names.add(inner);
    }
  }
  return names;
}
