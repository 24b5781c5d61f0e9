import { type Btf, typeCount } from '../../btf/btf.js';
import { isComposite, Kind } from '../../btf/kinds.js';
import {
  arrayElement,
  arrayIndexType,
  kindOf,
  lengthOf,
  memberType,
  nameOf,
  parameterType,
  referred,
} from '../../btf/types.js';
import { LOADERS } from '../loaders/loaders.js';
import type { ObjectQueries, Query } from '../object.js';
import type { ObjectSet } from '../object-set.js';
import { isTypeBased, RelocationKind } from '../spec/relocation-kind.js';

/**
 * How far a loader may go from the candidates of a name; each grade holds the ones before it. What a
 * query needs is told by the object's own types alone: a loader goes into a kernel's type only in step
 * with the object's, and behind a pointer of the kernel's only if the object's type has one there too.
 */
export const Grade = {
  /** Members, elements and what modifiers and typedefs stand for: all that is held by value. */
  VALUE: 1,
  /** Behind pointers too, up to structs and unions, which are not looked into (`type_exists` on a `typedef void (*callback)(struct s *)`). */
  SIGNATURE: 2,
  /** Everything (`type_matches` on a struct with pointers: cilium/ebpf compares what they point to). */
  REACH: 3,
} as const;

export type Grade = (typeof Grade)[keyof typeof Grade];

export function isGrade(value: unknown): value is Grade {
  return Object.values(Grade).includes(value as Grade);
}

/** Essential names, as latin1, with the grade that they are kept by. */
export type KeptNames = ReadonlyMap<string, Grade>;

/** Kinds whose names no relocation asks for (`candidates/candidates.ts`). */
const NEVER_ASKED: ReadonlySet<number> = new Set([
  Kind.FUNC,
  Kind.VAR,
  Kind.DATASEC,
  Kind.DECL_TAG,
]);

/**
 * What objects ask now, and what they will ask after the next change, as far as it can be foreseen: every
 * name of their own types, as each loader cuts it. A new field of a type that is known needs no name
 * that is not here.
 */
export function namesOf(objects: readonly ObjectQueries[], objectSet: ObjectSet): KeptNames {
  const names = new Map<string, Grade>();
  for (const { btf } of objects) {
    for (let id = 1; id < typeCount(btf); id++) {
      if (NEVER_ASKED.has(kindOf(btf, id))) continue;
      const grade =
        kindOf(btf, id) === Kind.TYPEDEF && goesBehindPointer(btf, id, false)
          ? Grade.SIGNATURE
          : Grade.VALUE;
      for (const name of essentialNames(btf, id)) raise(names, name, grade);
    }
  }
  return joinNames(names, neededNames(objectSet));
}

/** What the queries of objects need now. The empty name is among them if aya asks about unnamed types. */
export function neededNames({ parts, wanted }: ObjectSet): KeptNames {
  const names = new Map<string, Grade>();
  const text = wanted.names.map((bytes) => Buffer.from(bytes).toString('latin1'));
  for (const { object, names: byLoader } of parts) {
    object.queries.forEach((query, index) => {
      if (query.spec === undefined || query.kind === RelocationKind.TYPE_ID_LOCAL) return;
      const grade = gradeOf(object, query);
      for (const ofLoader of byLoader) {
        const name = ofLoader[index] as number;
        if (name >= 0) raise(names, text[name] as string, grade);
      }
    });
  }
  return names;
}

/** Whether names are kept by at least the grades that are needed. */
export function coversNames(kept: KeptNames, needed: KeptNames): boolean {
  return [...needed].every(([name, grade]) => name !== '' && (kept.get(name) ?? 0) >= grade);
}

/** The names of both, each by the higher of its grades. The empty name cannot be kept: it has most types. */
export function joinNames(a: KeptNames, b: KeptNames): KeptNames {
  const names = new Map<string, Grade>();
  for (const one of [a, b]) for (const [name, grade] of one) raise(names, name, grade);
  names.delete('');
  return names;
}

function raise(names: Map<string, Grade>, name: string, grade: Grade): void {
  if ((names.get(name) ?? 0) < grade) names.set(name, grade);
}

function essentialNames(btf: Btf, id: number): Set<string> {
  const name = nameOf(btf, id);
  const names = new Set<string>();
  for (const { essentialLength } of LOADERS) {
    const bytes = btf.strings.subarray(name, name + essentialLength(btf.strings, name));
    names.add(Buffer.from(bytes).toString('latin1'));
  }
  return names;
}

/** The grade by which a query needs the names that it asks for. */
function gradeOf({ btf }: Pick<ObjectQueries, 'btf'>, { kind, typeId }: Query): Grade {
  if (!isTypeBased(kind)) return Grade.VALUE;
  const whole = kind === RelocationKind.TYPE_MATCHES;
  if (!goesBehindPointer(btf, typeId, whole)) return Grade.VALUE;
  return whole ? Grade.REACH : Grade.SIGNATURE;
}

/**
 * Whether a comparison with an object's type comes to a pointer of it.
 *
 * @param intoMembers whether structs and unions are looked into
 */
function goesBehindPointer(btf: Btf, root: number, intoMembers: boolean): boolean {
  const met = new Set([root]);
  // A set hands out what is added while it is walked.
  for (const typeId of met) {
    const id = btf.underlying[typeId] as number;
    const kind = kindOf(btf, id);
    if (kind === Kind.PTR) return true;
    if (kind === Kind.ARRAY) met.add(arrayElement(btf, id)).add(arrayIndexType(btf, id));
    if (kind === Kind.FUNC_PROTO) {
      met.add(referred(btf, id));
      for (let i = 0; i < lengthOf(btf, id); i++) met.add(parameterType(btf, id, i));
    }
    if (intoMembers && isComposite(kind)) {
      for (let i = 0; i < lengthOf(btf, id); i++) met.add(memberType(btf, id, i));
    }
  }
  return false;
}
