import { basename } from 'node:path';
import type { ProgramExpectation } from '../inputs/expectations.js';
import { firstSentences } from '../inputs/lines.js';
import type { Kernel } from '../kernels/kernel.js';
import { nearest } from '../kernels/nearest.js';
import { type MemberGlob, matchesMember, matchesOne, namesObject } from '../objects/member-glob.js';
import type { Excused, ExpectedObject, PreparedExpectations } from './expectations.js';

/** What of a run tells whether its expectations are still true of it. */
export interface ExpectationUse {
  /** All kernels that the targets name, those that need no file as well. */
  readonly kernels: readonly Kernel[];
  /** Those of them that should have been judged and were not: what is expected there is not known. */
  readonly missing: readonly Kernel[];
  /** Paths of objects that could not be read. */
  readonly unread: readonly string[];
  /** What expectations came to on each kernel that was judged. */
  readonly results: Iterable<Pick<Excused, 'decided' | 'needed'>>;
}

const SUGGESTIONS = 3;
/** Characters of a glob that names are compared with. */
const MAX_COMPARED = 64;

/**
 * Sentences about expectations that match nothing, or that nothing needs any more; the first of them
 * only, if they are many. They stop no run: the same lines may be for runs with other kernels as well.
 */
export function remarksOnExpectations(
  prepared: PreparedExpectations,
  use: ExpectationUse,
): string[] {
  const decided = new Set<number>();
  const needed = new Set<number>();
  for (const result of use.results) {
    for (const line of result.decided) decided.add(line);
    for (const line of result.needed) needed.add(line);
  }
  const { programs } = prepared.expectations;
  const remarks = [
    ...programs.flatMap((line, index) => [
      ...globRemarks(line.where, line.programs, 'program', prepared.objects, use.unread),
      ...lineRemarks(prepared, index, line, use, { decided, needed }),
    ]),
    ...variableRemarks(prepared, use.unread),
  ];
  return firstSentences(
    'expectations',
    remarks,
    (remark) => remark(),
    'to look at: mend these first',
  );
}

/** A sentence that is put together only if it is shown. */
type Remark = () => string;

/** Globs that match nothing. */
function globRemarks(
  where: string,
  globs: readonly MemberGlob[],
  what: 'program' | 'variable',
  objects: readonly ExpectedObject[],
  unread: readonly string[],
): Remark[] {
  return globs
    .filter((glob) => !unread.some((path) => namesObject(glob, path)))
    .filter((glob) =>
      objects.every((object) =>
        namesIn(object, what).every((name) => !matchesOne(glob, object.path, name)),
      ),
    )
    .map((glob) => () => {
      const written = quoted(`${glob.excludes ? '!' : ''}${glob.text}`);
      const [, object = '', member = ''] = /^(?:(.*)[:.])?(.*)$/.exec(glob.text) ?? [];
      const meant = objects.filter(({ path }) => namesObject(glob, path));
      return meant.length === 0
        ? `${where}, ${written}, matches no object${near(object, objects.map(nameOf))}.`
        : `${where}, ${written}, matches no ${what}${near(
            member,
            meant.flatMap((one) => namesIn(one, what)),
          )}.`;
    });
}

function near(word: string, known: readonly string[]): string {
  const names = nearest(word.slice(0, MAX_COMPARED), known, SUGGESTIONS);
  return names.length === 0 ? '' : `; the nearest: ${names.map(quoted).join(', ')}`;
}

/** What is to be said of a line about programs as a whole, if it names one. */
function lineRemarks(
  prepared: PreparedExpectations,
  index: number,
  { place, word }: ProgramExpectation,
  { kernels, missing, unread }: ExpectationUse,
  { decided, needed }: Pick<Excused, 'decided' | 'needed'>,
): Remark[] {
  const named = prepared.linesOf.flat().filter((lines) => lines.includes(index)).length;
  if (named === 0) return [];
  if (word === 'one of' && named === 1 && unread.length === 0) {
    return [() => `${place} names one program only: name its alternatives too, or write optional.`];
  }
  const isNamed = prepared.filters[prepared.filterOf[index] as number] as (one: Kernel) => boolean;
  if (!kernels.some(isNamed)) return [() => `${place} matches no kernel of this run.`];
  if (missing.some((kernel) => word === 'only' || isNamed(kernel))) return [];
  if (!decided.has(index)) {
    return [
      () =>
        `${place} decides about nothing: lines below it do, or its objects are not for these kernels; leave it out.`,
    ];
  }
  if (needed.has(index)) return [];
  const where = word === 'only' ? 'on all kernels' : 'on all kernels that it is about';
  return [() => `${place} is not needed: its programs load ${where}; leave it out.`];
}

function variableRemarks(prepared: PreparedExpectations, unread: readonly string[]): Remark[] {
  const { expectations, objects } = prepared;
  const lines = expectations.variables;
  const decided = new Set(
    objects.flatMap(({ path, variables }) =>
      variables.map((name) =>
        lines.findLastIndex((line) => matchesMember(line.variables, path, name)),
      ),
    ),
  );
  return lines.flatMap((line, index) => {
    const nothing = globRemarks(line.where, line.variables, 'variable', objects, unread);
    const hides = nothing.length === 0 && unread.length === 0 && !decided.has(index);
    return hides
      ? [() => `${line.place} decides about nothing: lines below it do; leave it out.`]
      : nothing;
  });
}

function namesIn(object: ExpectedObject, what: 'program' | 'variable'): readonly string[] {
  return what === 'variable' ? object.variables : object.programs.map(({ name }) => name);
}

function nameOf({ path }: ExpectedObject): string {
  return basename(path);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
