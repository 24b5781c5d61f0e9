/**
 * What of a kernel's BTF a match looked at: with it, and without all else, the match ends the same
 * way. A mark is a type, or one member of a struct or union.
 *
 * A match that succeeds needs all that it looked at. One that fails needs next to nothing, for if a
 * type or member is gone it fails as well. What it looked at is a condition: it matters only if the
 * type or member in question is kept for another reason.
 *
 *     // The object asks whether `struct s` matches, and for the offset of `b`.
 *     struct s { char *a; int b; };
 *
 *     // The kernel's:
 *     struct s { int a; int b; };
 *
 * The offset of `b` needs `s`, its member `b`, and int: three marks. `s` does not match, for `a` is no
 * pointer. That leaves a condition: if the member `a` is kept, keep its type too. Nobody keeps `a`, so
 * the tailored `s` has `b` alone, and does not match either, for `a` is not there.
 *
 * Keeping adds types and never takes any away, so conditions are met one after the other until none is
 * left that holds, and that ends.
 */
export interface Evidence {
  /** Pairs of a type id and a member's index, or `WHOLE_TYPE`. */
  marks: number[];
  /** What matters only if something is kept for another reason. */
  readonly conditions: Condition[];
}

export interface Condition {
  readonly typeId: number;
  /** A member's index, or `WHOLE_TYPE`. */
  readonly member: number;
  /** Marks to keep if that type or member is kept. */
  readonly marks: readonly number[];
}

export const WHOLE_TYPE = -1;

export function emptyEvidence(): Evidence {
  return { marks: [], conditions: [] };
}

/** The type is needed: with what it is made of, but not what its pointers point to. */
export function needType(evidence: Evidence | undefined, typeId: number): void {
  evidence?.marks.push(typeId, WHOLE_TYPE);
}

export function needMember(evidence: Evidence | undefined, typeId: number, index: number): void {
  evidence?.marks.push(typeId, index);
}

/** A point to come back to with `takeBack`. */
export function progressOf(evidence: Evidence | undefined): number {
  return evidence?.marks.length ?? 0;
}

/** Removes the marks made since `from`, and returns them. */
export function takeBack(evidence: Evidence | undefined, from: number): number[] {
  return evidence?.marks.splice(from) ?? [];
}

/** Makes the marks since `from` matter only if a type or one of its members is kept anyway. */
export function onlyWith(
  evidence: Evidence | undefined,
  from: number,
  typeId: number,
  member: number,
): void {
  const marks = takeBack(evidence, from);
  if (marks.length > 0) evidence?.conditions.push({ typeId, member, marks });
}
