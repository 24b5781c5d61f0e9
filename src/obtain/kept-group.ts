import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptKernel } from '../core/kept/keep-kernel.js';
import { FORMAT, type KeptOf, type KernelFacts, writeKept } from '../core/kept/kept-file.js';
import {
  digestOfNames,
  type Grade,
  isGrade,
  joinNames,
  type KeptNames,
} from '../core/kept/names.js';
import { filesIn, markUsed, readSmall, writeWhole } from '../keep/files.js';
import type { Keep } from '../tailor/one-kernel.js';

/**
 * What is kept of kernels, in a directory: each kernel in a file `CONTENT.NAMES.kept`, and each set of names, which
 * many kernels share, in a file `NAMES.names`. CONTENT is the id of the entry's content, NAMES the digest of the
 * set. All of it can be lost at any time.
 */
export interface KeptGroup {
  /** The names for which a kernel is kept; undefined if it is not. */
  namesOf(content: string): KeptNames | undefined;
  /** All names of the group. */
  readonly names: KeptNames;
  /** The file of a kernel that is kept; undefined if it is gone. */
  read(content: string): { readonly bytes: Uint8Array; readonly of: KeptOf } | undefined;
  /** Keeps a kernel, and forgets what was kept of it before. */
  add(
    content: string,
    kernel: Pick<KeptKernel, 'bytes' | 'wholeIds'>,
    facts: KernelFacts,
    keep: Keep,
  ): Promise<void>;
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
  const sets = new Map<string, KeptNames>();
  for (const file of files) {
    const digest = NAMES_FILE.exec(file)?.[1];
    const names = digest && (await readNames(join(directory, file), digest));
    if (names) sets.set(digest, names);
  }
  /** By content, the digest of the names. */
  const kernels = new Map<string, string>();
  for (const file of files) {
    const [, content, digest] = KERNEL_FILE.exec(file) ?? [];
    if (content && digest && sets.has(digest)) kernels.set(content, digest);
  }
  const fileOf = (content: string, digest: string) => `${content}.${digest}.kept`;
  const usedNames = new Set<string>();
  const all = [...sets.values()].reduce(joinNames, new Map<string, Grade>());

  return {
    names: all,
    namesOf(content) {
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
    async add(content, kernel, facts, { names, digest }) {
      if (!sets.has(digest)) {
        await writeWhole(join(directory, `${digest}.names`), JSON.stringify([...names]));
        sets.set(digest, names);
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

async function readNames(file: string, digest: string): Promise<KeptNames | undefined> {
  try {
    const entries: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!Array.isArray(entries) || !entries.every(isEntry)) return undefined;
    const names = new Map(entries);
    return digestOfNames(names) === digest ? names : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(entry: unknown): entry is [string, Grade] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && isGrade(entry[1]);
}
