import { readFileSync } from 'node:fs';
import { unpackEntry } from '../../lib/unpack/entry.js';
import { askKernel } from './qemu/ask.mjs';
import { digestOf, recordedObjects } from './recording.mjs';

/**
 * The recorded objects with the BTF of their kernels.
 *
 * @returns {Promise<(import('./recording.mjs').RecordedObject & { digest: string, btfs: Uint8Array[] })[]>}
 */
export async function readRecordedObjects() {
  // What several objects are relocated against is handed over once.
  const read = new Map();
  const objects = [];
  for (const object of recordedObjects()) {
    const btfs = [];
    for (const { path, format } of object.kernels) {
      if (!read.has(path)) read.set(path, await unpackEntry(readFileSync(path), format));
      btfs.push(read.get(path));
    }
    objects.push({ ...object, digest: digestOf(object.bytes, btfs), btfs });
  }
  return objects;
}

/**
 * What a kernel's verifier makes of each program of the recorded objects.
 *
 * @param {import('./qemu/kernels.mjs').BootableKernel | undefined} kernel to boot; none: the running one
 * @param {string} oracle path of the verifier's oracle
 * @param {Awaited<ReturnType<typeof readRecordedObjects>>} objects
 * @returns {Promise<import('./recording.mjs').ReleaseAnswers[]>} by object
 */
export async function askRecorded(kernel, oracle, objects) {
  const jobs = objects.flatMap(({ path, bytes, btfs }) =>
    btfs.map((btf) => ({ object: path, bytes, btf })),
  );
  const answers = await askKernel(kernel, oracle, jobs);
  return objects.map(({ name, btfs }) => joinAnswers(name, answers.splice(0, btfs.length)));
}

/** Joins the answers on each of an object's kernels. */
function joinAnswers(name, answers) {
  const refused = answers.find((answer) => answer.refused !== undefined);
  if (refused) throw new Error(`${name}: ${refused.refused}`);
  const [{ programs: first, externs }] = answers;
  const programs = [...first].map(([key, { section, name: program }]) => {
    const words = answers.map((answer) => wordOf(answer.programs.get(key)));
    return [`${section} ${program}`, words];
  });
  for (const answer of answers) {
    for (const [extern, value] of answer.externs) {
      if (externs.get(extern) !== value) throw new Error(`${name}: ${extern} has several values`);
    }
  }
  return { externs, programs: new Map(programs) };
}

function wordOf({ word, instruction }) {
  return word === 'poison' ? instruction : word;
}
