import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PACK_FORMATS, type PackFormat } from '../../src/pack/format.js';
import { packed } from '../../src/pack/pack.js';
import { FILES, joined, LONG, membersOf, noise, repetitive } from './files.js';

let here: string;
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterEach(() => rmSync(here, { recursive: true }));

const pack = (format: PackFormat, files: ReadonlyMap<string, Buffer> = FILES) =>
  joined(packed(format, membersOf(files)));
const sorted = (files: Iterable<string>) => [...files].sort();

/** Formats that this Node.js can make; that the others are refused is a test of its own. */
const FORMATS = PACK_FORMATS.filter(
  (format) => format !== 'tar.zst' || zlib.createZstdCompress !== undefined,
);

describe('packed files', () => {
  // Whatever changes them, changes what all users' releases are made of.
  test.each([
    ['tar', '47f1da6b30c02ee6091b17efba1d736deded6f00c167c32334f8432cbb4da545'],
    ['tar.gz', 'a5bf99b54553b23894c023f91d048894ad83ae9f5f57181bf80f2a7f6787f33d'],
    ['tar.xz', 'f588f1d11dfb338cd93324a7ecec0b08b576addf3af563ccb9b303198f3dc53f'],
  ] as const)('have the recorded bytes as %s', async (format, sha256) => {
    const bytes = await pack(format);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  test.each(FORMATS)('are the same in any order, and twice, as %s', async (format) => {
    const one = await pack(format);
    const other = await pack(format, new Map([...FILES].reverse()));
    expect(other.equals(one)).toBe(true);
  });

  test.each(FORMATS)('are unpacked from %s by the tools of the system', async (format) => {
    const archive = join(here, `all.${format}`);
    writeFileSync(archive, await pack(format));
    execFileSync('tar', ['-xf', archive, '-C', here]);
    rmSync(archive);
    const there = readdirSync(here, { recursive: true, encoding: 'utf8' });
    const files = there.filter((file) => statSync(join(here, file)).isFile());
    expect(sorted(files)).toEqual(sorted(FILES.keys()));
    for (const [path, bytes] of FILES) {
      expect(readFileSync(join(here, path)).equals(bytes)).toBe(true);
      if (process.platform !== 'win32') {
        expect(statSync(join(here, path)).mode & 0o777).toBe(0o644 & ~process.umask());
      }
    }
  });

  test('are listed by tar as regular files of nobody, of no time, sorted', async () => {
    const list = execFileSync('tar', ['--utc', '-tvf', '-'], {
      input: await pack('tar'),
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    const lines = list.trim().split('\n');
    expect(lines.map((line) => line.split(/ +/).at(-1))).toEqual(
      sorted(FILES.keys()).map((path) => `./${path}`),
    );
    for (const line of lines) expect(line).toMatch(/^-rw-r--r-- 0\/0 +\d+ 1970-01-01 00:00 /);
  });

  test('are what xz and gzip take for whole, with a fixed header and CRC64', async () => {
    const [tar, gz, xz] = [await pack('tar'), await pack('tar.gz'), await pack('tar.xz')];
    expect(execFileSync('gzip', ['-dc'], { input: gz }).equals(tar)).toBe(true);
    expect(execFileSync('xz', ['-dc'], { input: xz }).equals(tar)).toBe(true);
    expect(gz.subarray(0, 10).toString('hex')).toBe('1f8b0800000000000203');
    expect(xz.subarray(0, 8).toString('hex')).toBe('fd377a585a000004');
  });

  test('are small: no more than a tenth above the tools that people use', async () => {
    const files = new Map(
      Array.from({ length: 200 }, (_, at) => [`a/1/x86_64/${at}.btf`, repetitive(2000, at)]),
    );
    const tar = await pack('tar', files);
    const gzip = execFileSync('gzip', ['-9nc'], { input: tar });
    const xz = execFileSync('xz', ['-6c'], { input: tar });
    expect((await pack('tar.gz', files)).length).toBeLessThan(1.1 * gzip.length);
    expect((await pack('tar.xz', files)).length).toBeLessThan(1.1 * xz.length);
  });

  test.each(FORMATS)('of any size come back from %s', async (format) => {
    const program = { tar: 'cat', 'tar.gz': 'gzip', 'tar.xz': 'xz', 'tar.zst': 'zstd' }[format];
    const sizes = [0, 1, (64 << 10) - 1536, 64 << 10, 96 << 10, 300_000];
    for (const [at, size] of sizes.entries()) {
      for (const bytes of [noise(size, at), repetitive(size, at), Buffer.alloc(size)]) {
        const files = new Map([['a', bytes]]);
        const input = await pack(format, files);
        const options = { input, maxBuffer: 8 << 20 };
        const tar = execFileSync(program, format === 'tar' ? [] : ['-dc'], options);
        expect(tar.equals(await pack('tar', files))).toBe(true);
      }
    }
  });

  test.each(FORMATS)('that cannot be read make an error as %s', async (format) => {
    const members = [
      ...membersOf(FILES),
      {
        path: 'b',
        read: () => {
          throw new Error('no longer there');
        },
      },
    ];
    await expect(joined(packed(format, members))).rejects.toThrow('no longer there');
  });

  test.each(FORMATS)('can be given up as %s', async (format) => {
    for await (const piece of packed(format, membersOf(FILES))) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
  });

  test('as tar.zst need a Node.js that has zstd', async () => {
    const archive = pack('tar.zst');
    if (FORMATS.includes('tar.zst')) {
      const tar = execFileSync('zstd', ['-dc'], { input: await archive });
      expect(tar.equals(await pack('tar'))).toBe(true);
    } else {
      await expect(archive).rejects.toThrow(
        `pack "tar.zst" needs Node.js 22.15 or later, and this is ${process.version}`,
      );
    }
  });
});

describe('a path', () => {
  const read = async (path: string) => {
    const tar = await pack('tar', new Map([[path, Buffer.from('x')]]));
    return execFileSync('tar', ['-tf', '-'], { input: tar, encoding: 'utf8' });
  };

  test.each([
    ['of 100 bytes with ./', 'a'.repeat(98)],
    ['with as many directories as fit', `${'d'.repeat(153)}/${'n'.repeat(100)}`],
    ['that is cut at its first place', `d/${'n'.repeat(99)}`],
    ['of real length', LONG],
  ])('%s is in one header, and tar reads it', async (_, path) => {
    expect(await read(path)).toBe(`./${path}\n`);
    const tar = await pack('tar', new Map([[path, Buffer.alloc(0)]]));
    expect(tar.length).toBe(512 + 1024);
  });

  test.each([
    ['a name without a place to cut it', 'a'.repeat(101), 'at most 100 bytes'],
    ['a last part that is too long', `d/${'n'.repeat(101)}`, 'at most 100 bytes'],
    ['directories that are too long', `${'d'.repeat(154)}/${'n'.repeat(100)}`, '155 more'],
    ['letters outside of ASCII', 'é.btf', 'letters outside of ASCII'],
  ])('%s is refused in a sentence', async (_, path, words) => {
    await expect(read(path)).rejects.toThrow(`"${path}" cannot be packed, for `);
    await expect(read(path)).rejects.toThrow(words);
  });
});
