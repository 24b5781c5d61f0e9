import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, release } from 'node:os';
import { join } from 'node:path';
import { parseBtf } from '../../lib/btf/btf.js';
import { makeObjectSet } from '../../lib/core/object-set.js';
import { tailor } from '../../lib/core/tailor.js';
import { judgeObject } from '../../lib/verdict/judge.js';
import { directory } from '../suite.mjs';
import { askVerifier } from './ask-verifier.mjs';
import { verdictTallies } from './compare-verdicts.mjs';
import { compareLinking } from './linking.mjs';
import { mutateKernel, readKernel } from './mutate.mjs';
import { realObjects } from './objects.mjs';
import { poisonReached } from './poison-reached.mjs';
import { resolveOn } from './resolve-on.mjs';

const RUNNING = '/sys/kernel/btf/vmlinux';
/** Kernels that are asked about together. */
const BATCH = 32 * availableParallelism();

/**
 * Judges real objects on the running kernel, and on it with names taken away, and loads each program
 * alone into it.
 *
 * @param {string} oracle
 * @param {string} cache
 * @param {number} mutations per object
 */
export async function compareRealObjects(oracle, cache, mutations) {
  const { compare, finish } = verdictTallies('verifier: real objects', release());
  if (!existsSync(RUNNING)) return finish();
  const scratch = directory(cache, 'verifier');
  const running = parseBtf(readFileSync(RUNNING));
  const objects = realObjects(cache);
  const linking = await compareLinking(oracle, scratch, objects, running);
  // What no object asks for only costs time: libbpf reads each of the changed kernels.
  const asked = makeObjectSet(objects.map(({ object }) => object));
  const kernel = readKernel(parseBtf(tailor(running, asked).bytes));

  async function ask(tasks) {
    const asking = askVerifier(
      oracle,
      scratch,
      tasks.map(({ real, btf }) => ({ object: real.path, btf })),
    );
    // While the kernel is at work, so are we.
    const judged = tasks.map(({ real, bytes }) => judge(real.object, bytes));
    const answers = await asking;
    for (const [i, { real, what, btf }] of tasks.entries()) {
      const { outcomes, verdicts } = judged[i];
      compare(`${real.name}${what}`, verdicts, answers[i], ({ program, section }, instruction) =>
        poisonReached(real.object, { program, section }, outcomes, answers[i].externs, instruction),
      );
      if (btf) rmSync(btf);
    }
  }

  await ask(objects.map((real) => ({ real, what: '', bytes: undefined })));
  let batch = [];
  for (let seed = 1; seed <= mutations; seed++) {
    for (const real of objects) {
      const mutant = mutateKernel(kernel, real.object, seed);
      if (mutant === undefined) continue;
      const btf = join(scratch, `${batch.length}.btf`);
      writeFileSync(btf, mutant.bytes);
      const what = `, mutation ${seed} (${mutant.changes.join(', ')})`;
      batch.push({ real, what, btf, bytes: mutant.bytes });
      if (batch.length === BATCH) {
        await ask(batch);
        batch = [];
      }
    }
  }
  await ask(batch);
  return [linking, ...finish()];

  function judge(object, bytes) {
    const outcomes = resolveOn(bytes ? parseBtf(bytes) : running, object);
    return { outcomes, verdicts: judgeObject(object, { release: release() }, outcomes) };
  }
}
