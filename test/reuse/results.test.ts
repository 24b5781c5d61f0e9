import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Results, readResults, resultKey, writeResults } from '../../src/reuse/results.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';

const BTF = new Uint8Array(readFileSync(new URL('../fixtures/kernel_bpfel.btf', import.meta.url)));
const SIGNATURE = 'ab'.repeat(32);
const SITES = [2, 1];

function written() {
  const table = newOutcomeTable();
  const one = table.numberOf({ status: 'resolved', value: '16' });
  const two = table.numberOf({ status: 'absent', reason: 'no struct' });
  const lists = [Uint32Array.of(one, two), Uint32Array.of(two)];
  const result = { btf: BTF, sha256: '', sourceSize: 5, objects: [0, 1], outcomes: lists };
  const results: Results = new Map(
    ['2'.repeat(40), '1'.repeat(40)].map((blob) => [resultKey(blob, 'x86_64'), result]),
  );
  return { table, bytes: writeResults(SIGNATURE, results, table) };
}

const read = (bytes: Uint8Array, signature = SIGNATURE, sites = SITES) =>
  readResults(bytes, signature, sites, newOutcomeTable());

describe('results of earlier runs', () => {
  test('come back as they were, in the numbers of the table that takes them', () => {
    const { bytes, table } = written();
    const other = newOutcomeTable();
    other.numberOf({ status: 'unresolved', reason: 'first here' });
    const results = readResults(bytes, SIGNATURE, SITES, other);
    expect([...results.keys()]).toEqual([`x86_64 ${'1'.repeat(40)}`, `x86_64 ${'2'.repeat(40)}`]);
    for (const { btf, sourceSize, objects, outcomes } of results.values()) {
      expect(Buffer.from(btf)).toEqual(Buffer.from(BTF));
      expect([sourceSize, objects]).toEqual([5, [0, 1]]);
      expect(outcomes.map((list) => [...list].map((number) => other.outcomes[number]))).toEqual([
        [table.outcomes[0], table.outcomes[1]],
        [table.outcomes[1]],
      ]);
    }
  });

  test('are refused where a byte is another, or where they end early', () => {
    const { bytes } = written();
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = new Uint8Array(bytes);
      broken[at] = (broken[at] ?? 0) ^ 1;
      expect(() => read(broken)).toThrow('their checksum is wrong');
      expect(() => read(bytes.subarray(0, at))).toThrow('their checksum is wrong');
    }
  });

  test('are refused where they are of other relocations', () => {
    const { bytes } = written();
    expect(() => read(bytes, 'cd'.repeat(32))).toThrow('they are of another run');
    expect(() => read(bytes, SIGNATURE, [2, 2])).toThrow('their relocations are others');
  });
});
