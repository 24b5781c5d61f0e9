import { basename, join } from 'node:path';
import { knownDifference } from './known-differences.mjs';
import { askLibbpf } from './libbpf.mjs';
import { KINDS } from './made-up/case.mjs';
import { comparer } from './same-answer.mjs';
import { tally } from './tally.mjs';

const NO_TYPES = 'where libbpf cannot read the types of an object, and so loads it without them';
/** What libbpf takes and we do not, by our message. */
const TAKEN = [
  [
    /has a bitfield of type \d+, which has no size/,
    'with a bitfield of no size, at which it divides by zero',
  ],
  [
    /is an endless chain of modifiers/,
    'with an endless chain of types, in which it stays for ever',
  ],
  [
    /names type \d+ of \d+/,
    "whose prototypes return a type that is not there, which it doesn't check",
  ],
];
const CRASHES = 'where libbpf crashes on the whole BTF';

/**
 * Compares every Outcome with libbpf's answer in a load of all programs on the whole BTF, and
 * libbpf's answers on the tailored BTF with those on the whole: in such a load, and alone.
 *
 * @param {string} cache
 * @param {string} suite Debian's name for where this libbpf is from
 * @param {string} oracles directory of the oracle
 * @param {object[]} pairs an object on a kernel, with our outcomes and our file
 */
export async function compareLibbpf(cache, suite, oracles, pairs) {
  const ours = tally(`libbpf of ${suite}: our outcome is its answer`, 'relocations');
  const small = tally(`libbpf of ${suite}: the tailored BTF gives the same`, 'relocations');
  const alone = tally(`libbpf of ${suite}: so it does for each program alone`, 'relocations');
  for (const order of ['oracle', 'oracle-be']) {
    const chosen = pairs.filter(({ part }) => part.little === (order === 'oracle'));
    const jobs = chosen.flatMap(({ part, kernel, file }) =>
      [kernel.path, file].map((path) => ({
        local: part.local,
        records: part.records,
        kernel: path,
      })),
    );
    const scratch = join(cache, 'asked', `${suite}-${order}`);
    const answers = await askLibbpf(join(oracles, order), scratch, jobs);
    for (const [i, pair] of chosen.entries()) {
      const [full, found] = [answers[2 * i], answers[2 * i + 1]];
      if (full.refused === 'object') ours.accounted(NO_TYPES);
      else if (full.refused)
        ours.differ(`${pair.place}: libbpf refuses what we take (${full.why})`);
      else if (found.refused) small.differ(`${pair.place}: our file is refused (${found.why})`);
      else comparePair(suite, pair, full, found, { ours, small, alone });
    }
  }
  return [ours, small, alone];
}

/**
 * Asks libbpf whether it refuses the kernels' BTF that the engine refuses.
 *
 * @param {string} cache
 * @param {string} oracles directory of the oracle
 * @param {import('./tailor-all.mjs').Refusal[]} refusals
 */
export async function compareRefusals(cache, oracles, refusals) {
  const refused = tally('libbpf: refuses the BTF that we refuse', 'kernels');
  const nothing = [];
  const jobs = refusals.map(({ part, kernel }) => ({
    local: part.local,
    records: nothing,
    kernel: kernel.path,
  }));
  const answers = await askLibbpf(join(oracles, 'oracle'), join(cache, 'asked/refused'), jobs);
  for (const [i, { place, message }] of refusals.entries()) {
    const reason = TAKEN.find(([form]) => form.test(message))?.[1];
    if (answers[i].refused === 'kernel') refused.equal();
    else if (reason) refused.accounted(reason);
    else refused.differ(`${place}: we say ${message}, libbpf takes it`);
  }
  return [refused];
}

function comparePair(suite, { part, kernel, place, object, outcomes, file }, full, small, tallies) {
  const kindOf = ({ kind }) => KINDS[kind] ?? kind;
  const agree = comparer(kernel.path, file);
  for (const [i, record] of part.records.entries()) {
    const where = `${place}, record ${i} (${kindOf(record)} [${record.typeId}])`;
    const relocation = object.relocations[i];
    if (relocation.site === undefined) continue;
    const outcome = outcomes[relocation.site];
    const found = small[i].inLoad ?? small[i];
    const inLoad = full[i].inLoad ?? full[i];
    if (inLoad.status === 'crash' || full[i].status === 'crash') {
      tallies.ours.accounted(CRASHES);
      continue;
    }
    const same =
      outcome.status === inLoad.status &&
      (outcome.value === undefined || outcome.value === inLoad.value) &&
      (outcome.width ?? 0) === inLoad.width;
    const reason = same ? undefined : knownDifference(suite, record, outcome, inLoad);
    if (same) tallies.ours.equal();
    else if (reason) tallies.ours.accounted(reason);
    else tallies.ours.differ(`${where}: we say ${show(outcome)}, libbpf ${show(inLoad)}`);

    for (const [counts, expectedThere, foundThere] of [
      [tallies.small, inLoad, found],
      [tallies.alone, full[i], small[i]],
    ]) {
      if (agree(record.kind, expectedThere, foundThere)) counts.equal();
      else counts.differ(`${where}: whole ${show(expectedThere)}, tailored ${show(foundThere)}`);
    }
  }
}

function show({ status, value, width, reason, warning }) {
  const why = warning ? basename(warning) : reason;
  const what = status === 'resolved' ? ` ${value}` : '';
  return `${status}${what}${width ? `, width ${width}` : ''}${why ? ` (${why})` : ''}`;
}
