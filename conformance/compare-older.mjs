import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBtf } from '../lib/btf/btf.js';
import { newerFormatsOf } from '../lib/btf/older-format.js';
import { readObject } from '../lib/core/object.js';
import { makeObjectSet } from '../lib/core/object-set.js';
import { tailor } from '../lib/core/tailor.js';
import { knownDifference } from './known-differences.mjs';
import { askLibbpf, SUITES } from './libbpf.mjs';
import { KINDS } from './made-up/case.mjs';
import { comparer } from './same-answer.mjs';
import { directory } from './suite.mjs';
import { tally } from './tally.mjs';

const REAL = new Set(['own', 'libbpf-tools']);
const RUNNING = '/sys/kernel/btf/vmlinux';
const OPTIONS = { encoding: 'utf8', maxBuffer: 1 << 28 };

/** Builds the oracle and the loader of libbpf 0.8, and gives their directory. */
export function buildOlder(cache) {
  const output = join(cache, 'older-libbpf');
  const script = join(import.meta.dirname, 'older-libbpf/build.sh');
  execFileSync(script, [output], { stdio: ['ignore', 'ignore', 'inherit'] });
  return output;
}

/**
 * Asks libbpf 0.8 about the files that are written for it: it refuses the file that keeps the kernel's
 * format, takes the other one, and answers what our Outcomes tell.
 *
 * @param {string} cache
 * @param {string} oracles directory of its oracle
 * @param {import('./tailor-all.mjs').Pair[]} pairs
 */
export async function compareOlder(cache, oracles, pairs) {
  const refuses = tally('libbpf 0.8: refuses a file with ENUM64, and no other', 'files');
  const answers = tally('libbpf 0.8: answers on files of its format as we say', 'relocations');
  const home = directory(cache, 'older');
  const wholes = new Map();
  for (const order of ['oracle', 'oracle-be']) {
    const chosen = [];
    for (const pair of pairs) {
      if (pair.part.little !== (order === 'oracle')) continue;
      const own = newerFormatsOf(parseBtf(readFileSync(pair.file)));
      if (own.length === 0) continue;
      const { path } = pair.kernel;
      if (!wholes.has(path)) wholes.set(path, parseBtf(readFileSync(path)));
      const { bytes } = tailor(wholes.get(path), pair.objectSet, 'libbpf-0.8');
      const file = join(home, `${order}-${chosen.length}.btf`);
      writeFileSync(file, bytes);
      chosen.push({ pair, file, own, left: newerFormatsOf(parseBtf(bytes)) });
    }
    const jobs = chosen.flatMap(({ pair: { part, file: own }, file }) =>
      [own, file].map((kernel) => ({ local: part.local, records: part.records, kernel })),
    );
    const told = await askLibbpf(
      join(oracles, order),
      join(cache, 'asked', `older-${order}`),
      jobs,
    );
    for (const [i, one] of chosen.entries()) {
      const [onOwn, onOlder] = [told[2 * i], told[2 * i + 1]];
      if (onOlder.refused === 'object') {
        answers.accounted('where an object has an ENUM64 itself');
        continue;
      }
      for (const [what, formats, answer] of [
        ['the kernel’s format', one.own, onOwn],
        ['the older format', one.left, onOlder],
      ]) {
        if ((answer.refused === 'kernel') === formats.includes('ENUM64')) refuses.equal();
        else refuses.differ(`${one.pair.place}, in ${what}: ${answer.refused} (${answer.why})`);
      }
      if (!onOlder.refused) compareAnswers(one, onOlder, answers);
    }
  }
  return [refuses, answers];
}

function compareAnswers({ pair, file }, found, answers) {
  const { part, object, outcomes, place, kernel } = pair;
  const agree = comparer(kernel.path, file);
  for (const [i, record] of part.records.entries()) {
    const { site } = object.relocations[i];
    if (site === undefined) continue;
    const { status, value, width = 0 } = outcomes[site];
    const answer = found[i].inLoad ?? found[i];
    // The id of a type is told by no Outcome.
    const expected = { status, width, value: value ?? answer.value };
    const reason =
      knownReason(part.records, i, outcomes[site], answer) ??
      knownDifference(SUITES.older, record, outcomes[site], answer);
    if (agree(record.kind, expected, answer)) answers.equal();
    else if (reason) answers.accounted(reason);
    else {
      const where = `${place}, record ${i} (${KINDS[record.kind]} [${record.typeId}])`;
      const says = `${answer.status} ${answer.value} (${answer.warning})`;
      answers.differ(`${where}: we say ${status} ${value}, libbpf 0.8 ${says}`);
    }
  }
}

/** Where libbpf 0.8 has another rule than the libbpf that we follow, whatever the file's format is. */
function knownReason(records, index, outcome, { status, value, warning }) {
  const { kind, typeId } = records[index];
  const name = KINDS[kind];
  if (status === 'invalid' && name === 'type_matches') {
    return 'that ask whether a type matches, which it does not know';
  }
  const isOfEnum = name === 'signed' || name === 'enumval_value';
  if (status === 'invalid' && isOfEnum && warning.includes('unexpected insn')) {
    return 'about an enum of the object that it reads as if it were signed and of 32 bits';
  }
  // A negative enumerator of an ENUM64 is never written as one of an ENUM.
  const isNegative = name === 'enumval_value' && BigInt(outcome.value ?? 0) >> 63n === 1n;
  if (isNegative && BigInt.asUintN(32, BigInt(outcome.value)) === BigInt(value)) {
    return 'about a negative enumerator of an ENUM, which it does not sign-extend';
  }
  const isMatched = (one) => KINDS[one.kind] === 'type_matches' && one.typeId === typeId;
  if (status === 'ambiguous' && records.slice(0, index).some(isMatched)) {
    return 'about a type of which no question whether it matches has dropped candidates before';
  }
  if (name.endsWith('shift_u64') && outcome.status === 'invalid') {
    return 'about the shift of a field of more than 8 bytes, which it works out in 32 bits';
  }
  return undefined;
}

/**
 * Loads every program into the running kernel through libbpf 0.8, with a file of the kernel's format
 * and with one of an older format, and compares with what Debian's libbpf makes of the kernel's own BTF.
 *
 * @param {string} cache where compareLoads() left Debian's loader
 * @param {string} older directory of libbpf 0.8's
 * @param {import('./suite.mjs').Part[]} parts
 */
export function compareOlderLoads(cache, older, parts) {
  const loads = tally('libbpf 0.8: programs load from files of its format alone', 'programs');
  const whole = parseBtf(readFileSync(RUNNING));
  const [own, file] = ['own', 'older'].map((name) => join(cache, `running-${name}.btf`));
  let loaded = 0;
  for (const { group, name, path, bytes, little } of parts) {
    if (!little || !REAL.has(group)) continue;
    const objectSet = makeObjectSet([readObject(bytes)]);
    const kept = tailor(whole, objectSet).bytes;
    const written = tailor(whole, objectSet, 'libbpf-0.8').bytes;
    const formats = [kept, written].map((one) => newerFormatsOf(parseBtf(one)));
    if (!formats[0].includes('ENUM64') || formats[1].length > 0) continue;
    writeFileSync(own, kept);
    writeFileSync(file, written);
    const [expected] = readErrors(execFileSync(join(cache, 'load'), [path, RUNNING], OPTIONS));
    const [refused, found] = readErrors(
      execFileSync(join(older, 'load'), [path, own, file], OPTIONS),
    );
    for (const [i, { program, error }] of expected.entries()) {
      const where = `${group}/${name}, program ${program}`;
      const errors = [error, refused[i]?.error, found[i]?.error];
      if (error === 0) loaded++;
      if (errors[1] !== 0 && errors[2] === error) loads.equal();
      else loads.differ(`${where}: error ${errors.join(', refused with ')}`);
    }
  }
  console.log(`running kernel: ${loaded} programs load from files of an older format`);
  if (loaded === 0) loads.differ('no program loads from such a file');
  return [loads];
}

/** By file: its programs, and the error that each ends in. */
function readErrors(text) {
  return text
    .split(/^BTF\t.*\n/m)
    .slice(1)
    .map((part) =>
      [...part.matchAll(/^PROGRAM\t(.*)\t(\d+)$/gm)].map(([, program, error]) => ({
        program,
        error: Number(error),
      })),
    );
}
