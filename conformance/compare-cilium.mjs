import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  const order = [...pairs].sort((a, b) => (a.kernel.path < b.kernel.path ? -1 : 1));
  const halves = [order.slice(0, order.length / 2), order.slice(order.length / 2)];
  await Promise.all(
    halves.map(async (half, i) => {
      const jobs = half.flatMap((pair) => [{ pair, path: pair.kernel.path }]);
      const small = half.map((pair) => ({ pair, path: pair.file }));
      const answers = await ask(program, join(cache, `cilium-jobs-${i}.txt`), [...jobs, ...small]);
      for (const [at, { place, part }] of half.entries()) {
        const [whole, tailored] = [answers[at], answers[at + half.length]];
        if (whole.error && tailored.error) refused.add(`${part.group}/${part.name}`);
        else compare(place, whole.programs, tailored.programs, fixups, programs);
      }
    }),
  );
  if (refused.size > 0) {
    console.log(`cilium/ebpf cannot read ${refused.size} objects: ${[...refused].join(', ')}`);
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
        if (text === other) fixups.equal();
        else if (text === 'error') fixups.accounted(REFUSED);
        else fixups.differ(`${where}, ${list} ${at}: whole ${text}, tailored ${other}`);
      }
    }
  }
}

async function ask(program, list, jobs) {
  writeFileSync(list, jobs.map(({ pair, path }) => `${pair.part.path}\t${path}\n`).join(''));
  const child = spawn(program, [list], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise((resolve) => child.on('close', resolve));
  const answers = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  const code = await exit;
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return answers;
}
