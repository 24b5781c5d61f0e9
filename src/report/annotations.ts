import type { FailOn } from '../inputs/request.js';
import { type FailingRelocation, failingRelocations, failureSentence } from './failures.js';
import type { Problem } from './problems.js';
import type { Report } from './report.js';

/** A remark for a person, on a line of a source file where it has one. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly title?: string;
  /** As `locate` gave it. */
  readonly file?: string;
  readonly line?: number;
}

/**
 * What to tell about a run, the most important first: what went wrong with kernels and objects, then
 * the relocations that do not resolve everywhere.
 *
 * @param failOn conditions that make the run fail; a problem under one of them is an error
 * @param locate the file's path as annotations name it, from the path that the compiler was given;
 *   undefined where it is not one of the user's files
 */
export function annotations(
  { report, problems }: { report: Report; problems: readonly Problem[] },
  failOn: ReadonlySet<FailOn>,
  locate: (file: string) => string | undefined,
): Annotation[] {
  const ofProblems = problems
    .filter(({ condition }) => condition !== 'unresolved')
    .map(({ condition, message }): Annotation => {
      return { level: failOn.has(condition) ? 'error' : 'warning', message };
    });
  const ofRelocations = failingRelocations(report).map((relocation): Annotation => {
    const place = sourceLine(relocation, locate);
    const sentence = failureSentence(relocation);
    return {
      level: 'warning',
      title: 'CO-RE relocation',
      message:
        place.file === undefined && relocation.source !== undefined
          ? `${relocation.source}: ${sentence}`
          : sentence,
      ...place,
    };
  });
  return [...ofProblems, ...ofRelocations];
}

function sourceLine(
  { source }: FailingRelocation,
  locate: (file: string) => string | undefined,
): { file?: string; line?: number } {
  const [, path, line] = /^(.+):(\d+)$/.exec(source ?? '') ?? [];
  const file = path === undefined ? undefined : locate(path);
  return file === undefined ? {} : { file, line: Number(line) };
}

/**
 * The first `limit` of some annotations of one level; where there are more, the last place is taken
 * by a line that counts the rest.
 */
export function withinLimit(list: readonly Annotation[], limit: number): readonly Annotation[] {
  const first = list[0];
  if (first === undefined || list.length <= limit) return list;
  const shown = list.slice(0, limit - 1);
  const rest = list.length - shown.length;
  return [
    ...shown,
    {
      level: first.level,
      message: `${rest} more ${first.level}s: see the log and the step summary.`,
    },
  ];
}
