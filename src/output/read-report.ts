import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../regular-file.js';
import type { Report } from '../report/report.js';
import { parseReport } from './parse.js';
import { REPORT_FILE } from './place.js';

const MOST_BYTES = 512 << 20;

/**
 * Reads a report.json of this schema or an older one.
 *
 * @param path of the file, or of the directory that it lies in
 * @throws Error that continues a sentence on the path and says what to do
 */
export function readReport(path: string): Report {
  if (!isDirectory(path))
    return parseReport(textOf(path, `a ${REPORT_FILE} or a directory with one`));
  try {
    return parseReport(textOf(join(path, REPORT_FILE), 'the directory that it was written to'));
  } catch (error) {
    throw new Error(`is a directory whose ${REPORT_FILE} ${(error as Error).message}`);
  }
}

function textOf(file: string, wanted: string): string {
  return Buffer.from(readRegularFile(file, MOST_BYTES, wanted)).toString();
}

/** What cannot be looked at is for the reader to tell. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
