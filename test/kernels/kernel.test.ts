import { describe, expect, test } from '@jest/globals';
import { kernelId, parseArchivePath } from '../../src/kernels/kernel.js';

const kernel = { distro: 'ubuntu', version: '20.04', arch: 'x86_64', release: '5.4.0-42-generic' };
const id = 'ubuntu/20.04/x86_64/5.4.0-42-generic';

test('the id of a kernel', () => {
  expect(kernelId(kernel)).toBe(id);
});

describe('a path in an archive', () => {
  test.each(['btf.tar.xz', 'btf.xz', 'btf', 'vmlinux'] as const)('.%s is an entry', (format) => {
    expect(parseArchivePath(`${id}.${format}`)).toEqual({ kernel, format });
  });

  test.each(['hasbtf', 'failed'] as const)('.%s is a marker', (marker) => {
    expect(parseArchivePath(`${id}.${marker}`)).toEqual({ kernel, marker });
  });

  test('vmlinux- before the release', () => {
    expect(parseArchivePath('ubuntu/20.04/x86_64/vmlinux-5.4.0-42-generic')).toEqual({
      kernel,
      format: 'vmlinux',
    });
  });

  test.each([
    'centos/7/x86_64/3.10.0-1160.49.1.el7.x86_64',
    'debian/10/arm64/4.19.0-0.bpo.9-rt-arm64',
    'mine/1_a/riscv64/6.1.0+b1~rc2',
  ])('%s', (path) => {
    const meaning = parseArchivePath(`${path}.btf.tar.xz`);
    expect(meaning && kernelId(meaning.kernel)).toBe(path);
  });

  test.each([
    '1/x86_64/5.4.0.btf.tar.xz',
    'a/b/c/d/5.4.0.btf',
    'ubuntu/20.04/x86_64/README.md',
    'ubuntu/20.04/x86_64/.btf.tar.xz',
    'ubuntu/20.04/x86_64/.failed',
    'ubuntu/20.04/x86_64/vmlinux-',
    'ubuntu//x86_64/5.4.0.btf',
    'ubuntu/../x86_64/5.4.0.btf',
    './ubuntu/x86_64/5.4.0.btf',
    'ubuntu/20.04/x86_64/...btf',
    'ubuntu/20.04/x86_64/-rf.btf',
    'ubuntu/20.04/x86_64/a\\b.btf',
    'ubuntu/20.04/x86_64/a\n::error::.btf',
    'ubuntu/20.04/x86_64/a\n.btf',
    'ubuntu/20.04/x86_64/C:.btf',
    'ubuntu/20.04/x86_64/5.4.0..btf',
    'ubuntu/20.04/x86_64/ü.btf',
    `ubuntu/20.04/x86_64/${'5'.repeat(65)}.btf`,
    '',
  ])('%j is a stray', (path) => {
    expect(parseArchivePath(path)).toBeUndefined();
  });
});
