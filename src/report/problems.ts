import type { Search } from '../archive/search.js';
import type { Status } from '../core/outcome.js';
import type { FailOn } from '../inputs/request.js';
import { kernelId } from '../kernels/kernel.js';
import type { BrokenObject } from '../objects/load.js';
import type { ManifestMissing } from '../output/manifest.js';
import { failingRelocations } from './failures.js';
import type { Report } from './report.js';
import { formatCount } from './text.js';

/** Something that went wrong with a kernel, an object or relocations and did not stop the others. */
export interface Problem {
  /** The condition of `fail-on` that it falls under. */
  readonly condition: FailOn;
  /** One sentence that names the kernel, file or relocation. */
  readonly message: string;
}

/** All that went wrong in a run that did its work. */
export function problemsOf(
  report: Report,
  missing: readonly ManifestMissing[],
  broken: readonly BrokenObject[],
): Problem[] {
  return [
    ...broken.map(
      ({ path, error }): Problem => ({
        condition: 'invalid',
        message: `object ${path} ${error}`,
      }),
    ),
    ...missing.map(
      ({ kernel, reason }): Problem => ({
        condition: 'missing',
        message: `${kernel}: ${reason}`,
      }),
    ),
    ...relocationProblem(report, 'invalid', ['invalid', 'ambiguous'], 'make a loader give up'),
    ...relocationProblem(report, 'unresolved', ['unresolved'], 'are not resolved'),
  ];
}

function relocationProblem(
  report: Report,
  condition: FailOn,
  statuses: readonly Status[],
  what: string,
): Problem[] {
  const failing = failingRelocations(report, statuses);
  const worst = failing[0];
  if (worst === undefined) return [];
  const { label, first, reason } = worst;
  const number = formatCount(failing.length, 'relocation');
  return [
    { condition, message: `${number} ${what} somewhere, as ${label} on ${first}: ${reason}` },
  ];
}

/** Kernels that were asked for and whose BTF the archive says it does not have. */
export function failedKernels({ failed }: Search): ManifestMissing[] {
  return failed.map((kernel) => ({
    kernel: kernelId(kernel),
    reason: 'the archive could not make its BTF (it has a .failed marker)',
  }));
}
