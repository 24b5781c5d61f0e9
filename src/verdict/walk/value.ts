/**
 * What is known of a register or of a slot of the stack. What the verifier knows besides (ranges, known
 * bits) is left out: it may know more than we say, and never less.
 */
export type Value =
  /** Nothing: it may be a pointer. */
  | { readonly kind: 'unknown' }
  /** A number, and no pointer. A branch that finds it equal to a constant has learnt the constant. */
  | { readonly kind: 'scalar' }
  /** A number, or a pointer that may be null. A branch that finds it equal to 0 has learnt the 0. */
  | { readonly kind: 'nullable' }
  /** 64 bits, unsigned, and what it comes from: a set of `Origins`. */
  | { readonly kind: 'constant'; readonly value: bigint; readonly origin: number }
  /** Into the stack of a frame, in bytes from the frame's top, so below 0; undefined: anywhere in it. */
  | { readonly kind: 'stack'; readonly frame: number; readonly offset: number | undefined }
  /** Into a section of constants, in bytes from its start, and what that offset comes from. */
  | {
      readonly kind: 'constants';
      readonly section: number;
      readonly offset: number;
      readonly origin: number;
    }
  /** To an external of `.kconfig`, in bytes from its start. */
  | { readonly kind: 'kconfig'; readonly name: string; readonly offset: number }
  /** To a function of the program, by its index. */
  | { readonly kind: 'function'; readonly function: number }
  /** To a map's value whose address is in the instruction: data that can be written. It is not null. */
  | { readonly kind: 'data' };

export type Constant = Extract<Value, { kind: 'constant' }>;

export const UNKNOWN: Value = { kind: 'unknown' };
export const SCALAR: Value = { kind: 'scalar' };
export const NULLABLE: Value = { kind: 'nullable' };
export const DATA: Value = { kind: 'data' };

/** Whether two values say the same; where constants come from does not count. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'constant':
      return b.kind === 'constant' && a.value === b.value;
    case 'stack':
      return b.kind === 'stack' && a.frame === b.frame && a.offset === b.offset;
    case 'constants':
      return b.kind === 'constants' && a.section === b.section && a.offset === b.offset;
    case 'kconfig':
      return b.kind === 'kconfig' && a.name === b.name && a.offset === b.offset;
    case 'function':
      return b.kind === 'function' && a.function === b.function;
    default:
      return a.kind === b.kind;
  }
}

/**
 * What is true of both values. A pointer into the stack stays one as long as its frame is known; what
 * becomes of any other is for the caller to remember (`State.lost`).
 */
export function joinValues(a: Value, b: Value, union: (a: number, b: number) => number): Value {
  if (a.kind === 'constant' && b.kind === 'constant') {
    if (a.value !== b.value) return SCALAR;
    const origin = union(a.origin, b.origin);
    return origin === a.origin ? a : { ...a, origin };
  }
  if (sameValue(a, b)) return a;
  if (a.kind === 'stack' && b.kind === 'stack' && a.frame === b.frame) {
    return { kind: 'stack', frame: a.frame, offset: undefined };
  }
  if (isNumber(a) && isNumber(b)) return SCALAR;
  if (isNullable(a) && isNullable(b)) return NULLABLE;
  return UNKNOWN;
}

/** Whether `general` says nothing that is not true of `special` as well. */
export function coversValue(general: Value, special: Value, lost: boolean): boolean {
  switch (general.kind) {
    case 'unknown':
      // Stores through it were taken for stores elsewhere, unless pointers into the stack were lost before.
      return lost || (special.kind !== 'function' && special.kind !== 'stack');
    case 'scalar':
      return isNumber(special);
    case 'nullable':
      return isNullable(special);
    case 'stack':
      return (
        special.kind === 'stack' &&
        special.frame === general.frame &&
        (general.offset === undefined || general.offset === special.offset)
      );
    default:
      return sameValue(general, special);
  }
}

function isNumber({ kind }: Value): boolean {
  return kind === 'constant' || kind === 'scalar';
}

function isNullable(value: Value): boolean {
  return value.kind === 'nullable' || isNumber(value);
}
