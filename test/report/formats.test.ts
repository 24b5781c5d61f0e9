import { expect, test } from '@jest/globals';
import type { NewerFormat } from '../../src/btf/older-format.js';
import { describeFormats } from '../../src/report/formats.js';
import { renderSummary } from '../../src/report/summary.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { kernelOf, MANIFEST, REPORT } from './samples.js';

const kernelWith = (id: string, ...formats: NewerFormat[]) => ({
  ...kernelOf(`debian/12/x86_64/${id}`),
  ...(formats.length > 0 && { formats }),
});

const kernels = [
  kernelWith('a'),
  kernelWith('b', 'ENUM64'),
  kernelWith('c', 'ENUM64', 'TYPE_TAG'),
  kernelWith('d', 'ENUM64'),
  kernelWith('e', 'ENUM64'),
];

test('formats that an older libbpf does not know are one line, with what mends it', () => {
  const line =
    'files that not every libbpf reads: 4 kernels with ENUM64 (refused by libbpf before 1.0), 1 kernel with TYPE_TAG (refused by libbpf before 0.6); compat: libbpf-0.8 mends it where no answer depends on it';
  const manifest = { ...MANIFEST, kernels };
  expect(describeFormats(manifest)).toEqual([line]);
  expect(renderTerminal(manifest, REPORT).split('\n')).toContain(line);
  expect(renderSummary(manifest, REPORT, new Set())).toContain('files that not every libbpf reads');
});

test('with compat, the kernels are named that keep them', () => {
  expect(describeFormats({ ...MANIFEST, kernels, compat: 'libbpf-0.8' })).toEqual([
    'files that not every libbpf reads, since an answer depends on it: 4 kernels with ENUM64 (refused by libbpf before 1.0), 1 kernel with TYPE_TAG (refused by libbpf before 0.6): debian/12/x86_64/b, debian/12/x86_64/c, debian/12/x86_64/d, 1 more',
  ]);
});

test('nothing is said if all is known long since', () => {
  expect(describeFormats({ ...MANIFEST, kernels: kernels.slice(0, 1) })).toEqual([]);
});
