import { describe, expect, test } from '@jest/globals';
import {
  ARCHITECTURE_NAMES,
  architecturesNamed,
  architecturesOfTarget,
  areOfOneTarget,
  byteOrderOf,
  machineOf,
  normalArch,
  targetOf,
} from '../../src/kernels/architectures.js';

test.each([
  ['aarch64', 'arm64'],
  ['arm64', 'arm64'],
  ['amd64', 'x86_64'],
  ['x86_64', 'x86_64'],
  ['armv7l', 'arm'],
  ['armhf', 'arm'],
  ['ppc64el', 'ppc64le'],
  ['loong64', 'loongarch64'],
  ['riscv64', 'riscv64'],
  ['vax', 'vax'],
  ['constructor', 'constructor'],
])('%s is compared as %s', (name, normal) => {
  expect(normalArch(name)).toBe(normal);
});

test.each([
  ['arm64', 'aarch64', 'arm64'],
  ['amd64', 'x86_64', 'x86'],
  ['s390x', 's390x', 's390'],
  ['vax', 'vax', 'vax'],
])('uname -m says on %s %s, and the kernel’s source says %s', (name, machine, target) => {
  expect([machineOf(name), targetOf(name)]).toEqual([machine, target]);
});

test('every name is its own normal name, and stands once', () => {
  expect(ARCHITECTURE_NAMES.map(normalArch)).toEqual(ARCHITECTURE_NAMES);
  expect(new Set(ARCHITECTURE_NAMES).size).toBe(ARCHITECTURE_NAMES.length);
});

describe('a word of the user', () => {
  test.each([
    ['x86', ['x86_64', 'i686']],
    ['amd64', ['x86_64']],
    ['powerpc', ['ppc64le', 'ppc64']],
    ['s390', ['s390x']],
    ['mips', ['mips']],
    ['vax', undefined],
    ['toString', undefined],
    ['__proto__', undefined],
  ])('%s', (word, expected) => {
    expect(architecturesNamed(word)).toEqual(expected);
  });
});

test.each([
  ['386', 'x86'],
  ['amd64', 'x86'],
  ['arm', 'arm'],
  ['arm64', 'arm64'],
  ['loong64', 'loongarch'],
  ['mips64le', 'mips'],
  ['mipsle', 'mips'],
  ['ppc64', 'powerpc'],
  ['ppc64le', 'powerpc'],
  ['riscv64', 'riscv'],
  ['s390x', 's390'],
])('GOARCH %s has the suffix %s of bpf2go', (goarch, suffix) => {
  const [name] = architecturesNamed(goarch) ?? [];
  expect(architecturesOfTarget(suffix)).toContain(name);
});

test('byte orders', () => {
  expect(['x86_64', 'arm64', 'ppc64el', 'aarch64'].map(byteOrderOf)).toEqual(
    Array(4).fill('little'),
  );
  expect(['s390x', 'ppc64'].map(byteOrderOf)).toEqual(['big', 'big']);
  expect(['mips64', 'mips', 'vax', 'constructor'].map(byteOrderOf)).toEqual(
    Array(4).fill(undefined),
  );
});

test('those that share a name in the kernel', () => {
  expect(areOfOneTarget(['ppc64', 'ppc64le'])).toBe(true);
  expect(areOfOneTarget(['arm64'])).toBe(true);
  expect(areOfOneTarget(['arm64', 'arm'])).toBe(false);
});
