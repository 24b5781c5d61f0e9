import type { Archive } from './archive.js';
import { directoryArchive } from './directory.js';

/** The archives that the user named, in the order in which they are searched. */
export function openArchives(names: readonly string[]): Archive[] {
  return names.map(directoryArchive);
}
