#!/usr/bin/env node
// Writes what clang makes of some of the programs of programs/ as cases, so that they can be read and
// replayed where there is no clang.
//
//   node conformance/compile-cases.mjs && node conformance/record.mjs

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KINDS } from './made-up/case.mjs';
import { compilePrograms } from './programs/compile.mjs';
import { readRecords } from './records.mjs';
import { directory } from './suite.mjs';

/** Few and small enough to be read in review. */
const PAIRS = 150;
const MOST_BYTES = 16_000;
const MOST_CASES = 10;
const KERNELS = 2;
const WIDTHS = { 16: 1, 8: 2, 0: 4, 24: 8 };
const MEMORY = { 1: 'ldx', 2: 'st', 3: 'stx' };

const cache = directory(import.meta.dirname, '.cache');
const output = join(import.meta.dirname, 'made-up/compiled');
mkdirSync(output, { recursive: true });
const compiled = (await compilePrograms(directory(cache, 'programs'), PAIRS)).filter(Boolean);
const cases = compiled
  .map(({ path, kernels }) => ({
    name: basename(path, '.o'),
    text: caseOf(path, kernels.slice(0, KERNELS)),
  }))
  .filter(({ text }) => text.length < MOST_BYTES)
  .slice(0, MOST_CASES);
for (const { name, text } of cases) writeFileSync(join(output, `clang-${name}.case`), text);
console.log(`${cases.length} of ${compiled.length} programs are written as cases`);

function caseOf(path, kernels) {
  const { btf, records } = readRecords(readFileSync(path));
  const local = join(directory(cache, 'local'), `${basename(path, '.o')}-compiled.btf`);
  writeFileSync(local, btf);
  const chapters = kernels.map((kernel, i) => `kernel: ${i}\n${typesOf(kernel.path)}`);
  const lines = records.map((record) => recordOf(btf, record)).join('\n');
  return [
    `# Written by node conformance/compile-cases.mjs: what clang makes of programs/, ${basename(path)}.`,
    `object:\n${typesOf(local)}relocations:\n${lines}`,
    ...chapters,
  ].join('\n');
}

/** As bpftool prints them, without what the reader of cases takes for granted. */
function typesOf(path) {
  const text = execFileSync('bpftool', ['btf', 'dump', 'file', path, 'format', 'raw'], {
    encoding: 'utf8',
  });
  return text
    .replaceAll(
      / vlen=\d+| bits_offset=0(?= |$)| nr_bits=\d+| encoding=(?:\(none\)|UNSIGNED)/gm,
      '',
    )
    .replaceAll(/(?<=val=-?\d+)U?LL/g, '')
    .replaceAll(/(?<=type_id=\d+),/g, '')
    .replaceAll(/ \((?:VAR|FUNC) '[^']*'\)$/gm, '')
    .replaceAll(/'([^' ]+)'/g, '$1');
}

function recordOf(btf, { kind, typeId, accessOffset, code }) {
  const little = btf[0] === 0x9f;
  const word = (at) => (little ? btf.readUInt32LE(at) : btf.readUInt32BE(at));
  const at = word(4) + word(16) + accessOffset;
  const access = btf.toString('latin1', at, btf.indexOf(0, at));
  return `${KINDS[kind]} [${typeId}] ${access} ${formOf(code)}`;
}

/**
 * The instruction, by the name that a case has for one that loaders take for the same. It holds what
 * the types say, in either byte order.
 */
function formOf(code) {
  if (code[0] === 0x18) return 'ldimm64';
  const kind = code[0] & 7;
  const memory = MEMORY[kind];
  if (memory) return `${memory}${WIDTHS[code[0] & 0x18]}`;
  return kind === 4 ? 'alu32' : 'alu';
}
