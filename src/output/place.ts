import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { InputError } from '../errors.js';

export const MANIFEST_FILE = 'manifest.json';
export const INDEX_FILE = 'index.json';
export const REPORT_FILE = 'report.json';
export const HTML_FILE = 'report.html';
export const SARIF_FILE = 'report.sarif';
/** Only the bundle of a shard has it. */
export const SHARD_FILE = 'shard.json';

/** What a bundle has beside its kernels' files; what is about the run may also lie elsewhere. */
export const FILES_OF_RUN: readonly string[] = [
  MANIFEST_FILE,
  INDEX_FILE,
  REPORT_FILE,
  HTML_FILE,
  SARIF_FILE,
  SHARD_FILE,
];

/** From this schema of its manifest on, a bundle has an index; before, such a file is somebody else's. */
const FIRST_WITH_INDEX = 4;

/** Files that people put into a directory so that git keeps it, or leaves out what is in it. */
export const STAYING: readonly string[] = ['.gitkeep', '.gitignore'];

/** What stands in the place of a bundle. */
export interface Place {
  /** How many kernels the bundle has that is there; 0 if there is none. */
  readonly kernels: number;
  /** Names of files that are nobody's bundle and stay. */
  readonly staying: readonly string[];
}

/** The directory that a path means. A link to a directory stays a link: what it leads to is replaced. */
export function realDirectory(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

/**
 * Looks at what a bundle would replace.
 *
 * @param output as the user wrote it
 * @throws InputError if there is a file that no bundle of ours put there
 */
export function inspectPlace(directory: string, output: string): Place {
  const refuse = (what: string) =>
    new InputError([
      `output "${output}" ${what}: give an empty or new directory, or remove it yourself.`,
    ]);
  const stat = lstatSync(directory, { throwIfNoEntry: false });
  if (stat === undefined) return { kernels: 0, staying: [] };
  if (!stat.isDirectory()) throw refuse('is not a directory');
  const all = filesBelow(directory);
  const staying = STAYING.filter((name) =>
    lstatSync(join(directory, name), { throwIfNoEntry: false })?.isFile(),
  );
  const files = all.filter((file) => !staying.includes(file));
  if (files.length === 0) return { kernels: 0, staying };
  const bundle = bundleIn(directory);
  if (bundle === undefined) throw refuse('is a directory with files that are no bundle');
  const ours = new Set([...FILES_OF_RUN, ...bundle.files]);
  if (bundle.schema < FIRST_WITH_INDEX) ours.delete(INDEX_FILE);
  const foreign = files.find((file) => !ours.has(file));
  if (foreign !== undefined) throw refuse(`has a file that is not of the bundle, "${foreign}"`);
  return { kernels: bundle.files.length, staying };
}

/**
 * The bundle that is there, by its manifest of whatever schema: the file of each kernel, which several
 * may share. Undefined if there is none. Whether the manifest names all files that are there is for the
 * caller to see.
 */
function bundleIn(directory: string): { schema: number; files: string[] } | undefined {
  try {
    const { schema, kernels } = JSON.parse(readFileSync(join(directory, MANIFEST_FILE), 'utf8'));
    if (!Number.isInteger(schema) || !Array.isArray(kernels)) return undefined;
    return { schema, files: kernels.map(({ file }: { file: unknown }) => String(file)) };
  } catch {
    return undefined;
  }
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
