import { describe, expect, test } from '@jest/globals';
import type { Layout } from '../../src/output/layout.js';
import { renderSummary } from '../../src/report/summary.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { describeSharing, differentFiles } from '../../src/report/totals.js';
import { MANIFEST, REPORT } from './samples.js';

const SHA = 'cd'.repeat(32);
/** Kernels with files of these sizes, each different file by its letter. */
const manifestOf = (layout: Layout, files: string, sizeOf: (file: string) => number) => ({
  ...MANIFEST,
  layout,
  kernels: [...files].map((file, i) => ({
    kernel: `a/1/x86_64/${i}`,
    file: `${i}.btf`,
    size: sizeOf(file),
    sha256: file + SHA.slice(1),
    source: { archive: 0, path: 'x', packedSha256: SHA, btfSize: 1000 },
    outcomes: { resolved: 1, absent: 0, unresolved: 0, ambiguous: 0, invalid: 0 },
  })),
});
const sizeOf = (file: string) => (file === 'a' ? 300 : 100);

test('files are different by what they hold, whatever their names', () => {
  const { kernels } = manifestOf('tree', 'aabb', sizeOf);
  expect(differentFiles(kernels)).toEqual({ count: 2, bytes: 400 });
});

describe('what sharing saves', () => {
  test.each([
    ['shared', 'aab', 'shared: 2 different files of 400 B, 42 % less than a file each'],
    ['shared', 'ab', 'shared: no two kernels share a file'],
    ['shared', 'a', undefined],
    // A file of a thousandth is shared, though it saves less than a hundredth.
    [
      'shared',
      'abb',
      'shared: 2 different files of 1.0 kB, 0 % less than a file each',
      (file: string) => (file === 'a' ? 999 : 1),
    ],
    ['tree', 'aab', 'layout shared would write 2 different files of 400 B, 42 % less'],
    ['tree', 'aaabb', 'layout shared would write 2 different files of 400 B, 63 % less'],
    // Exactly a tenth is not more than a tenth.
    ['tree', 'aab', undefined, (file: string) => (file === 'a' ? 100 : 800)],
    ['tree', 'ab', undefined],
    ['inspektor-gadget', 'aab', undefined],
  ] as const)('%s, %s: %s', (layout, files, line, sizes = sizeOf) => {
    const manifest = manifestOf(layout, files, sizes);
    expect(describeSharing(manifest)).toEqual(line === undefined ? [] : [line]);
  });

  test('is told in the terminal and in the summary, behind the sizes', () => {
    const manifest = manifestOf('shared', 'aab', sizeOf);
    const line = 'shared: 2 different files of 400 B, 42 % less than a file each';
    expect(renderTerminal(manifest, REPORT).split('\n')[1]).toBe(line);
    expect(renderSummary(manifest, REPORT, new Set())).toContain(
      `- ${line.replace(':', '&#58;').replace('%', '&#37;')}\n- verdicts`,
    );
  });
});
