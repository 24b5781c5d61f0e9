import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ask } from './ask.mjs';
import { tally } from './tally.mjs';

const REFUSED = 'where cilium/ebpf refuses the whole BTF, so that there is no fixup to keep';

/**
 * Compares what cilium/ebpf makes of each program's relocations on the whole BTF and on the
 * tailored one: all of a program together, as a load does it, and each alone.
 *
 * @param {string} cache
 * @param {object[]} pairs an object on a kernel, with our file
 */
export async function compareCilium(cache, pairs) {
  const program = join(cache, 'cilium-oracle');
  const source = join(import.meta.dirname, 'cilium-oracle');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: source, stdio: 'inherit' });

  const fixups = tally('cilium/ebpf: equal fixups from whole and tailored BTF', 'relocations');
  const programs = tally('cilium/ebpf: equal success of whole programs', 'programs');
  const refused = new Set();
  const jobs = pairs.flatMap(({ part, kernel, file }) =>
    [kernel.path, file].map((path) => [part.path, path]),
  );
  const answers = await ask(program, join(cache, 'asked', 'cilium'), jobs);
  const said = answers.map(({ lines, crashed }) =>
    crashed ? { error: 'crash' } : JSON.parse(lines[0][0]),
  );
  for (const [i, { place, part }] of pairs.entries()) {
    const [whole, tailored] = [said[2 * i], said[2 * i + 1]];
    if (whole.error) refused.add(`${part.group}/${part.name}`);
    else if (tailored.error) programs.differ(`${place}: on the tailored BTF ${tailored.error}`);
    else compare(place, whole.programs, tailored.programs, fixups, programs);
  }
  if (refused.size > 0) {
    const named = [...refused].filter((name) => !name.startsWith('mutants/'));
    const changed = refused.size - named.length;
    console.log(`cilium/ebpf cannot read ${named.join(', ')} and ${changed} mutants`);
  }
  return [fixups, programs];
}

function compare(place, whole, tailored, fixups, programs) {
  for (const [i, expected] of (whole ?? []).entries()) {
    const found = tailored[i];
    const where = `${place}, program ${expected.name}`;
    if (Boolean(expected.error) === Boolean(found.error)) programs.equal();
    else if (expected.error) programs.accounted(REFUSED);
    else programs.differ(`${where}: whole "${expected.error}", tailored "${found.error}"`);
    for (const list of ['whole', 'alone']) {
      for (const [at, text] of (expected[list] ?? []).entries()) {
        const other = found[list]?.[at];
        if (text === other || (isError(text) && isError(other))) fixups.equal();
        else if (isError(text)) fixups.accounted(REFUSED);
        else fixups.differ(`${where}, ${list} ${at}: whole ${text}, tailored ${other}`);
      }
    }
  }
}

function isError(text) {
  return text?.startsWith('error: ') || text === 'crash';
}
