import { expect, test } from '@jest/globals';
import {
  linkBytecode,
  readBytecode,
  readBytecodeAnswers,
} from '../../conformance/verifier/recorded-bytecode.mjs';
import { generationOf, rulesOf } from '../../src/verdict/verifier/generations.js';
import { flowOf } from '../../src/verdict/walk/flow.js';
import { walk } from '../../src/verdict/walk/walk.js';
import { RELEASES, type RecordedAnswer, recordedCounts } from './recorded.js';

/** Replays what verifiers said of random bytecode, which holds what no compiler makes of the corpus. */
const lines: string[] = readBytecode();
const recorded = readBytecodeAnswers(lines);
const counts = recordedCounts('recorded-bytecode-counts.txt');
const programs = lines.map((line) => {
  const linked = linkBytecode(line);
  return { ...linked, flow: flowOf(linked.program) };
});

test.each(RELEASES)('random bytecode on Linux $name', ({ name, release }) => {
  const column = recorded.kernels.indexOf(name);
  const answers: RecordedAnswer[] = recorded.answers.map((row: RecordedAnswer[]) => row[column]);
  const rules = rulesOf(generationOf({ release }).low);
  const wrong: string[] = [];
  let unreached = 0;
  const loading: number[] = [];
  programs.forEach(({ program, flow, constants, poisoned }, i) => {
    const { poison, undecided } = walk({
      program,
      flow,
      constants,
      kconfig: new Set(),
      patches: { poisoned, values: new Map() },
      rules,
      assume: { variable: () => undefined, kconfig: () => undefined, symbol: () => undefined },
    });
    const answer = answers[i];
    const isReached = poison.size > 0 || undecided;
    if (!isReached) unreached++;
    if (isReached && answer === 'loads') loading.push(i + 1);
    if (typeof answer === 'number' && !poison.has(answer) && !undecided) {
      wrong.push(`line ${i + 1}: poison at ${answer} was reached`);
    }
  });
  expect(wrong).toEqual([]);
  const now = `${unreached} reach no poison; lines that do and load ${loading.join(', ') || 'none'}`;
  expect(now).toBe(counts.expected('bytecode', name, now));
  counts.write();
});
