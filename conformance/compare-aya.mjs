import { join } from 'node:path';
import { askAya, buildAya } from './aya.mjs';
import { KINDS } from './made-up/case.mjs';
import { comparer, isAnswerable } from './same-answer.mjs';
import { tally } from './tally.mjs';

const NO_ANSWER = new Set(['unreadable', 'crash']);
const NOTHING_TO_KEEP = 'where aya crashes on the whole BTF or cannot read it';
const REFUSED = 'where aya refuses the whole BTF';

/**
 * Compares what aya makes of an object on the whole BTF and on the tailored one: of the object as a
 * whole, since aya relocates all of it or none, and of each record alone. aya reads BTF only in the
 * machine's byte order. What it makes of each record on the whole BTF is compared with what the Outcomes
 * tell of it.
 *
 * @param {string} cache
 * @param {import('./tailor-all.mjs').Pair[]} pairs
 */
export async function compareAya(cache, pairs) {
  const records = tally('aya: the tailored BTF gives the same', 'relocations');
  const loads = tally('aya: equal success of whole objects', 'objects');
  const told = tally('aya: its answer is what our outcome tells of it', 'relocations');
  const little = pairs.filter(({ part }) => part.little);
  const jobs = little.flatMap(({ part, kernel, file }) =>
    [kernel.path, file].map((path) => ({ part, kernel: path })),
  );
  const answers = await askAya(buildAya(cache), join(cache, 'asked/aya'), jobs);
  for (const [i, { part, place, kernel, object, outcomes, file }] of little.entries()) {
    const [whole, tailored] = [answers[2 * i], answers[2 * i + 1]];
    if (whole.load.status === tailored.load.status) loads.equal();
    else if (NO_ANSWER.has(whole.load.status)) loads.accounted(NOTHING_TO_KEEP);
    else if (whole.load.status === 'refused') loads.accounted(REFUSED);
    else loads.differ(`${place}: whole ${show(whole.load)}, tailored ${show(tailored.load)}`);
    const same = comparer(kernel.path, file);
    for (const [at, record] of part.records.entries()) {
      const [expected, found] = [whole.records[at], tailored.records[at]];
      if (!expected) continue;
      const where = `${place}, record ${at} (${KINDS[record.kind]} [${record.typeId}])`;
      const { site } = object.relocations[at];
      if (site !== undefined && expected.status !== 'crash' && isAnswerable(object, site)) {
        const outcome = outcomes[site];
        const tells = outcome.loaders?.aya ?? outcome;
        if (isTold(record, expected, tells)) told.equal();
        else told.differ(`${where}: we tell ${JSON.stringify(tells)}, it did ${show(expected)}`);
      }
      if (found && same(record.kind, expected, found)) records.equal();
      else if (expected.status === 'crash') records.accounted(NOTHING_TO_KEEP);
      else if (expected.status === 'error') records.accounted(REFUSED);
      else records.differ(`${where}: whole ${show(expected)}, tailored ${show(found)}`);
    }
  }
  return [records, loads, told];
}

const STATUSES = {
  resolved: 'resolved',
  absent: 'resolved',
  unresolved: 'poisoned',
  ambiguous: 'error',
  invalid: 'error',
};

function isTold({ code }, answer, { status, value, width }) {
  if (answer.status !== STATUSES[status]) return false;
  if (answer.status !== 'resolved') return true;
  if (answer.width !== (width ?? 0)) return false;
  if (status === 'resolved' && value === undefined) return true;
  // An ld_imm64 holds 64 bits, a load or store 16, all others 32.
  const kind = code[0] & 7;
  const bits = kind === 0 ? 64 : kind < 4 ? 16 : 32;
  const cut = (number) => BigInt.asUintN(bits, BigInt(number));
  return cut(answer.value) === cut(status === 'absent' ? 0 : value);
}

function show(answer) {
  if (!answer) return 'no answer';
  const { status, value, width, text } = answer;
  const what = status === 'resolved' ? ` ${value}` : '';
  return `${status}${what}${width ? `, width ${width}` : ''}${text ? ` (${text})` : ''}`;
}
