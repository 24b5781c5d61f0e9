import { join } from 'node:path';
import { askAya, buildAya } from './aya.mjs';
import { KINDS } from './made-up/case.mjs';
import { comparer } from './same-answer.mjs';
import { tally } from './tally.mjs';

const NO_ANSWER = new Set(['unreadable', 'crash']);
const NOTHING_TO_KEEP = 'where aya crashes on the whole BTF or cannot read it';

/**
 * Compares what aya makes of an object on the whole BTF and on the tailored one: of the object as a
 * whole, since aya relocates all of it or none, and of each record alone. aya reads BTF only in the
 * machine's byte order.
 *
 * @param {string} cache
 * @param {object[]} pairs an object on a kernel, with our file
 */
export async function compareAya(cache, pairs) {
  const records = tally('aya: the tailored BTF gives the same', 'relocations');
  const loads = tally('aya: equal success of whole objects', 'objects');
  const little = pairs.filter(({ part }) => part.little);
  const jobs = little.flatMap(({ part, kernel, file }) =>
    [kernel.path, file].map((path) => ({ part, kernel: path })),
  );
  const answers = await askAya(buildAya(cache), join(cache, 'asked/aya'), jobs);
  for (const [i, { part, place, kernel, file }] of little.entries()) {
    const [whole, tailored] = [answers[2 * i], answers[2 * i + 1]];
    if (whole.load.status === tailored.load.status) loads.equal();
    else if (NO_ANSWER.has(whole.load.status)) loads.accounted(NOTHING_TO_KEEP);
    else loads.differ(`${place}: whole ${show(whole.load)}, tailored ${show(tailored.load)}`);
    const same = comparer(kernel.path, file);
    for (const [at, { kind, typeId }] of part.records.entries()) {
      const [expected, found] = [whole.records[at], tailored.records[at]];
      if (!expected) continue;
      if (expected.status === 'crash') {
        records.accounted(NOTHING_TO_KEEP);
        continue;
      }
      const where = `${place}, record ${at} (${KINDS[kind]} [${typeId}])`;
      if (found && same(kind, expected, found)) records.equal();
      else records.differ(`${where}: whole ${show(expected)}, tailored ${show(found)}`);
    }
  }
  return [records, loads];
}

function show(answer) {
  if (!answer) return 'no answer';
  const { status, value, width, text } = answer;
  const what = status === 'resolved' ? ` ${value}` : '';
  return `${status}${what}${width ? `, width ${width}` : ''}${text ? ` (${text})` : ''}`;
}
