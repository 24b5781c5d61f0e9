import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { readPacked } from '../../src/verify/packed.js';
import { tar } from '../archive/pack.js';
import { xz } from '../archive/xz.js';

const bytes = tar([
  { name: './a', bytes: Buffer.alloc(40_000) },
  { name: './b', bytes: Buffer.from('b'), type: '1' },
]);

test.each([
  ['tar', () => bytes],
  ['tar.gz', () => gzipSync(bytes)],
  ['tar.xz', () => xz(bytes)],
])('reads all members of a %s', async (_, packed) => {
  const entries = await readPacked(await packed());
  expect(entries.map(({ name, type, bytes: { length } }) => [name, type, length])).toEqual([
    ['./a', 'file', 40_000],
    ['./b', 'other', 1],
  ]);
});

test.each([
  ['gzip', () => gzipSync(bytes), 'it unpacks to more than 20000 bytes'],
  ['xz', () => xz(bytes), 'xz: more than 20000 bytes unpacked stand in the index at byte'],
])('never unpacks more than is allowed, %s', async (name, packed, why) => {
  await expect(readPacked(await packed(), 20_000)).rejects.toThrow(
    `cannot be read as a tar packed by ${name}: ${why}`,
  );
});

test('says what is broken', async () => {
  const broken = gzipSync(bytes);
  broken[20] = (broken[20] as number) ^ 0xff;
  await expect(readPacked(broken)).rejects.toThrow(/^cannot be read as a tar packed by gzip: \w/);
  await expect(readPacked(Buffer.from('no tar'))).rejects.toThrow(
    'cannot be read as a tar: tar: it ends inside the header at byte 0',
  );
});
