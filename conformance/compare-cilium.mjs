import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ask.mjs';
import { hasNamesInside } from './btf-types.mjs';
import { tally } from './tally.mjs';
import { comparePredictions } from './told-of-cilium.mjs';

const REFUSED = 'where cilium/ebpf refuses the whole BTF, so that there is no fixup to keep';
const ERRS =
  'where it answers or not by what else it was asked about, in BTF that it cannot read all of';
const INSIDE = 'of BTF in which names begin inside of others: it takes such a type for none';

/**
 * Compares what cilium/ebpf makes of each program's relocations on the whole BTF and on the
 * tailored one: all of a program together, as a load does it, and each alone. What it makes of them on
 * the whole one is compared with what the Outcomes tell of it.
 *
 * @param {string} cache
 * @param {import('./tailor-all.mjs').Pair[]} pairs
 */
export async function compareCilium(cache, pairs) {
  const program = buildCilium(cache);
  const fixups = tally('cilium/ebpf: equal fixups from whole and tailored BTF', 'relocations');
  const programs = tally('cilium/ebpf: equal success of whole programs', 'programs');
  const told = tally('cilium/ebpf: its answer is what our outcome tells of it', 'relocations');
  const refused = new Set();
  const jobs = pairs.flatMap(({ part, kernel, file }) =>
    [kernel.path, file].map((path) => [part.path, path]),
  );
  const said = await askCilium(program, join(cache, 'asked/cilium'), jobs);
  for (const [i, pair] of pairs.entries()) {
    const { place, part } = pair;
    const [whole, tailored] = [said[2 * i], said[2 * i + 1]];
    if (whole.error) refused.add(`${part.group}/${part.name}`);
    else if (tailored.error) programs.differ(`${place}: on the tailored BTF ${tailored.error}`);
    else {
      compare(pair, whole.programs, tailored.programs, fixups, programs);
      comparePredictions(pair, whole.programs, told);
    }
  }
  const named = [...refused].filter((name) => !name.startsWith('mutants/'));
  console.log(
    `cilium/ebpf cannot read ${named.join(', ')} and ${refused.size - named.length} mutants`,
  );
  return [fixups, programs, told];
}

function compare({ place, part, kernel }, whole, tailored, fixups, programs) {
  const errors = new Set(
    (whole ?? []).flatMap(({ relocations }) => relocations.map(({ alone }) => alone.fixup)),
  );
  for (const [i, expected] of (whole ?? []).entries()) {
    const found = tailored[i];
    const where = `${place}, program ${expected.name}`;
    if (Boolean(expected.error) === Boolean(found.error)) programs.equal();
    else if (expected.error) programs.accounted(REFUSED);
    else programs.differ(`${where}: whole "${expected.error}", tailored "${found.error}"`);
    for (const [at, relocation] of expected.relocations.entries()) {
      for (const mode of ['whole', 'alone']) {
        const text = relocation[mode].fixup;
        const other = found.relocations[at][mode].fixup;
        if (text === other || (isError(text) && isError(other))) fixups.equal();
        else if (isError(text)) fixups.accounted(REFUSED);
        else if (isError(other) && errors.has(other)) fixups.accounted(ERRS);
        else if (part.group === 'mutants' && hasNamesInside(readFileSync(kernel.path)))
          fixups.accounted(INSIDE);
        else fixups.differ(`${where}, ${mode} ${at}: whole ${text}, tailored ${other}`);
      }
    }
  }
}

function isError(text) {
  return /^(error|ambiguous): /.test(text);
}

/** Builds the oracle of cilium/ebpf, and gives its path. */
export function buildCilium(cache) {
  const program = join(cache, 'cilium-oracle');
  const source = join(import.meta.dirname, 'cilium-oracle');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: source, stdio: 'inherit' });
  return program;
}

/**
 * @param {string} program
 * @param {string} scratch directory for what is handed over
 * @param {string[][]} jobs paths of an object and of a kernel's BTF
 * @returns {Promise<object[]>} per job, as main.go's `job`
 */
export async function askCilium(program, scratch, jobs) {
  const answers = await ask(program, scratch, jobs);
  return answers.map(({ lines, crashed }) =>
    crashed ? { error: 'crash' } : JSON.parse(lines[0][0]),
  );
}
