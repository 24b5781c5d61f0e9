import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { programHash } from '../../src/obtain/program.js';

const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-program-'));
const put = (path: string, text: string) => writeFileSync(join(directory, path), text);
beforeEach(() => {
  mkdirSync(join(directory, 'worker'), { recursive: true });
  put('worker/index.js', 'engine');
  put('worker/liblzma.wasm', 'wasm');
  put('worker/licenses.txt', 'text');
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the hash of the program', () => {
  test.each([
    ['code', 'worker/index.js', false],
    ['WebAssembly', 'worker/liblzma.wasm', false],
    ['a text', 'worker/licenses.txt', true],
  ])('with another %s', (_, path, same) => {
    const before = programHash(directory);
    expect(programHash(directory)).toBe(before);
    put(path, 'other');
    expect(programHash(directory) === before).toBe(same);
  });

  test('covers the engine of the program that runs', () => {
    expect(programHash()).toMatch(/^[0-9a-f]{64}$/);
    expect(programHash()).not.toBe(programHash(directory));
  });
});
