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
 * What the kernels so far say of a line: nothing that a sentence is for (`open`), that a program needs
 * it not (`unneeded`), or that it decided about none (`undecided`). In this order one kernel overrules
 * all others.
 */
export type LineUse = (typeof LINE_USES)[number];
export const LINE_USES = ['open', 'unneeded', 'undecided'] as const;

/** A sentence on what is wrong whatever kernels answer, put together only if it is shown. */
export type FixedRemark = () => string;

/** Sentences on a line; which of them is true, all kernels together tell. */
export interface LineRemark {
  readonly use: LineUse;
  readonly unneeded: string;
  readonly undecided: string;
}

/** What may be to be said of expectations, in their order. */
export type Remark = FixedRemark | LineRemark;

/** What may be to be said of expectations that match nothing, or that nothing needs any more. */
export function remarksOnExpectations(
  prepared: PreparedExpectations,
  use: ExpectationUse,
): Remark[] {
  const decided = new Set<number>();
  const needed = new Set<number>();
  for (const result of use.results) {
    for (const line of result.decided) decided.add(line);
    for (const line of result.needed) needed.add(line);
  }
  const { programs } = prepared.expectations;
  return [
    ...programs.flatMap((line, index) => [
      ...globRemarks(line.where, line.programs, 'program', prepared.objects, use.unread),
      ...lineRemarks(prepared, index, line, use, { decided, needed }),
    ]),
    ...variableRemarks(prepared, use.unread),
  ];
}

/** What remarks on the same expectations by runs over other kernels come to. */
export function unitedRemarks(lists: readonly (readonly Remark[])[]): Remark[] {
  const [first = [], ...others] = lists;
  return first.map((remark, index) => {
    if (typeof remark === 'function') return remark;
    const uses = [remark, ...others.map((list) => list[index] as LineRemark)].map(({ use }) => use);
    return { ...remark, use: LINE_USES.find((use) => uses.includes(use)) ?? remark.use };
  });
}

/**
 * The sentences; the first of them only, if they are many. They stop no run: the same lines may be for
 * runs with other kernels as well.
 */
export function sentencesOf(remarks: readonly Remark[]): string[] {
  const told = remarks.flatMap((remark): FixedRemark[] => {
    if (typeof remark === 'function') return [remark];
    const { use } = remark;
    return use === 'open' ? [] : [() => remark[use]];
  });
  return firstSentences('expectations', told, (remark) => remark(), 'to look at: mend these first');
}

/** Globs that match nothing. */
function globRemarks(
  where: string,
  globs: readonly MemberGlob[],
  what: 'program' | 'variable',
  objects: readonly ExpectedObject[],
  unread: readonly string[],
): FixedRemark[] {
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
  const isOpen = missing.some((kernel) => word === 'only' || isNamed(kernel)) || needed.has(index);
  const where = word === 'only' ? 'on all kernels' : 'on all kernels that it is about';
  return [
    {
      use: isOpen ? 'open' : decided.has(index) ? 'unneeded' : 'undecided',
      unneeded: `${place} is not needed: its programs load ${where}; leave it out.`,
      undecided: `${place} decides about nothing: lines below it do, or its objects are not for these kernels; leave it out.`,
    },
  ];
}

function variableRemarks(prepared: PreparedExpectations, unread: readonly string[]): FixedRemark[] {
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
