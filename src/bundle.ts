import type { Manifest } from './output/manifest.js';
import type { Log } from './report/log.js';
import type { Report } from './report/report.js';
import type { FailOn, Request } from './request.js';

/** Something that went wrong with one kernel, object or relocation and did not stop the others. */
export interface Problem {
  /** The condition of `fail-on` that it falls under. */
  readonly condition: FailOn;
  /** One sentence that names the kernel, file or relocation. */
  readonly message: string;
}

export interface BundleResult {
  /** Absolute paths. */
  readonly directory: string;
  readonly manifestFile: string;
  readonly reportFile: string;
  readonly manifest: Manifest;
  readonly report: Report;
  readonly problems: readonly Problem[];
  /** The conditions of the request's `failOn` that hold; empty where the run is a success. */
  readonly failures: readonly FailOn[];
  readonly seconds: number;
}

/**
 * The job: takes the BTF of the kernels that are asked for, tailors each to the objects, and writes
 * the bundle.
 *
 * @throws InputError where nothing can be made of the request
 */
export async function bundle(_request: Request, _log: Log): Promise<BundleResult> {
  throw new Error('not here yet');
}
