import { statSync } from 'node:fs';
import {
  type ArchiveReference,
  DEFAULT_ARCHIVE,
  parseArchiveReference,
} from '../archive/reference.js';
import { InputError, messageOf } from '../errors.js';
import { type Line, readPlainLines } from './lines.js';

/**
 * Reads the archives, one a line. Without one it is BTFHub's, wherever the run is.
 *
 * @param errors takes a sentence for each line that is wrong
 */
export function parseArchives(values: readonly string[], errors: string[]): ArchiveReference[] {
  const before = errors.length;
  const lines = readPlainLines({ input: 'archive' }, values, errors);
  if (lines.length === 0 && errors.length === before)
    return [parseArchiveReference(DEFAULT_ARCHIVE)];
  return lines.flatMap((line) => parseArchive(line, errors));
}

function parseArchive({ text, where, place }: Line, errors: string[]): ArchiveReference[] {
  const serverUrl = process.env.GITHUB_SERVER_URL;
  try {
    const archive = parseArchiveReference(text, serverUrl === undefined ? {} : { serverUrl });
    if (archive.kind === 'directory' && !isDirectory(archive.path)) {
      errors.push(`${place} is not a directory: give the path of one that exists.`);
    }
    return [archive];
  } catch (error) {
    const sentences = error instanceof InputError ? error.sentences : [messageOf(error)];
    // The sentences begin with the input and what it says; the line's number belongs between these.
    errors.push(...sentences.map((sentence) => sentence.replace(/^archive (?=")/, `${where}, `)));
    return [];
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
