import { basename } from 'node:path';
import {
  expandBraces,
  type Glob,
  matchesGlob,
  matchesPathGlob,
  type PathGlob,
  parseGlob,
  parsePathGlob,
} from '../glob.js';

/** Programs or variables of objects: it adds those that it matches to a list, or takes them away. */
export interface MemberGlob {
  /** As the user wrote it, without its `!`. */
  readonly text: string;
  readonly excludes: boolean;
  /** What its braces stand for. */
  readonly alternatives: readonly Alternative[];
}

interface Alternative {
  /** Undefined: any object. */
  readonly object: ObjectGlob | undefined;
  readonly member: Glob;
}

/** A glob with a `/` is for the object's path, one without for its base name. */
type ObjectGlob =
  | { readonly kind: 'path'; readonly glob: PathGlob }
  | { readonly kind: 'name'; readonly glob: Glob };

/** Cuts an object off in front of a member's name; undefined if there is none. */
type Divide = (text: string) => readonly [object: string, member: string] | undefined;

/**
 * Reads `object:program`: globs with braces anywhere. The object is meant by its path if there is a `/`
 * in it, such as `build/*.bpf.o`, else by its file's name; without `object:` any is meant. The last `:`
 * divides.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
export function parseProgramGlob(written: string): MemberGlob {
  return parseMemberGlob(written, (text) => {
    const divided = cutAt(text, text.lastIndexOf(':'));
    if (divided === undefined && /\/|\.o$/.test(text)) {
      throw new Error(`names an object and no program: write ${text}:* for all of its programs`);
    }
    return divided;
  });
}

/**
 * Reads `object.variable` in the same way. The last `.` divides; a `:` does so before it, for a variable
 * with a `.` in its name, as those have that a function keeps for itself: `exec.bpf.o:handle.count`.
 *
 * @throws Error as `parseProgramGlob` does
 */
export function parseVariableGlob(written: string): MemberGlob {
  return parseMemberGlob(
    written,
    (text) => cutAt(text, text.lastIndexOf(':')) ?? cutAt(text, text.lastIndexOf('.')),
  );
}

/** Whether a list of globs names a member of an object; the last one that matches decides. */
export function matchesMember(globs: readonly MemberGlob[], path: string, name: string): boolean {
  const last = globs.findLast((glob) => matchesOne(glob, path, name));
  return last !== undefined && !last.excludes;
}

/** Whether a glob matches a member, whatever it does with it. */
export function matchesOne({ alternatives }: MemberGlob, path: string, name: string): boolean {
  return alternatives.some(
    ({ object, member }) => matchesGlob(member, name) && matchesObject(object, path),
  );
}

/** Whether a glob may mean members of an object. @param path with `/` between its parts */
export function namesObject({ alternatives }: MemberGlob, path: string): boolean {
  return alternatives.some(({ object }) => matchesObject(object, path));
}

function matchesObject(object: ObjectGlob | undefined, path: string): boolean {
  if (object === undefined) return true;
  return object.kind === 'name'
    ? matchesGlob(object.glob, basename(path))
    : matchesPathGlob(object.glob, withoutDot(path).split('/'));
}

function parseMemberGlob(written: string, divide: Divide): MemberGlob {
  const excludes = written.startsWith('!');
  const text = excludes ? written.slice(1) : written;
  if (text === '') throw new Error('excludes nothing: write what to leave out behind the !');
  if (text.includes('\\')) throw new Error('has a \\: write / between the parts of a path');
  if (/\s/.test(text)) {
    throw new Error('has white space in its braces: leave it out, and write ? for that in a name');
  }
  const alternatives = expandBraces(text).map((alternative): Alternative => {
    const [object, member] = divide(alternative) ?? ['*', alternative];
    if (object === '') throw new Error('names no object: write *, or nothing, before the name');
    if (member === '') throw new Error('names nothing of its object: write * for all');
    return { object: parseObjectGlob(object), member: parseGlob(member) };
  });
  return { text, excludes, alternatives };
}

function parseObjectGlob(text: string): ObjectGlob | undefined {
  if (text === '*' || text === '**') return undefined;
  return text.includes('/')
    ? { kind: 'path', glob: parsePathGlob(withoutDot(text)) }
    : { kind: 'name', glob: parseGlob(text) };
}

function cutAt(text: string, at: number): [string, string] | undefined {
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

function withoutDot(path: string): string {
  return path.replace(/^(\.\/)+/, '');
}
