import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTypes } from './btf-types.mjs';
import { knownDifference } from './known-differences.mjs';
import { askLibbpf } from './libbpf.mjs';
import { KINDS } from './made-up/case.mjs';
import { tally } from './tally.mjs';

const TARGET_TYPE_ID = KINDS.indexOf('target_type_id');

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
    // Sorted by kernel, each is parsed once.
    const sorted = jobs.map((_, i) => i).sort((a, b) => (jobs[a].kernel < jobs[b].kernel ? -1 : 1));
    const half = Math.ceil(sorted.length / 2);
    const answers = [];
    await Promise.all(
      [sorted.slice(0, half), sorted.slice(half)].map(async (indices, i) => {
        const scratch = join(cache, 'asked', `${suite}-${order}-${i}`);
        const found = await askLibbpf(
          join(oracles, order),
          scratch,
          indices.map((index) => jobs[index]),
        );
        for (const [at, index] of indices.entries()) answers[index] = found[at];
      }),
    );
    for (const [i, pair] of chosen.entries()) {
      comparePair(suite, pair, answers[2 * i], answers[2 * i + 1], { ours, small, alone });
    }
  }
  return [ours, small, alone];
}

function comparePair(suite, { part, kernel, place, object, outcomes, file }, full, small, tallies) {
  const kindOf = ({ kind }) => KINDS[kind] ?? kind;
  const failed = new Map();
  let names;
  for (const [i, record] of part.records.entries()) {
    const where = `${place}, record ${i} (${kindOf(record)} [${record.typeId}])`;
    const relocation = object.relocations[i];
    if (relocation.site === undefined) continue;
    const outcome = outcomes[relocation.site];
    const found = small[i].inLoad ?? small[i];
    const inLoad = full[i].inLoad ?? full[i];
    // A load ends at the first failure; what the same question gets after it is no answer.
    const question = `${record.kind} ${record.typeId} ${record.accessOffset}`;
    const expected = failed.get(question) ?? inLoad;
    if (inLoad.status === 'ambiguous') failed.set(question, inLoad);

    const same =
      outcome.status === expected.status &&
      (outcome.value === undefined || outcome.value === expected.value) &&
      (outcome.width ?? 0) === expected.width;
    const reason = same ? undefined : knownDifference(suite, record, outcome, expected);
    if (same) tallies.ours.equal();
    else if (reason) tallies.ours.accounted(reason);
    else tallies.ours.differ(`${where}: we say ${show(outcome)}, libbpf ${show(expected)}`);

    names ??= [kernel.path, file].map((path) => lazily(() => readTypes(readFileSync(path))));
    compareAnswers(tallies.small, where, record, inLoad, found, names);
    compareAnswers(tallies.alone, where, record, full[i], small[i], names);
  }
}

function compareAnswers(counts, where, { kind }, expected, found, [fullTypes, smallTypes]) {
  const same =
    expected.status === found.status &&
    expected.width === found.width &&
    (expected.value === found.value ||
      (kind === TARGET_TYPE_ID &&
        expected.status === 'resolved' &&
        describe(fullTypes()[expected.value]) === describe(smallTypes()[found.value])));
  if (same) counts.equal();
  else counts.differ(`${where}: whole ${show(expected)}, tailored ${show(found)}`);
}

function describe(type) {
  return type && `${type.kind} ${type.name}`;
}

function lazily(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

function show({ status, value, width, reason, warning }) {
  const why = warning ? basename(warning) : reason;
  const what = status === 'resolved' ? ` ${value}` : '';
  return `${status}${what}${width ? `, width ${width}` : ''}${why ? ` (${why})` : ''}`;
}
