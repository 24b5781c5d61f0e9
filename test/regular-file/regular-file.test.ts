import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRegularFile } from '../../src/regular-file.js';

const here = mkdtempSync(join(tmpdir(), 'regular-file-'));
const place = (name: string) => join(here, name);
const onPosix = process.platform === 'win32' ? [] : [true];

describe('a regular file', () => {
  test.each([0, 1, 1000, 3 << 20])('%i bytes come as they are', (length) => {
    const bytes = new Uint8Array(length).map((_, i) => i * 7);
    writeFileSync(place('file'), bytes);
    expect(Buffer.compare(readRegularFile(place('file'), 3 << 20, 'a file'), bytes)).toBe(0);
  });

  test('a link leads to one', () => {
    writeFileSync(place('end'), 'x');
    symlinkSync(place('end'), place('link'), 'file');
    expect(readRegularFile(place('link'), 10, 'a file')).toEqual(new Uint8Array([120]));
  });

  test('not a byte more than allowed', () => {
    writeFileSync(place('large'), new Uint8Array((1 << 20) + 1));
    expect(() => readRegularFile(place('large'), 1 << 20, 'a file')).toThrow(
      'is larger than 1 MiB',
    );
  });
});

test.each(onPosix.flatMap(() => [['/proc/self/status']]))('%s, whose size is told as 0', (file) => {
  if (process.platform !== 'linux') return;
  expect(new TextDecoder().decode(readRegularFile(file, 1 << 20, 'a file'))).toContain('Pid:');
});

describe('what is none', () => {
  mkdirSync(place('directory'));
  symlinkSync('circle', place('circle'), 'file');

  test.each([
    ['a directory', place('directory'), 'is a directory'],
    ['nothing', place('nothing'), 'does not exist: give a file'],
    ['below a file', join(import.meta.filename, 'x'), 'does not exist'],
  ])('%s', (_what, file, why) => {
    expect(() => readRegularFile(file, 10, 'a file')).toThrow(why);
  });

  test.each(
    onPosix.flatMap(() => [
      ['a link in a circle', () => place('circle'), 'is a link that leads in a circle'],
      [
        'a link to a device without an end',
        () => {
          symlinkSync('/dev/zero', place('zero'));
          return place('zero');
        },
        'is no regular file',
      ],
      [
        'a link to a pipe that nobody writes to',
        () => {
          execFileSync('mkfifo', [place('pipe')]);
          symlinkSync(place('pipe'), place('to-pipe'));
          return place('to-pipe');
        },
        'is no regular file',
      ],
    ]) as [string, () => string, string][],
  )('%s', (_what, make, why) => {
    const start = performance.now();
    expect(() => readRegularFile(make(), 10, 'a file')).toThrow(why);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each(onPosix)('a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(place('socket'), resolve));
    expect(() => readRegularFile(place('socket'), 10, 'a file')).toThrow('is no regular file');
    server.close();
  });

  test.each(onPosix)('a file that may not be read', () => {
    writeFileSync(place('secret'), 'x');
    chmodSync(place('secret'), 0);
    const isRoot = process.geteuid?.() === 0;
    // Nothing is forbidden to root.
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(() => readRegularFile(place('secret'), 10, 'a file')).toThrow(
        'cannot be read (EACCES)',
      );
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
