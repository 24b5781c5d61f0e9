import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAya } from './aya.mjs';
import { askCilium } from './compare-cilium.mjs';
import { askLibbpf } from './libbpf.mjs';
import { assembleBtf } from './made-up/assemble-btf.mjs';
import { assembleTypes, KINDS, makeObject, parseCase } from './made-up/case.mjs';
import { ciliumPrograms, digestOf } from './made-up/recorded-cases.mjs';

const TARGET_TYPE_ID = KINDS.indexOf('target_type_id');
const EXISTENCE = ['field_exists', 'type_exists', 'enumval_exists', 'type_matches'];

/**
 * @typedef {object} Oracles
 * @property {string} libbpf directory of the oracle
 * @property {string} cilium program
 * @property {string} aya program
 * @property {string[]} versions
 * @property {string} scratch directory for what is handed over
 */

/**
 * Asks the loaders about a case. What one of them refuses to read is not asked of the others.
 *
 * @param {string} text
 * @param {Oracles} oracles
 * @returns {Promise<import('./made-up/answers.mjs').CaseAnswers>}
 */
export async function askLoaders(text, oracles) {
  const parsed = parseCase(text);
  const little = await askInOrder(parsed, true, oracles);
  const big = await askInOrder(parsed, false, oracles);
  return { digest: digestOf(text), loaders: oracles.versions, little, big };
}

async function askInOrder({ types, records, kernels }, little, oracles) {
  const { scratch } = oracles;
  const { btf, asked } = assembleTypes(types, records, little);
  const write = (name, bytes) => {
    const path = join(scratch, name);
    writeFileSync(path, bytes);
    return path;
  };
  const local = write('local.btf', btf);
  const libbpf = (jobs) =>
    askLibbpf(join(oracles.libbpf, little ? 'oracle' : 'oracle-be'), join(scratch, 'libbpf'), jobs);

  const nothing = write('nothing.btf', assembleBtf('', little).btf);
  const [own] = await libbpf([{ local, records: asked, kernel: nothing }]);
  if (own.refused) throw new Error(`libbpf refuses the types of an object: ${own.why}`);
  const values = own.map((answer) => answer.local);
  const filled = records.map((record, i) => ({ ...record, value: record.value ?? values[i] }));
  const whole = assembleTypes(types, filled, little).asked;
  const paths = kernels.map((kernel, i) =>
    write(`kernel-${i}.btf`, assembleBtf(kernel.types, little).btf),
  );

  const fromLibbpf = await libbpf(paths.map((kernel) => ({ local, records: whole, kernel })));
  const readable = paths.filter((_, i) => !fromLibbpf[i].refused);
  const object = (name, chosen, programOf) =>
    write(name, makeObject(types, records, little, values, chosen, programOf));
  const ofCilium = await ciliumAnswers(readable, records, object, oracles);
  const ofAya = little ? await ayaAnswers(readable, whole, btf, write, object, oracles) : [];
  return {
    locals: values.map(String),
    kernels: kernels.map(({ name }, i) => {
      const at = readable.indexOf(paths[i]);
      const cilium = ofCilium[at];
      const refusedBy = [...(at < 0 ? ['libbpf'] : []), ...(at >= 0 && !cilium ? ['cilium'] : [])];
      const answers = records.map((_, record) => ({
        libbpf: libbpfAnswer(fromLibbpf[i][record]),
        load: libbpfAnswer(fromLibbpf[i][record]?.inLoad ?? fromLibbpf[i][record]),
        cilium: cilium?.alone[record],
        ciliumProgram: cilium?.inProgram[record],
        aya: ofAya[at]?.[record],
      }));
      return { name, refusedBy, records: refusedBy.length > 0 ? [] : answers };
    }),
  };
}

/** By kernel and record: its answer alone, and in a program of all records of its type. */
async function ciliumAnswers(kernels, records, object, { cilium, scratch }) {
  const ask = (jobs) => askCilium(cilium, join(scratch, 'cilium'), jobs);
  const singles = records.map((_, only) => object(`record-${only}.o`, (_record, i) => i === only));
  const found = await ask(kernels.flatMap((kernel) => singles.map((path) => [path, kernel])));
  const alone = kernels.map((_, k) =>
    records.map((_record, i) => {
      const { error, programs } = found[k * records.length + i];
      return error?.startsWith('kernel: ') ? undefined : ciliumAnswer(programs?.[0], 0, 'alone');
    }),
  );
  return await Promise.all(
    alone.map(async (answers, k) => {
      if (answers.includes(undefined)) return undefined;
      const inProgram = [...answers];
      const groups = ciliumPrograms(records, answers);
      const jobs = groups.map((members, i) => [
        object(
          `program-${k}-${i}.o`,
          (_record, at) => members.includes(at),
          () => 'program',
        ),
        kernels[k],
      ]);
      const said = await askCilium(cilium, join(scratch, `cilium-${k}`), jobs);
      groups.forEach((members, i) => {
        members.forEach((record, at) => {
          inProgram[record] = ciliumAnswer(said[i].programs?.[0], at, 'whole');
        });
      });
      return { alone: answers, inProgram };
    }),
  );
}

function libbpfAnswer(answer) {
  if (answer === undefined) return undefined;
  const { status, value, width } = answer;
  if (status !== 'resolved') return status;
  return width === 0 ? value : `${value}/${width}`;
}

/** One relocation of a program, alone or together with the others, as an Outcome would have it. */
function ciliumAnswer(program, index, mode) {
  if (program === undefined) return 'invalid';
  const { fixup, patched } = program.relocations[index][mode];
  if (fixup.startsWith('ambiguous: ')) return 'ambiguous';
  if (fixup.startsWith('error: ')) return fixup.endsWith('crash') ? 'crash' : 'invalid';
  const [, kind, change] = /^(\w+)(?:\W.*?)?=(.*)$/.exec(fixup);
  if (change === 'poison') return 'unresolved';
  const value = kind === KINDS[TARGET_TYPE_ID] ? 'resolved' : change.split('->')[1];
  if (patched === 'error') return `${value} unpatched`;
  return value === '0' && EXISTENCE.includes(kind) ? 'absent' : value;
}

/**
 * By kernel and record. Each record is asked in an object of its own: of one that has several aya does
 * not say at which of them it stopped.
 */
async function ayaAnswers(kernels, records, btf, write, object, { aya, scratch }) {
  const parts = records.map((record, only) => ({
    path: object(`record-${only}.o`, (_record, i) => i === only),
    local: write(`record-${only}.btf`, btf),
    records: [record],
  }));
  const jobs = kernels.flatMap((kernel) => parts.map((part) => ({ part, kernel })));
  const answers = await askAya(aya, join(scratch, 'aya'), jobs);
  return kernels.map((_, k) =>
    records.map((record, i) => ayaAnswer(record, answers[k * records.length + i])),
  );
}

function ayaAnswer({ kind }, { load, records }) {
  if (load.status === 'crash') return 'crash';
  if (load.status !== 'loads')
    return /different memory layouts/.test(load.text) ? 'ambiguous' : 'invalid';
  const { status, value, width } = records[0];
  if (status === 'poisoned') return 'unresolved';
  if (kind === TARGET_TYPE_ID) return 'resolved';
  if (value === '0' && EXISTENCE.includes(KINDS[kind])) return 'absent';
  return width === 0 ? value : `${value}/${width}`;
}
