import { describe, expect, test } from '@jest/globals';
import { parseEntryPath } from '../../src/archive/entry-path.js';
import { kernelId } from '../../src/kernels/kernel.js';

const kernel = { distro: 'ubuntu', version: '20.04', arch: 'x86_64', release: '5.4.0-42-generic' };
const id = kernelId(kernel);

describe('a path in an archive', () => {
  test.each(['btf.tar.xz', 'btf.xz', 'btf', 'vmlinux'] as const)('.%s is an entry', (format) => {
    expect(parseEntryPath(`${id}.${format}`)).toEqual({ kernel, format });
  });

  test.each(['hasbtf', 'failed'] as const)('.%s is a marker', (marker) => {
    expect(parseEntryPath(`${id}.${marker}`)).toEqual({ kernel, marker });
  });

  test('vmlinux- before the release', () => {
    expect(parseEntryPath('ubuntu/20.04/x86_64/vmlinux-5.4.0-42-generic')).toEqual({
      kernel,
      format: 'vmlinux',
    });
  });

  test.each([
    'centos/7/x86_64/3.10.0-1160.49.1.el7.x86_64',
    'debian/10/arm64/4.19.0-0.bpo.9-rt-arm64',
    'mine/1_a/riscv64/6.1.0+b1~rc2',
  ])('%s', (path) => {
    const meaning = parseEntryPath(`${path}.btf.tar.xz`);
    expect('kernel' in meaning && kernelId(meaning.kernel)).toBe(path);
  });

  test.each([
    '1/x86_64/5.4.0.btf.tar.xz',
    'a/b/c/d/5.4.0.btf',
    'ubuntu/20.04/x86_64/README.md',
    '',
  ])('%j is no kernel', (path) => {
    expect(parseEntryPath(path)).toMatchObject({ isKernel: false });
  });

  test.each([
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
  ])('%j could be no path of a bundle', (path) => {
    expect(parseEntryPath(path)).toMatchObject({
      flaw: 'a part of it is empty, too long or has a character that no path of a bundle has',
      isKernel: true,
    });
  });

  test.each([
    ['mine/1/x86_64/CON.btf', '"CON" is a device on Windows'],
    ['mine/1/x86_64/aux.1.btf', '"aux.1" is a device on Windows'],
    ['nul/1/x86_64/5.4.0.btf', '"nul" is a device on Windows'],
    ['mine/lpt1/x86_64/5.4.0.btf', '"lpt1" is a device on Windows'],
    ['manifest.json/1/x86_64/5.4.0.btf', 'a bundle has a file of its own at "manifest.json"'],
    ['Report.JSON/1/x86_64/5.4.0.btf', 'a bundle has a file of its own at "Report.JSON"'],
  ])('%s could be no path of a bundle: %s', (path, flaw) => {
    expect(parseEntryPath(path)).toEqual({ flaw, isKernel: true });
  });

  test.each(['console/1/x86_64/5.4.0.btf', 'mine/manifest.json/x86_64/nullify.btf'])(
    '%s is as good as any',
    (path) => expect(parseEntryPath(path)).toHaveProperty('kernel'),
  );
});
