#!/usr/bin/env node
// Asks the loaders about every made-up case, and writes their answers beside it, for jest to replay.
//
//   node conformance/record.mjs
//
// It needs what run.mjs needs to build libbpf and cilium/ebpf; see README.md.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { askLoaders } from './ask-loaders.mjs';
import { parseAnswers, printAnswers } from './made-up/answers.mjs';
import { parseCase } from './made-up/case.mjs';
import { recordedCases } from './made-up/recorded-cases.mjs';
import { recordingOracles } from './recording-oracles.mjs';

const oracles = recordingOracles();
let size = 0;
for (const { name, text, answers: path } of recordedCases()) {
  const answers = await askLoaders(text, oracles);
  const records = parseCase(text).records.map((record) => record.text);
  const printed = printAnswers(answers, records);
  if (printAnswers(parseAnswers(printed), records) !== printed) {
    throw new Error(`${name}: the answers do not come back from their text`);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, printed);
  size += printed.length;
}
console.log(`recorded ${recordedCases().length} cases in ${size} bytes`);
