import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GENERATED } from './generated.mjs';
import { randomCase } from './random.mjs';

const HOME = import.meta.dirname;
/** Few enough to stay small. The last ones get smaller when they are tailored again. */
const SEEDS = [...Array.from({ length: 24 }, (_, i) => i + 1), 105, 111, 189, 316];
const RANDOM = { records: 40, kernels: 4 };

/**
 * The cases whose answers are recorded, in a fixed order.
 *
 * @returns {{ name: string, text: string, answers: string }[]} `answers` is the path of the record
 */
export function recordedCases() {
  const homes = ['cases', 'compiled', 'refused'].map((name) => join(HOME, name));
  const written = homes.flatMap((home) =>
    readdirSync(home)
      .filter((file) => file.endsWith('.case'))
      .sort()
      .map((file) => ({
        name: basename(file, '.case'),
        text: readFileSync(join(home, file), 'utf8'),
        answers: join(home, file.replace(/case$/, 'answers')),
      })),
  );
  const made = [
    ...Object.entries(GENERATED),
    ...SEEDS.map((seed) => [`seed-${seed}`, randomCase(seed, RANDOM)]),
  ].map(([name, text]) => ({ name, text, answers: join(HOME, 'recorded', `${name}.answers`) }));
  return [...written, ...made];
}

/** Tells whether recorded answers are about this text. */
export function digestOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Which records stand together in a program, when cilium/ebpf is asked about programs: those of one
 * type that it takes alone.
 *
 * @param {{ typeId: number }[]} records
 * @param {string[]} alone cilium/ebpf's answers
 * @returns {number[][]} indices, of two or more records each
 */
export function ciliumPrograms(records, alone) {
  const byType = new Map();
  for (const [i, { typeId }] of records.entries()) {
    if (!/^(invalid|ambiguous)/.test(alone[i])) {
      byType.set(typeId, [...(byType.get(typeId) ?? []), i]);
    }
  }
  return [...byType.values()].filter((members) => members.length > 1);
}
