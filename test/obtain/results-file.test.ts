import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/core/outcome.js';
import { openResults, resultKey } from '../../src/obtain/results-file.js';
import type { KernelFacts } from '../../src/preflight/facts.js';
import { newTables, type Tables } from '../../src/tailor/tables.js';

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

const FIRST: Outcome = {
  status: 'resolved',
  value: '16',
  loaders: { aya: { status: 'unresolved' } },
};
const FACTS: KernelFacts = {
  enumerators: {
    bpf_func_id: ['BPF_FUNC_x'],
    ...{ bpf_map_type: null, bpf_prog_type: null, bpf_attach_type: null },
  },
  ...{ newest: '5.8', functions: { f: 2 }, missing: {}, patterns: {}, variables: ['v'] },
  ...{ tracepoints: null, missingTracepoints: {}, events: [], structs: { s: ['m'] } },
};
const SECOND: Outcome = { status: 'absent', reason: 'no struct' };
const warn = (message: string) => warnings.push(message);
const open = (table = newTables(), signature = SIGNATURE, sites = SITES) =>
  openResults(directory, signature, sites, table, warn);

/** Adds a kernel for each key, and saves. */
async function write(keys = KEYS, most?: number): Promise<Tables> {
  const table = newTables();
  const one = table.outcomes.numberOf(FIRST);
  const two = table.outcomes.numberOf(SECOND);
  const results = await openResults(directory, SIGNATURE, SITES, table, warn, most);
  for (const key of keys) {
    const outcomes = [Uint32Array.of(one, two), Uint32Array.of(two)];
    const facts = table.facts.numberOf(FACTS);
    await results.add(key, {
      ...{ btf: BTF, sha256: SHA256, wholeSize: 5, facts, objects: [0, 1], outcomes },
    });
  }
  await results.save();
  return table;
}

describe('results of earlier runs', () => {
  test('come back as they were, in the numbers of the table that takes them', async () => {
    await write();
    const other = newTables();
    other.outcomes.numberOf({ status: 'unresolved', reason: 'first here' });
    other.facts.numberOf({ ...FACTS, variables: ['first_here'] });
    const results = await open(other);
    expect([...results.keys()].sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) {
      const kernel = await results.read(key);
      expect(kernel?.btf).toEqual(Buffer.from(BTF));
      expect([kernel?.wholeSize, kernel?.sha256, kernel?.objects]).toEqual([5, SHA256, [0, 1]]);
      expect(
        kernel?.outcomes.map((list) => [...list].map((number) => other.outcomes.outcomes[number])),
      ).toEqual([[FIRST, SECOND], [SECOND]]);
      expect(other.facts.facts[kernel?.facts as number]).toEqual(FACTS);
    }
    expect(warnings).toEqual([]);
  });

  test('keep equal files once, and nothing that was begun', async () => {
    await write();
    expect(readdirSync(directory).sort()).toEqual([`${SHA256}.btf`, 'index.json'].sort());
  });

  test('are none if a byte of the index is another, or if it ends early', async () => {
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

  test('are none if they are of other relocations', async () => {
    await write();
    expect([...(await open(newTables(), 'cd'.repeat(32))).keys()]).toEqual([]);
    expect([...(await open(newTables(), SIGNATURE, [2, 2])).keys()]).toEqual([]);
    expect(warnings).toEqual([
      expect.stringContaining('they are of another run'),
      expect.stringContaining('their relocations are others'),
    ]);
  });

  test('do without a file that is gone or broken', async () => {
    await write();
    const file = join(directory, `${SHA256}.btf`);
    writeFileSync(file, BTF.subarray(1));
    const results = await open();
    expect(await results.read(KEYS[0] as string)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    expect(await results.read(KEYS[0] as string)).toBeUndefined();
  });

  test('that nobody needed for longest are left out when there are too many', async () => {
    const [oldest, older, used, newest] = ['1', '2', '3', '4'].map((digit) =>
      resultKey(digit.repeat(40), 'x86_64'),
    ) as [string, string, string, string];
    await write([oldest]);
    await write([older]);
    await write([used]);
    const results = await openResults(directory, SIGNATURE, SITES, newTables(), warn, 3);
    await results.read(oldest);
    await results.add(newest, {
      btf: BTF,
      sha256: SHA256,
      wholeSize: 5,
      objects: [],
      outcomes: [],
    });
    await results.save();
    expect([...(await open()).keys()].sort()).toEqual([oldest, used, newest].sort());
  });

  test('that this run needs all stay, however many', async () => {
    const keys = ['1', '2', '3', '4'].map((digit) => resultKey(digit.repeat(40), 'x86_64'));
    await write(keys, 2);
    expect([...(await open()).keys()].sort()).toEqual(keys);
  });

  test('leave no file that belongs to none of them, unless another run may just have written it', async () => {
    const orphan = join(directory, `${'0'.repeat(64)}.btf`);
    writeFileSync(orphan, 'x');
    await write();
    expect(existsSync(orphan)).toBe(true);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(orphan, yesterday, yesterday);
    await write();
    expect(existsSync(orphan)).toBe(false);
  });
});
