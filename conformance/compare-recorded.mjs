import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { askLoaders } from './ask-loaders.mjs';
import { printAnswers } from './made-up/answers.mjs';
import { parseCase } from './made-up/case.mjs';
import { recordedCases } from './made-up/recorded-cases.mjs';
import { recordingOracles } from './recording-oracles.mjs';
import { tally } from './tally.mjs';

/** Compares the recorded answers, which jest replays, with what the loaders say today. */
export async function compareRecorded() {
  const lines = tally('recorded answers are what the loaders say today', 'lines');
  const oracles = recordingOracles();
  for (const { text, answers: path } of recordedCases()) {
    const name = basename(path);
    const records = parseCase(text).records.map((record) => record.text);
    const today = printAnswers(await askLoaders(text, oracles), records).split('\n');
    const recorded = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    for (const [i, line] of today.entries()) {
      if (recorded[i] === line) lines.equal();
      else lines.differ(`${name}: line ${i + 1} is "${recorded[i]}", and "${line}" today`);
    }
    if (recorded.length > today.length)
      lines.differ(`${name}: it is longer than what is said today`);
  }
  return lines;
}
