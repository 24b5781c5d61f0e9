import { describe, expect, test } from '@jest/globals';
import { architecturesByName } from '../../src/objects/architecture.js';
import { parseObjectLine } from '../../src/objects/lines.js';

describe('a line of objects', () => {
  test.each([
    ['build/*.o', { pattern: 'build/*.o', excludes: false }],
    ['!build/test.o', { pattern: 'build/test.o', excludes: true }],
    ['arm64: build/*.o', { pattern: 'build/*.o', excludes: false, arch: 'arm64' }],
    ['aarch64:build/*.o', { pattern: 'build/*.o', excludes: false, arch: 'arm64' }],
    ['x86_64: !a.o', { pattern: 'a.o', excludes: true, arch: 'x86_64' }],
    ['C:\\build\\a.o', { pattern: 'C:\\build\\a.o', excludes: false }],
    ['  # a comment', undefined],
    ['   ', undefined],
  ])('%s', (line, expected) => {
    expect(parseObjectLine(line)).toEqual(expected);
  });

  test.each([
    ['arm46: a.o', 'begins with an architecture that is not known'],
    ['arm64:', 'names no file'],
    ['!', 'names no file'],
  ])('%s is wrong', (line, message) => {
    expect(() => parseObjectLine(line)).toThrow(message);
  });
});

test.each([
  ['probe_x86_bpfel.o', ['x86_64', 'x86', 'i686']],
  ['probe_bpfel_x86.o', ['x86_64', 'x86', 'i686']],
  ['a/b/my_probe_arm64_bpfel.o', ['arm64', 'aarch64']],
  ['probe_s390_bpfeb.o', ['s390x']],
  ['probe_bpfel.o', undefined],
  ['probe_x86_bpfel.so', undefined],
  ['probe_vax_bpfel.o', undefined],
])('bpf2go’s name %s', (file, expected) => {
  expect(architecturesByName(file)).toEqual(expected);
});
