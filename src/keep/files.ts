import { randomBytes } from 'node:crypto';
import { readFileSync, utimesSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that appears whole or not at all, since several runs may share its directory, which
 * is made if it is not there.
 *
 * @throws Error of the system; nothing that was begun is left
 */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(temporary, data).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(temporary, data);
    });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/**
 * The bytes of a small file, which is marked as used. To wait for the system would take several times as long as what
 * it has to do.
 *
 * @returns undefined if it cannot be read
 */
export function readSmall(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    markUsed(file);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Marks a file as used, if it is there and may be changed: what was used lately is trimmed last. */
export function markUsed(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // It is trimmed a little earlier.
  }
}

/** Names in a directory, sorted; none if it cannot be read. */
export async function filesIn(directory: string): Promise<string[]> {
  return (await readdir(directory).catch(() => [])).sort();
}
