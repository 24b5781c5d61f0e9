import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { packed } from '../../src/pack/pack.js';
import { FILES, joined, LONG, membersOf } from './files.js';

/** The zero-terminated bytes at a place, as C's string functions see them. */
function stringAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, bytes.indexOf(0, at));
}

/**
 * Finds a member as the smallest reader in use does (bcc, libbpf-tools/btf_helpers.c): it looks at the
 * headers' name and size alone, knows neither prefix nor type, and ends at the first empty name.
 */
function findIn(tar: Buffer, name: string): { readonly seen: string[]; readonly found?: Buffer } {
  const seen: string[] = [];
  for (let at = 0; tar.readUInt8(at) !== 0; ) {
    const member = stringAt(tar, at);
    const [digits] = /^ *[0-7]+/.exec(stringAt(tar, at + 124)) ?? [''];
    const size = Number.parseInt(digits, 8);
    seen.push(member);
    if (member === name) return { seen, found: tar.subarray(at + 512, at + 512 + size) };
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return { seen };
}

test('a reader of names and sizes alone finds what it looks for in a tar.gz', async () => {
  const tar = gunzipSync(await joined(packed('tar.gz', membersOf(FILES))));
  for (const [path, bytes] of FILES) {
    if (path === LONG) continue;
    expect(findIn(tar, `./${path}`).found?.equals(bytes)).toBe(true);
  }
});

test('it comes to the end, and meets nothing but files', async () => {
  const tar = gunzipSync(await joined(packed('tar.gz', membersOf(FILES))));
  const { seen, found } = findIn(tar, './none');
  expect(found).toBeUndefined();
  // Of a name that needs a prefix it sees the rest, and so does not find it.
  const cut = LONG.slice('sles/15.3/'.length);
  expect(seen).toEqual([...FILES.keys()].sort().map((path) => (path === LONG ? cut : `./${path}`)));
});
