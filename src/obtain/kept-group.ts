import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FORMAT,
  type KeptOf,
  type KeptPart,
  type WholeKernel,
  writeKept,
} from '../core/kept/kept-file.js';
import { filesIn, markUsed, readSmall, writeWhole } from '../keep/files.js';
import type { Keep } from '../tailor/one-kernel.js';
import { digestOfSet, EMPTY_SET, joinSets, type KeptSet, parseSet, setText } from './kept-set.js';

/**
 * What is kept of kernels, in a directory: each kernel in a file `CONTENT.NAMES.kept`, and each set of names, which
 * many kernels share, in a file `NAMES.names`. CONTENT is the id of the entry's content, NAMES the digest of the
 * set. All of it can be lost at any time.
 */
export interface KeptGroup {
  /** What a kernel is kept for; undefined if it is not. */
  setOf(content: string): KeptSet | undefined;
  /** All that kernels of the group are kept for. */
  readonly whole: KeptSet;
  /** The file of a kernel that is kept; undefined if it is gone. */
  read(content: string): { readonly bytes: Uint8Array; readonly of: KeptOf } | undefined;
  /** Keeps a kernel, and forgets what was kept of it before. */
  add(content: string, kernel: KeptPart, facts: WholeKernel, keep: Keep): Promise<void>;
  /** Forgets a kernel whose file is of no use. */
  remove(content: string): Promise<void>;
  /** Names of the files that belong to these kernels. */
  filesOf(contents: Iterable<string>): string[];
}

/** Name of the directories of a group: another format is somewhere else. */
export function groupDirectory(group: string): string {
  return `${FORMAT}/${group}`;
}

const KERNEL_FILE = /^([0-9a-f]{40}|[0-9a-f]{64})\.([0-9a-f]{64})\.kept$/;
const NAMES_FILE = /^([0-9a-f]{64})\.names$/;

/** Opens a directory, which may be empty. What is broken is not there. */
export async function openKeptGroup(directory: string): Promise<KeptGroup> {
  const files = await filesIn(directory);
  const sets = new Map<string, KeptSet>();
  for (const file of files) {
    const digest = NAMES_FILE.exec(file)?.[1];
    const set = digest && (await readSet(join(directory, file), digest));
    if (set) sets.set(digest, set);
  }
  /** By content, the digest of the names. */
  const kernels = new Map<string, string>();
  for (const file of files) {
    const [, content, digest] = KERNEL_FILE.exec(file) ?? [];
    if (content && digest && sets.has(digest)) kernels.set(content, digest);
  }
  const fileOf = (content: string, digest: string) => `${content}.${digest}.kept`;
  const usedNames = new Set<string>();

  return {
    whole: [...sets.values()].reduce(joinSets, EMPTY_SET),
    setOf(content) {
      const digest = kernels.get(content);
      return digest === undefined ? undefined : sets.get(digest);
    },
    read(content) {
      const digest = kernels.get(content);
      if (digest === undefined) return undefined;
      const file = join(directory, fileOf(content, digest));
      const bytes = readSmall(file);
      if (bytes === undefined) return undefined;
      if (!usedNames.has(digest)) markUsed(join(directory, `${digest}.names`));
      usedNames.add(digest);
      return { bytes, of: { content, names: digest } };
    },
    async add(content, kernel, facts, { digest, ...set }) {
      if (!sets.has(digest)) {
        await writeWhole(join(directory, `${digest}.names`), setText(set));
        sets.set(digest, set);
      }
      const of = { content, names: digest };
      const file = fileOf(content, digest);
      await writeWhole(join(directory, file), writeKept(kernel, facts, of));
      const before = kernels.get(content);
      kernels.set(content, digest);
      if (before !== undefined && before !== digest) {
        await rm(join(directory, fileOf(content, before)), { force: true });
      }
    },
    async remove(content) {
      const digest = kernels.get(content);
      kernels.delete(content);
      if (digest !== undefined) await rm(join(directory, fileOf(content, digest)), { force: true });
    },
    filesOf(contents) {
      const names = new Set<string>();
      for (const content of contents) {
        const digest = kernels.get(content);
        if (digest !== undefined) names.add(fileOf(content, digest)).add(`${digest}.names`);
      }
      return [...names].sort();
    },
  };
}

async function readSet(file: string, digest: string): Promise<KeptSet | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const set = text === undefined ? undefined : parseSet(text);
  return set && digestOfSet(set) === digest ? set : undefined;
}
