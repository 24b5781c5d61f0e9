import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAya, buildAya } from './aya.mjs';
import { readTypes } from './btf-types.mjs';
import { KINDS } from './made-up/case.mjs';
import { comparer } from './same-answer.mjs';
import { tally } from './tally.mjs';

const NO_ANSWER = new Set(['unreadable', 'crash']);
const NOTHING_TO_KEEP = 'where aya crashes on the whole BTF or cannot read it';
const NAMELESS = "of a type without a name, where aya takes all of the kernel's for candidates";

/**
 * Compares what aya makes of an object on the whole BTF and on the tailored one: of the object as a
 * whole, since aya relocates all of it or none, and of each record alone. aya reads BTF only in the
 * machine's byte order.
 *
 * @param {string} cache
 * @param {import('./tailor-all.mjs').Pair[]} pairs
 */
export async function compareAya(cache, pairs) {
  const records = tally('aya: the tailored BTF gives the same', 'relocations');
  const loads = tally('aya: equal success of whole objects', 'objects');
  const little = pairs.filter(({ part }) => part.little);
  const jobs = little.flatMap(({ part, kernel, file }) =>
    [kernel.path, file].map((path) => ({ part, kernel: path })),
  );
  const answers = await askAya(buildAya(cache), join(cache, 'asked/aya'), jobs);
  const nameless = new Map();
  for (const [i, { part, place, kernel, file }] of little.entries()) {
    if (!nameless.has(part)) nameless.set(part, recordsOfNameless(part));
    const some = nameless.get(part);
    const [whole, tailored] = [answers[2 * i], answers[2 * i + 1]];
    if (whole.load.status === tailored.load.status) loads.equal();
    else if (NO_ANSWER.has(whole.load.status)) loads.accounted(NOTHING_TO_KEEP);
    else if (some.size > 0) loads.accounted(NAMELESS);
    else loads.differ(`${place}: whole ${show(whole.load)}, tailored ${show(tailored.load)}`);
    const same = comparer(kernel.path, file);
    for (const [at, record] of part.records.entries()) {
      const [expected, found] = [whole.records[at], tailored.records[at]];
      if (!expected) continue;
      const where = `${place}, record ${at} (${KINDS[record.kind]} [${record.typeId}])`;
      if (found && same(record.kind, expected, found)) records.equal();
      else if (some.has(record)) records.accounted(NAMELESS);
      else if (expected.status === 'crash') records.accounted(NOTHING_TO_KEEP);
      else records.differ(`${where}: whole ${show(expected)}, tailored ${show(found)}`);
    }
  }
  return [records, loads];
}

/** Records of types whose name is empty, as aya cuts it. libbpf fails on each of them. */
function recordsOfNameless({ local, records }) {
  const types = readTypes(readFileSync(local));
  const named = ({ typeId }) => types[typeId]?.name.split('___')[0];
  return new Set(records.filter((record) => !named(record)));
}

function show(answer) {
  if (!answer) return 'no answer';
  const { status, value, width, text } = answer;
  const what = status === 'resolved' ? ` ${value}` : '';
  return `${status}${what}${width ? `, width ${width}` : ''}${text ? ` (${text})` : ''}`;
}
