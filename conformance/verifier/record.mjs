#!/usr/bin/env node
// Asks verifiers about every program of the corpus, and writes their answers down, for jest to replay.
//
//   npx tsc && node conformance/verifier/record.mjs
//
// recorded/NAME.COMPILER.o.gz comes from corpus/NAME.bpf.c, recorded/kernels/ from corpus/kernel.c; they are built
// here, and are the same bytes on each Debian 12. recorded-files.mjs names the variants, corpus.mjs the
// compilers' options. It needs root, and what ../README.md and qemu/README.md name.
//
// Asked are the kernels that qemu/kernels.mjs fetches, and the running one, unless its release is among
// those. What an earlier recording has of other releases is kept if it is about the same files.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { parseBtf } from '../../lib/btf/btf.js';
import { helpersOf } from '../../lib/verdict/verifier/helpers-of.js';
import { buildVerifierOracle, SUITES } from '../libbpf.mjs';
import { directory } from '../suite.mjs';
import { askRecorded, readRecordedObjects } from './ask-recorded.mjs';
import { bootableKernels } from './qemu/kernels.mjs';
import { compileRecorded, writeRecordedFiles } from './recorded-files.mjs';
import {
  parseAnswers,
  printAnswers,
  printReleases,
  recordedReleases,
  releasesPath,
  shortName,
} from './recording.mjs';

const RUNNING = '/sys/kernel/btf/vmlinux';

const cache = directory(import.meta.dirname, '..', '.cache');
const oracle = buildVerifierOracle(SUITES.newest, cache);
writeRecordedFiles(await compileRecorded(cache));
const objects = await readRecordedObjects();
const earlier = earlierAnswers();

const asked = [];
for (const kernel of await bootableKernels(cache)) {
  asked.push({ ...describe(kernel.release, kernel.btf), kernel });
}
const here = describe(release(), RUNNING);
if (!asked.some(({ name }) => name === here.name)) asked.push(here);
const found = new Map();
for (const { name, release, kernel } of asked) {
  console.log(`asking Linux ${release}`);
  found.set(name, await askRecorded(kernel, oracle, objects));
}

const kept = recordedReleases().filter(({ name }) => !found.has(name) && earlier.has(name));
const releases = [...asked, ...kept].sort((a, b) =>
  a.name.localeCompare(b.name, 'en', { numeric: true }),
);
let size = 0;
for (const [i, { name, digest, kernels, answers }] of objects.entries()) {
  const byRelease = releases.map((one) => [
    one.name,
    (found.get(one.name) ?? earlier.get(one.name))[i],
  ]);
  const printed = printAnswers({
    digest,
    kernels: kernels.map((kernel) => kernel.name),
    releases: new Map(byRelease),
  });
  const names = releases.map((one) => one.name);
  if (printAnswers(parseAnswers(printed, names)) !== printed) {
    throw new Error(`${name}: the answers do not come back from their text`);
  }
  writeFileSync(answers, printed);
  size += printed.length;
}
writeFileSync(releasesPath(), printReleases(releases));
console.log(
  `recorded ${objects.length} objects on ${releases.length} kernels in ${size} bytes of answers`,
);

function describe(release, btf) {
  return { name: shortName(release), release, helpers: helpersOf(parseBtf(readFileSync(btf))) };
}

/** By release, what was recorded for each object, if that is about all of the files. */
function earlierAnswers() {
  const names = recordedReleases().map(({ name }) => name);
  const parsed = objects.map(({ answers, digest }) => {
    if (!existsSync(answers)) return undefined;
    const one = parseAnswers(readFileSync(answers, 'utf8'), names);
    return one.digest === digest ? one.releases : undefined;
  });
  if (parsed.includes(undefined)) return new Map();
  return new Map(names.map((name) => [name, parsed.map((one) => one.get(name))]));
}
