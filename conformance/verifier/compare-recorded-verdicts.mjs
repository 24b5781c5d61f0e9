import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { relative } from 'node:path';
import { tally } from '../tally.mjs';
import { askRecorded, readRecordedObjects } from './ask-recorded.mjs';
import { bootableKernels } from './qemu/kernels.mjs';
import { compileRecorded, readRecordedFiles } from './recorded-files.mjs';
import { parseAnswers, printAnswers, RECORDED, recordedReleases, shortName } from './recording.mjs';

const AGAIN = 'run node conformance/verifier/record.mjs';

/**
 * Compares what jest replays with what compilers and verifiers say today.
 *
 * @param {string} cache
 * @param {string} oracle path of the verifier's oracle
 * @param {{ quick?: boolean }} [options] quick: only the running kernel is asked
 */
export async function compareRecordedVerdicts(cache, oracle, { quick = false } = {}) {
  const files = await compareFiles(cache);
  const lines = tally('recorded verdicts are what verifiers say today', 'lines');
  // Answers about other files tell nothing more.
  if (files.failed() > 0) return [files, lines];
  const objects = await readRecordedObjects();
  const names = recordedReleases().map(({ name }) => name);
  const recorded = objects.map(({ answers, name }) => {
    if (!existsSync(answers)) lines.differ(`${name}: there are no answers: ${AGAIN}`);
    else return parseAnswers(readFileSync(answers, 'utf8'), names);
    return undefined;
  });
  const kernels = quick ? [] : await bootableKernels(cache);
  for (const kernel of [...kernels, undefined]) {
    const asked = kernel?.release ?? release();
    const known = recordedReleases().find(({ name }) => name === shortName(asked));
    if (known === undefined) {
      lines.accounted(`kernels are not among the recorded ones: ${asked}`);
      continue;
    }
    const answers = await askRecorded(kernel, oracle, objects);
    for (const [i, object] of objects.entries()) {
      if (recorded[i]) compareAnswers(lines, known, asked, object, recorded[i], answers[i]);
    }
  }
  return [files, lines];
}

/** The recorded files beside those that the compilers make of the sources. */
async function compareFiles(cache) {
  const files = tally('recorded objects are what compilers make of the corpus', 'files');
  const today = await compileRecorded(cache);
  const recorded = readRecordedFiles();
  for (const path of new Set([...today.keys(), ...recorded.keys()])) {
    const name = relative(RECORDED, path);
    const [now, then] = [today.get(path), recorded.get(path)];
    if (now === undefined) files.differ(`${name}: it has no source in corpus/: ${AGAIN}`);
    else if (then === undefined) files.differ(`${name}: it is not recorded: ${AGAIN}`);
    else if (now.equals(then)) files.equal();
    else {
      const sizes = `${then.length} bytes are recorded, and the compiler makes ${now.length}`;
      files.differ(`${name}: ${sizes}; it or the source is another one: ${AGAIN}`);
    }
  }
  return files;
}

/** Line by line, as the answers' text has them. */
function compareAnswers(lines, { name, release: known }, asked, object, recorded, answers) {
  if (recorded.digest !== object.digest) {
    lines.differ(`${object.name}: its answers are about other files: ${AGAIN}`);
    return;
  }
  const textOf = (of) => printAnswers({ ...recorded, releases: new Map([[name, of]]) }).split('\n');
  const then = textOf(recorded.releases.get(name));
  const now = textOf(answers);
  for (let i = 0; i < Math.max(then.length, now.length); i++) {
    if (then[i] === now[i]) lines.equal();
    else if (known !== asked) lines.accounted(`lines of ${known} are others on ${asked}`);
    else lines.differ(`${object.name}, ${asked}: "${then[i]}" is recorded, and "${now[i]}" today`);
  }
}
