import { createHash } from 'node:crypto';
import { type Grade, isGrade, joinNames, type KeptNames } from '../core/kept/names.js';
import { isAskedNames, mergeAsked } from '../preflight/asked.js';
import type { AskedNames } from '../preflight/needs.js';

/** What kernels are kept for. */
export interface KeptSet {
  /** The names that relocations may ask for. */
  readonly names: KeptNames;
  /** What the BTF is asked for besides: the answers are kept, and no types. */
  readonly asked: AskedNames;
}

/** For nothing. */
export const EMPTY_SET: KeptSet = { names: new Map(), asked: mergeAsked([]) };

/** All of both. */
export function joinSets(a: KeptSet, b: KeptSet): KeptSet {
  return { names: joinNames(a.names, b.names), asked: mergeAsked([a.asked, b.asked]) };
}

/** SHA-256, hex, of a set: equal ones have one, in whatever order they were put together. */
export function digestOfSet(set: KeptSet): string {
  return createHash('sha256').update(setText(set)).digest('hex');
}

/** A set as a file. */
export function setText({ names, asked }: KeptSet): string {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ names: sorted, asked });
}

/**
 * Reads a set that `setText` wrote.
 *
 * @returns undefined if it is none
 */
export function parseSet(text: string): KeptSet | undefined {
  try {
    const { names, asked } = JSON.parse(text);
    if (!Array.isArray(names) || !names.every(isName) || !isAskedNames(asked)) return undefined;
    return { names: new Map(names), asked };
  } catch {
    return undefined;
  }
}

function isName(entry: unknown): entry is [string, Grade] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && isGrade(entry[1]);
}
