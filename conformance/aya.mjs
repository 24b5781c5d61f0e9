import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ask.mjs';
import { KINDS } from './made-up/case.mjs';
import { singleRecords } from './single-records.mjs';

const TYPE_MATCHES = KINDS.indexOf('type_matches');

/** Builds the oracle of aya, and gives its path. */
export function buildAya(cache) {
  const output = join(cache, 'aya');
  const script = join(import.meta.dirname, 'aya-oracle/build.sh');
  execFileSync(script, [output], { stdio: ['ignore', 'inherit', 'inherit'] });
  return join(output, 'release/aya-oracle');
}

/**
 * @typedef {object} Answer what aya does with one record alone
 * @property {'resolved' | 'poisoned' | 'error' | 'crash'} status
 * @property {string} value as it stands in the instruction
 * @property {number} width 0 where the instruction keeps its own
 * @property {string} text aya's message
 *
 * @typedef {object} Load
 * @property {'loads' | 'refused' | 'crash' | 'unreadable'} status what becomes of all relocations of
 * the object; `unreadable` if it is the kernel's BTF that aya refuses
 * @property {string} text aya's message
 *
 * @param {string} program
 * @param {string} scratch directory for what is handed over
 * @param {{ part: import('./suite.mjs').Part, kernel: string }[]} jobs little-endian objects
 * @returns {Promise<{ load: Load, records: (Answer | undefined)[] }[]>} per job; a record has no answer
 * if aya does not know its kind, or took nothing of the object or the kernel
 */
export async function askAya(program, scratch, jobs) {
  const asked = new Map();
  const lists = jobs.map(({ part, kernel }) => {
    if (!asked.has(part)) asked.set(part, writeSingles(part));
    return [part.path, asked.get(part).path, kernel];
  });
  const answers = await ask(program, scratch, lists);
  return answers.map(({ lines, crashed }, i) => {
    const { indices } = asked.get(jobs[i].part);
    let load = { status: 'crash', text: '' };
    const records = [];
    for (const [which, status, value, width, text] of lines) {
      if (which === 'load') load = { status, text: value };
      else records[indices[which]] = { status, value, width: Number(width), text };
    }
    if (crashed) records[indices[records.length]] ??= { status: 'crash', value: '0', width: 0 };
    return { load, records };
  });
}

/** aya reads no object that has a record of a kind unknown to it, so these are left out. */
function writeSingles({ local, records }) {
  const indices = records.flatMap(({ kind }, i) => (kind < TYPE_MATCHES ? [i] : []));
  if (indices.length === 0) return { path: '-', indices };
  const known = indices.map((i) => records[i]);
  const single = local.replace(/\.btf$/, '.single.o');
  writeFileSync(single, singleRecords(readFileSync(local), known));
  return { path: single, indices };
}
