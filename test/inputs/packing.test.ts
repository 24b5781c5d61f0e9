import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readPacking } from '../../src/inputs/packing.js';

let here: string;
let output: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'packing-'));
  output = join(here, 'btf');
});
afterEach(() => rmSync(here, { recursive: true }));

function read(pack: string[], packBy: string[] = []) {
  const errors: string[] = [];
  return { ...readPacking({ pack, 'pack-by': packBy }, output, errors), errors };
}

describe('pack and pack-by', () => {
  test('without a word, nothing is packed', () => {
    expect(read([])).toEqual({ pack: 'none', packBy: 'all', errors: [] });
    expect(read([''], [' '])).toEqual({ pack: 'none', packBy: 'all', errors: [] });
  });

  test.each(['none', 'tar', 'tar.gz', 'tar.xz'])('%s', (word) => {
    expect(read([word], ['arch'])).toEqual({ pack: word, packBy: 'arch', errors: [] });
  });

  test('tar.zst is refused at once where Node.js has no zstd', () => {
    const lacks = `pack "tar.zst" needs Node.js 22.15 or later, and this is ${process.version}: take a newer one, or pack as tar.xz.`;
    expect(read(['tar.zst']).errors).toEqual(zlib.createZstdCompress === undefined ? [lacks] : []);
  });

  test('other words are named, with those that there are', () => {
    expect(read(['zip'], ['distro']).errors).toEqual([
      'pack does not know "zip": use none, tar, tar.gz, tar.xz or tar.zst.',
      'pack-by does not know "distro": use all or arch.',
    ]);
  });

  test("a file of the user's in the place is told before any work, if it is in the way", () => {
    writeFileSync(join(here, 'btf.tar.gz'), 'mine');
    expect(read(['tar.gz']).errors).toEqual([
      `output ${JSON.stringify(output)} cannot be packed as "btf.tar.gz", for a file is there that no "btf.tar.gz.sha256" beside it proves to be of an earlier run: remove it yourself, or give another output.`,
    ]);
    expect(read(['tar.xz']).errors).toEqual([]);
    expect(read(['tar.gz'], ['arch']).errors).toEqual([]);
  });
});
