import type { Search } from '../archive/search.js';
import type { FailOn } from '../inputs/fail-on.js';
import { kernelId } from '../kernels/kernel.js';
import type { Manifest, ManifestMissing } from '../output/manifest.js';
import type { Comparison } from './comparison.js';
import { changeRows, countChanged, describeChange } from './comparison-words.js';
import {
  countFailingPrograms,
  type FailingVerdict,
  failingPrograms,
  isFailing,
} from './failing-programs.js';
import { countFailing, failingRelocations } from './failures.js';
import { versionsOf } from './program-rows.js';
import type { Report } from './report.js';
import { formatCount } from './text.js';

/** Something that went wrong with a kernel, an object, programs or relocations and did not stop the others. */
export interface Problem {
  /** The condition of `fail-on` that it falls under. */
  readonly condition: FailOn;
  /** One sentence that names the kernel, file, program or relocation. */
  readonly message: string;
}

/** All that went wrong in a run that did its work. */
export function problemsOf(manifest: Manifest, report: Report, comparison?: Comparison): Problem[] {
  return [
    ...unusable(manifest, report),
    ...newProblem(comparison),
    ...programProblem(report, 'broken', ['is broken', 'are broken']),
    ...programProblem(report, 'unattached', ['cannot attach', 'cannot attach']),
    ...programProblem(report, 'depends', ['may not load', 'may not load']),
    ...invalidRelocations(report),
    ...relocationProblem(report, 'unresolved', ['is not resolved', 'are not resolved']),
  ];
}

/** What went wrong with kernels and objects, and relocations that make a loader give up. */
export function problemsBesidePrograms(manifest: Manifest, report: Report): Problem[] {
  return [...unusable(manifest, report), ...invalidRelocations(report)];
}

/** A problem for each object, and for each reason for which kernels are missing. */
export function unusable(manifest: Manifest, report: Report): Problem[] {
  return [
    ...brokenObjects(report).map(
      ({ path, error }): Problem => ({ condition: 'invalid', message: `object ${path} ${error}` }),
    ),
    ...missingByReason(manifest).map(
      ([reason, [first, ...others]]): Problem => ({
        condition: 'missing',
        message:
          others.length === 0
            ? `${first}: ${reason}`
            : `${formatCount(others.length + 1, 'kernel')}, such as ${first}: ${reason}`,
      }),
    ),
  ];
}

/** Ids of missing kernels by what they have in common. */
export function missingByReason({ missing }: Manifest): [string, string[]][] {
  const kernels = new Map<string, string[]>();
  for (const { kernel, reason } of missing) {
    const like = kernels.get(reason);
    if (like === undefined) kernels.set(reason, [kernel]);
    else like.push(kernel);
  }
  return [...kernels];
}

/** One problem for all programs that a change breaks. */
function newProblem(comparison: Comparison | undefined): Problem[] {
  const [worst, ...others] = comparison ? changeRows(comparison, 'newly-broken') : [];
  if (comparison === undefined || worst === undefined) return [];
  const sentence = describeChange(comparison, worst);
  const number = countChanged(comparison, 'newly-broken');
  const message =
    others.length === 0
      ? sentence
      : `${formatCount(number, 'program')} are newly broken somewhere, such as: ${sentence}`;
  return [{ condition: 'newly-broken', message }];
}

/** One problem for all programs with a verdict. */
function programProblem(
  report: Report,
  condition: FailingVerdict,
  [one, many]: readonly [string, string],
): Problem[] {
  const number = countFailingPrograms(report, condition);
  const worst = number === 0 ? undefined : failingPrograms(report, condition)[0];
  if (worst === undefined) return [];
  const what = `${formatCount(number, 'program')} ${number === 1 ? one : many}`;
  const { program, object } = worst.programs[0] as (typeof worst.programs)[number];
  const first = versionsOf(report, worst)[0]?.first;
  return [
    {
      condition,
      message: `${what} somewhere, such as ${program} (${object}) on ${first}: ${worst.reason}`,
    },
  ];
}

function invalidRelocations(report: Report): Problem[] {
  return relocationProblem(report, 'invalid', ['makes a loader give up', 'make a loader give up']);
}

/** One problem for all relocations that fall under a condition. */
function relocationProblem(
  report: Report,
  condition: FailOn,
  [one, many]: readonly [string, string],
): Problem[] {
  const number = countFailing(report, condition);
  const worst = number === 0 ? undefined : failingRelocations(report, condition)[0];
  if (worst === undefined) return [];
  const { subject, first, reason } = worst;
  const what = `${formatCount(number, 'relocation')} ${number === 1 ? one : many}`;
  return [{ condition, message: `${what} somewhere, such as ${subject} on ${first}: ${reason}` }];
}

/** The conditions of `failOn` that hold, sorted; empty if the run is a success. */
export function failedConditions(
  manifest: Manifest,
  report: Report,
  failOn: ReadonlySet<FailOn>,
  comparison?: Comparison,
): FailOn[] {
  const holds = (condition: FailOn) =>
    countProblems(manifest, report, condition, comparison) !== '';
  return [...failOn].filter(holds).sort();
}

/** One sentence for a run that did its work and fails by `fail-on`. */
export function describeRunFailure(
  manifest: Manifest,
  report: Report,
  failOn: ReadonlySet<FailOn>,
  comparison?: Comparison,
): string {
  const reasons = failedConditions(manifest, report, failOn, comparison).map(
    (condition) => `${condition} (${countProblems(manifest, report, condition, comparison)})`,
  );
  return `The run fails because of ${reasons.join(', ')}: mend what is reported, or change fail-on.`;
}

/** `2 kernels`, `1 object, 3 relocations`; empty if the condition does not hold. */
function countProblems(
  manifest: Manifest,
  report: Report,
  condition: FailOn,
  comparison?: Comparison,
): string {
  const counts: [number, string][] = [
    [
      condition === 'newly-broken' && comparison ? countChanged(comparison, condition) : 0,
      'program',
    ],
    [condition === 'missing' ? manifest.missing.length : 0, 'kernel'],
    [condition === 'invalid' ? brokenObjects(report).length : 0, 'object'],
    [isFailing(condition) ? countFailingPrograms(report, condition) : 0, 'program'],
    [
      condition === 'invalid' || condition === 'unresolved' ? countFailing(report, condition) : 0,
      'relocation',
    ],
  ];
  return counts
    .filter(([number]) => number > 0)
    .map(([number, noun]) => formatCount(number, noun))
    .join(', ');
}

/** Objects that could not be used. */
export function brokenObjects(report: Report): { path: string; error: string }[] {
  return report.objects.flatMap(({ path, error }) =>
    error === undefined ? [] : [{ path, error }],
  );
}

/** Kernels that were asked for and whose BTF the archive says it does not have. */
export function failedKernels({ failed }: Search): ManifestMissing[] {
  return failed.map((kernel) => ({
    kernel: kernelId(kernel),
    reason: 'the archive could not make its BTF (it has a .failed marker)',
  }));
}
