import { isComposite } from '../../btf/kinds.js';
import { sameName } from '../../btf/names.js';
import { kindOf, lengthOf, memberName, memberType } from '../../btf/types.js';
import { type Context, searchStep } from '../context.js';
import { progressOf, takeBack } from './evidence.js';

/**
 * Sees to it that a lookup by name which fails goes on failing. It ends at the first member of the
 * name, whose type does not fit. Were that member gone and another of its name kept, the lookup would
 * find the other one:
 *
 *     struct s {
 *         struct { char *x; };   // ends the search for an int `x`
 *         int x;                 // stands in its shadow
 *     };
 *
 * So the marks made since `from` matter as soon as a member in the shadow is kept. C has no such
 * types; BTF of other origin may.
 *
 * @param root the type whose members were searched, anonymous structs and unions included
 * @param name offset of the name in the object's strings
 * @param found the member at which the search ended
 */
export function keepShadowed(
  context: Context,
  from: number,
  root: number,
  name: number,
  found: { readonly typeId: number; readonly index: number },
): void {
  const { evidence } = context;
  if (evidence === undefined) return;
  const marks = takeBack(evidence, from);
  for (const { typeId, index } of membersNamed(context, root, name)) {
    if (typeId === found.typeId && index === found.index) continue;
    evidence.conditions.push({ typeId, member: index, marks });
  }
}

/** A member that a walk went through, and how it was found. */
export interface PassedMember {
  /** The type whose members were searched. */
  readonly root: number;
  /** Offset of the name in the object's strings. */
  readonly name: number;
  readonly typeId: number;
  readonly index: number;
  /** Marks of it and of the anonymous members around it. */
  readonly marks: readonly number[];
}

/** The same for a walk that went through members and failed behind them. */
export function keepAllShadowed(context: Context, passed: readonly PassedMember[]): void {
  const { evidence } = context;
  if (evidence === undefined) return;
  for (const member of passed) {
    const from = progressOf(evidence);
    for (const mark of member.marks) evidence.marks.push(mark);
    keepShadowed(context, from, member.root, member.name, member);
  }
}

/** Every member of that name, in anonymous structs and unions too. */
function membersNamed(context: Context, root: number, name: number) {
  const { local, target } = context;
  const members: { readonly typeId: number; readonly index: number }[] = [];
  const composites = new Set([root]);
  for (const typeId of composites) {
    if (!isComposite(kindOf(target, typeId))) continue;
    const length = lengthOf(target, typeId);
    searchStep(context, length);
    for (let index = 0; index < length; index++) {
      const offset = memberName(target, typeId, index);
      if (target.strings[offset] === 0) {
        composites.add(target.underlying[memberType(target, typeId, index)] as number);
      } else if (sameName(local.strings, name, target.strings, offset)) {
        members.push({ typeId, index });
      }
    }
  }
  return members;
}
