import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBtf } from '../lib/btf/btf.js';
import { readObject } from '../lib/core/object.js';
import { makeObjectSet } from '../lib/core/object-set.js';
import { tailor } from '../lib/core/tailor.js';
import { tally } from './tally.mjs';

const REAL = new Set(['own', 'libbpf-tools']);
const RUNNING = '/sys/kernel/btf/vmlinux';

/**
 * Loads every program into the running kernel through Debian's libbpf, with the kernel's BTF and
 * with ours made from it, and compares what becomes of it and what libbpf logs of its relocations.
 *
 * @param {string} cache
 * @param {import('./suite.mjs').Part[]} parts
 */
export function compareLoads(cache, parts) {
  const loads = tally('running kernel: programs load, or fail, alike', 'programs');
  const logs = tally("running kernel: equal lines in libbpf's log", 'lines');
  if (!existsSync(RUNNING)) {
    loads.differ(`there is no ${RUNNING}`);
    return [loads, logs];
  }
  const program = join(cache, 'load');
  const source = join(import.meta.dirname, 'libbpf-oracle/load.c');
  execFileSync('gcc', ['-O2', source, '-lbpf', '-o', program], { stdio: 'inherit' });
  const whole = parseBtf(readFileSync(RUNNING));
  const file = join(cache, 'running.btf');
  let loaded = 0;
  for (const { group, name, path, bytes, little } of parts) {
    if (!little || !REAL.has(group)) continue;
    writeFileSync(file, tailor(whole, makeObjectSet([readObject(bytes)])).bytes);
    const text = execFileSync(program, [path, RUNNING, file], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const [expected, found] = text
      .split(/^BTF\t.*\n/m)
      .slice(1)
      .map(read);
    for (const [i, { program: id, error, lines }] of expected.entries()) {
      const other = found[i];
      const where = `${group}/${name}, program ${id}`;
      if (error === 0) loaded++;
      if (other?.error === error) loads.equal();
      else loads.differ(`${where}: error ${error}, with our file ${other?.error}`);
      for (const [at, line] of lines.entries()) {
        if (line === other?.lines[at]) logs.equal();
        else logs.differ(`${where}: "${line}", with our file "${other?.lines[at]}"`);
      }
    }
  }
  console.log(`running kernel: ${loaded} programs load`);
  if (loaded === 0) loads.differ('no program loads: root is needed');
  return [loads, logs];
}

function read(text) {
  const programs = [];
  let lines = [];
  let moved = '';
  for (const line of text.split('\n')) {
    const [, id, error] = line.split('\t');
    const relocation = /relo #\d+/.exec(line)?.[0];
    if (line.startsWith('PROGRAM\t')) {
      programs.push({ program: id, error: Number(error), lines });
      lines = [];
    } else if (line.includes('<target_type_id>')) {
      // The id that it is patched with is not that of the whole BTF.
      moved = relocation;
    } else if (relocation && relocation !== moved) {
      lines.push(line);
      moved = '';
    }
  }
  return programs;
}
