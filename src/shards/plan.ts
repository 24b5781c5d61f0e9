import { createHash } from 'node:crypto';
import type { Search } from '../archive/search.js';
import type { Expectations } from '../inputs/expectations.js';
import { kernelId } from '../kernels/kernel.js';
import type { BrokenObject } from '../objects/load.js';
import type { Manifest } from '../output/manifest.js';

/**
 * What shards must have in common, part by part, with the words for it and what to do if it differs.
 * Each part is a SHA-256 in hex.
 */
export const PLAN_PARTS = {
  settings: 'settings, such as layout: give all of them the same',
  archives:
    'archives: give all of them the same, at one commit, such as owner/repository@ with the output archive-commit of a job before them',
  objects: 'objects: build them once, and give all of them the same',
  kernels: 'kernels: give all of them the same targets, and archives at one commit',
  expectations: 'expectations: give all of them the same lines',
} as const;
export type PlanPart = keyof typeof PLAN_PARTS;
export type Plan = Readonly<Record<PlanPart, string>>;

/** What a run was planned to be before its kernels were looked at; the same in all shards of one. */
export function planOf(
  { archives, objects, signature, kernels, missing, ownBtf, ...settings }: Manifest,
  broken: readonly BrokenObject[],
  search: Search,
  expectations: Expectations,
): Plan {
  return {
    settings: digestOf(settings),
    archives: digestOf(archives),
    objects: digestOf([objects, signature, broken]),
    kernels: digestOf([
      search.found.map(({ entry: { kernel, path, blob }, archive }) => [
        kernelId(kernel),
        archive,
        path,
        blob,
      ]),
      search.ownBtf,
      search.failed,
      [...search.aliases],
    ]),
    expectations: digestOf(withoutRepeats(expectations)),
  };
}

/** Lines share lists of kernels, which may be long. */
function withoutRepeats({ programs, variables }: Expectations) {
  const lists = [...new Set(programs.map(({ kernels }) => kernels))];
  const numbers = new Map(lists.map((list, number) => [list, number]));
  const short = programs.map((line) => ({ ...line, kernels: numbers.get(line.kernels) }));
  return [lists, short, variables];
}

function digestOf(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part));
  return createHash('sha256').update(text).digest('hex');
}
