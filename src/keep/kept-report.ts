import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.js';
import { REPORT_FILE } from '../output/place.js';
import { readReport } from '../output/read-report.js';
import { recordOf, text, textLike } from '../output/shape.js';
import { readRegularFile } from '../regular-file.js';
import { type KnownReport, TELLS_NO_VERDICTS, tellsVerdicts } from '../report/comparison.js';
import { filesIn, writeWhole } from './files.js';
import { digestOf, type Keeper } from './keeper.js';

/** The uses of one `id` on one branch, each run of which keeps its report. */
export interface ReportLine {
  /** `owner/name`; a cache may serve several. */
  readonly repository: string;
  /** `refs/heads/main` */
  readonly ref: string;
  readonly id: string;
}

/** A run that kept its report. */
export interface ReportOrigin extends ReportLine {
  /** What started it, such as `push`. */
  readonly event: string;
  /** Object id of git. */
  readonly commit: string;
}

const ORIGIN_FILE = 'origin.json';
const MOST_BYTES = 1 << 16;
const NEWEST = 'newest';

const OBJECT_ID = /^[0-9a-f]{40,64}$/;

export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

const originShape = recordOf({
  repository: text,
  ref: text,
  id: text,
  event: text,
  commit: textLike(OBJECT_ID, 'object id of git'),
});

/**
 * Keeps a report, with where it comes from beside it.
 *
 * @param report text of report.json
 */
export async function keepReport(
  keeper: Keeper,
  origin: ReportOrigin,
  report: string,
): Promise<void> {
  const name = nameOf(origin);
  const { repository, ref, id, event, commit } = origin;
  const directory = keeper.directoryOf(name);
  await writeWhole(
    join(directory, ORIGIN_FILE),
    `${JSON.stringify({ repository, ref, id, event, commit })}\n`,
  );
  await writeWhole(join(directory, REPORT_FILE), report);
  // One commit may have several reports: the archive's kernels become more.
  await keeper.save(name, `${commit}-${digestOf([report])}`, [ORIGIN_FILE, REPORT_FILE]);
}

/**
 * The report that was kept last.
 *
 * @param isTrusted by the event of the run that kept it
 * @returns undefined if there is none
 * @throws Error that continues a sentence on the report that was kept, if it must not or cannot be used
 */
export async function keptReport(
  keeper: Keeper,
  line: ReportLine,
  isTrusted: (event: string) => boolean,
): Promise<KnownReport | undefined> {
  const name = nameOf(line);
  const directory = keeper.directoryOf(name);
  // What another step of the job left there is not what was kept.
  await rm(directory, { recursive: true, force: true });
  await keeper.restore(name, NEWEST);
  if ((await filesIn(directory)).length === 0) return undefined;
  const { repository, ref, id, event, commit } = readOrigin(join(directory, ORIGIN_FILE));
  if (repository !== line.repository || ref !== line.ref || id !== line.id || !isTrusted(event)) {
    throw new Error('is of another branch, id or kind of run');
  }
  const report = readReport(directory);
  if (!tellsVerdicts(report)) throw new Error(TELLS_NO_VERDICTS);
  return { report, baseline: { commit, ref } };
}

function readOrigin(file: string): ReportOrigin {
  try {
    const bytes = readRegularFile(file, MOST_BYTES, 'what a run kept');
    return originShape(JSON.parse(Buffer.from(bytes).toString()), '');
  } catch (error) {
    throw new Error(`does not tell where it comes from: ${messageOf(error)}`);
  }
}

/**
 * A name that people recognize in a list of caches. The digest makes sure that none is the beginning of another
 * one's.
 */
function nameOf({ repository, ref, id }: ReportLine): string {
  const branch = ref
    .replace(/^refs\/heads\//, '')
    .replaceAll(/[^\w.-]/g, '_')
    .slice(0, 60);
  return `${id}-${branch}-${digestOf([`repository ${repository}`, `ref ${ref}`, `id ${id}`])}`;
}
