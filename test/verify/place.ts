import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Member } from '../archive/pack.js';

export const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** A fresh directory with the example's archive and object, as a product has them. */
export function place(): string {
  const here = mkdtempSync(join(tmpdir(), 'verify-'));
  cpSync(join(EXAMPLES, 'archive'), join(here, 'archive'), { recursive: true });
  mkdirSync(join(here, 'build'));
  cpSync(join(EXAMPLES, 'exec-trace.bpf.o'), join(here, 'build', 'exec.o'));
  return here;
}

/** What an archive of a bundle has: all but the reports, in order. */
export function membersOf(directory: string): Member[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(directory, path)).isFile() && !path.includes('report.'))
    .sort()
    .map((path) => ({ name: `./${path}`, bytes: readFileSync(join(directory, path)) }));
}
