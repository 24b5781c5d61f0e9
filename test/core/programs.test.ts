import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readFunctions } from '../../src/core/code.js';
import { linkedFunctions } from '../../src/core/programs.js';
import { parseElf } from '../../src/elf/elf.js';

test.each(['bpfel', 'bpfeb'])('the functions that each program is linked with, %s', (order) => {
  const path = new URL(`../fixtures/calls_${order}.o`, import.meta.url);
  const functions = readFunctions(parseElf(Uint8Array.from(readFileSync(path))));
  const programs = linkedFunctions(functions).map((linked) => linked.map((i) => functions[i]));
  const linked = programs.map(([program, ...others]) => [
    program?.name,
    others.map(({ section, name }) => `${section} ${name}`).sort(),
  ]);
  expect(Object.fromEntries(linked)).toEqual({
    neighbour: [],
    loops: ['.text leaf', '.text visit'],
    direct: ['.text leaf'],
    calls_global: ['.text global', '.text leaf', '.text middle'],
    calls_neighbour: ['xdp/neighbour neighbour'],
    alone: [],
  });
});
