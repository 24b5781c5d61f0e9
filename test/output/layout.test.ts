import { describe, expect, test } from '@jest/globals';
import { ExpectedError } from '../../src/errors.js';
import { openKernelFiles } from '../../src/output/kernel-files.js';
import { LAYOUTS, pathOf, plannedPath } from '../../src/output/layout.js';

const kernel = (arch: string, release = '5.4.0-42-generic') => ({
  distro: 'ubuntu',
  version: '20.04',
  arch,
  release,
});
const SHA = '0123456789abcdef'.repeat(4);

describe('a kernel’s path', () => {
  test.each([
    ['tree', 'x86_64', 'ubuntu/20.04/x86_64/5.4.0-42-generic.btf'],
    ['shared', 'x86_64', 'btf/0123456789abcdef.btf'],
    ['inspektor-gadget', 'x86_64', 'x86/ubuntu/20.04/x86_64/5.4.0-42-generic.btf'],
    ['inspektor-gadget', 'arm64', 'arm64/ubuntu/20.04/aarch64/5.4.0-42-generic.btf'],
    ['inspektor-gadget', 's390x', 's390/ubuntu/20.04/s390x/5.4.0-42-generic.btf'],
    ['inspektor-gadget', 'vax', 'vax/ubuntu/20.04/vax/5.4.0-42-generic.btf'],
  ] as const)('%s, %s', (layout, arch, path) => {
    expect(pathOf(layout, kernel(arch), SHA)).toBe(path);
    expect(plannedPath(layout, kernel(arch))).toBe(layout === 'shared' ? undefined : path);
  });
});

describe('the kernels’ files', () => {
  /** What is written, by path; twice the same path is an error, as for a bundle. */
  const writerOf = (written: Map<string, Uint8Array>) => ({
    async add(path: string, bytes: Uint8Array) {
      if (written.has(path)) throw new Error('twice');
      written.set(path, bytes);
    },
  });
  const bytes = new Uint8Array([1]);

  test.each(LAYOUTS)('%s', async (layout) => {
    const written = new Map<string, Uint8Array>();
    const files = openKernelFiles(writerOf(written), layout);
    const paths = [
      await files.add(kernel('x86_64'), SHA, bytes),
      await files.add(kernel('x86_64', 'other'), SHA, bytes),
      await files.add(kernel('x86_64', 'third'), 'f'.repeat(64), bytes),
    ];
    expect([...written.keys()].sort()).toEqual([...new Set(paths)].sort());
    expect(written.size).toBe(layout === 'shared' ? 2 : 3);
  });

  test('two that differ and have one name end the run, whichever comes first', async () => {
    const other = `${SHA.slice(0, 16)}${'f'.repeat(48)}`;
    for (const [first, second] of [
      [SHA, other],
      [other, SHA],
    ] as const) {
      const written = new Map<string, Uint8Array>();
      const files = openKernelFiles(writerOf(written), 'shared');
      await files.add(kernel('x86_64'), first, bytes);
      const clash = files.add(kernel('arm64'), second, new Uint8Array([2]));
      await expect(clash).rejects.toThrow(ExpectedError);
      await expect(clash).rejects.toThrow(
        'The files of ubuntu/20.04/x86_64/5.4.0-42-generic and ubuntu/20.04/arm64/5.4.0-42-generic differ, and both would be "btf/0123456789abcdef.btf": use another layout, such as tree.',
      );
      expect([...written.values()]).toEqual([bytes]);
    }
  });
});
