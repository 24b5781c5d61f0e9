import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from '../compare.js';

/** Compiled and bundled, this file lies in a folder of the one that holds the whole program. */
const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '..');

const CODE = /\.(js|ts|wasm)$/;

/**
 * SHA-256 over the code that runs, hex. A result holds for no other program than the one that made
 * it: a version names a release, but actions are pinned by commit, and any commit may mend an answer.
 */
export function programHash(directory = PROGRAM): string {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => CODE.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort(compare);
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(directory, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
