import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openResults, resultKey } from '../../src/reuse/results.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';

const BTF = new Uint8Array(readFileSync(new URL('../fixtures/kernel_bpfel.btf', import.meta.url)));
const SHA256 = createHash('sha256').update(BTF).digest('hex');
const SIGNATURE = 'ab'.repeat(32);
const SITES = [2, 1];
const KEYS = ['2', '1'].map((digit) => resultKey(digit.repeat(40), 'x86_64'));

let directory: string;
let warnings: string[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'btf-bundle-results-'));
  warnings = [];
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (table = newOutcomeTable(), signature = SIGNATURE, sites = SITES) =>
  openResults(directory, signature, sites, table, (message) => warnings.push(message));

async function write() {
  const table = newOutcomeTable();
  const one = table.numberOf({ status: 'resolved', value: '16' });
  const two = table.numberOf({ status: 'absent', reason: 'no struct' });
  const results = await open(table);
  for (const key of KEYS) {
    const outcomes = [Uint32Array.of(one, two), Uint32Array.of(two)];
    await results.add(key, { sha256: SHA256, sourceSize: 5, objects: [0, 1], outcomes }, BTF);
  }
  await results.save();
  return table;
}

describe('results of earlier runs', () => {
  test('come back as they were, in the numbers of the table that takes them', async () => {
    const table = await write();
    const other = newOutcomeTable();
    other.numberOf({ status: 'unresolved', reason: 'first here' });
    const results = await open(other);
    expect([...results.keys()].sort()).toEqual([...KEYS].sort());
    expect(results.added.size).toBe(0);
    for (const key of KEYS) {
      const result = results.get(key);
      if (result === undefined) throw new Error(`${key} is not there`);
      expect(await results.readBtf(result)).toEqual(Buffer.from(BTF));
      expect([result.sourceSize, result.objects]).toEqual([5, [0, 1]]);
      expect(
        result.outcomes.map((list) => [...list].map((number) => other.outcomes[number])),
      ).toEqual([[table.outcomes[0], table.outcomes[1]], [table.outcomes[1]]]);
    }
    expect(warnings).toEqual([]);
  });

  test('keep equal files once, and nothing that was begun', async () => {
    await write();
    expect(readdirSync(directory).sort()).toEqual([`${SHA256}.btf`, 'index.json'].sort());
  });

  test('are none where a byte of the index is another, or where it ends early', async () => {
    await write();
    const index = join(directory, 'index.json');
    const bytes = readFileSync(index);
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 1;
      for (const spoilt of [broken, bytes.subarray(0, at)]) {
        writeFileSync(index, spoilt);
        expect([...(await open()).keys()]).toEqual([]);
        expect(warnings.splice(0)).toEqual([
          'Results of an earlier run are broken, and not used: their checksum is wrong.',
        ]);
      }
    }
  });

  test('are none where they are of other relocations', async () => {
    await write();
    expect([...(await open(newOutcomeTable(), 'cd'.repeat(32))).keys()]).toEqual([]);
    expect([...(await open(newOutcomeTable(), SIGNATURE, [2, 2])).keys()]).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining('they are of another run'),
      expect.stringContaining('their relocations are others'),
    ]);
  });

  test('do without a file that is gone or broken', async () => {
    await write();
    const file = join(directory, `${SHA256}.btf`);
    const result = (await open()).get(KEYS[0] as string);
    if (result === undefined) throw new Error('it is not there');
    writeFileSync(file, BTF.subarray(1));
    expect(await (await open()).readBtf(result)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    expect(await (await open()).readBtf(result)).toBeUndefined();
  });
});
