import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, test } from '@jest/globals';
import { compile } from '../compiled.js';

const compiled = compile();
afterAll(compiled.remove);

/** Packs files that are made when they are read, and tells how far that raised the memory of a process. */
function pack(format: string, count: number, size: number): { bytes: number; memory: number } {
  const script = `
    import { packed } from ${JSON.stringify(`file://${compiled.directory}/pack/pack.js`)};
    const [format, count, size] = process.argv.slice(1);
    const members = Array.from({ length: Number(count) }, (_, at) => ({
      path: 'ubuntu/20.04/x86_64/5.4.0-' + at + '-generic.btf',
      read: () => Buffer.alloc(Number(size), 'struct task_struct ' + (at % 1000)),
    }));
    const before = process.resourceUsage().maxRSS;
    let bytes = 0;
    for await (const piece of packed(format, members)) bytes += piece.length;
    const memory = (process.resourceUsage().maxRSS - before) / 1024;
    console.log(JSON.stringify({ bytes, memory }));`;
  const args = ['--input-type=module', '-e', script, format, String(count), String(size)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 }));
}

describe('packing', () => {
  // MiB: the encoder of xz takes 94, the tables of gzip 10.
  test.each([
    ['tar', 100],
    ['tar.gz', 120],
    ['tar.xz', 200],
  ])('7,000 files of 2 kB as %s takes bounded memory', (format, most) => {
    const { bytes, memory } = pack(format, 7000, 2000);
    expect(bytes).toBeGreaterThan(30_000);
    expect(memory).toBeLessThan(most);
  });

  test.each([
    ['tar', 400],
    ['tar.gz', 200],
  ])('files as %s are never all in memory (%d MB)', (format, count) => {
    expect(pack(format, count, 1 << 20).memory).toBeLessThan(150);
  });
});
