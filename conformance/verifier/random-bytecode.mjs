#!/usr/bin/env node
// Puts the walk beside the running kernel's verifier on random bytecode with poison in it.
//
//   npx tsc && node conformance/verifier/random-bytecode.mjs [--random PROGRAMS] [--from SEED] [--show N]
//
// A program that differs is told by its seed: --random 1 --from SEED tries that one alone.

import { rmSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generationOf, rulesOf } from '../../lib/verdict/verifier/generations.js';
import { flowOf } from '../../lib/verdict/walk/flow.js';
import { walk } from '../../lib/verdict/walk/walk.js';
import { ask } from '../ask.mjs';
import { buildVerifierOracle, SUITES } from '../libbpf.mjs';
import { directory } from '../suite.mjs';
import { tally } from '../tally.mjs';
import { hexOf, POISON } from './random/assembler.mjs';
import { randomProgram } from './random/program.mjs';

const RAW_TRACEPOINT = 17;

/** Programs that are handed over at once. */
const AT_ONCE = 20_000;

/** What must be so of so many programs, or they try too little. */
const LEAST_PROGRAMS = 1_000;
const LEAST_ACCEPTED = 0.9;
const LEAST_UNREACHED = 0.3;

/**
 * Walks random programs and gives them to the kernel: poison that the walk does not reach must not be
 * what the kernel refuses a program for.
 *
 * @param {string} cache
 * @param {{ programs: number, from?: number }} options how many, and the first seed
 * @returns {Promise<ReturnType<typeof tally>[]>}
 */
export async function compareRandomBytecode(cache, { programs, from = 1 }) {
  const sound = tally(
    'random bytecode: the kernel reaches no poison but what we reach',
    'programs',
  );
  const shares = tally('random bytecode: enough is accepted, and enough is unreached', 'shares');
  const verifier = buildVerifierOracle(SUITES.newest, cache);
  const rules = rulesOf(generationOf({ release: release() }).low);
  const counts = { loads: 0, poison: 0, other: 0, poisoned: 0, unreached: 0, more: 0 };
  const refusals = new Map();
  // Of this run alone: others may try other seeds meanwhile.
  const scratch = join(cache, `random-asked-${process.pid}`);
  for (let first = from; first < from + programs; first += AT_ONCE) {
    const length = Math.min(AT_ONCE, from + programs - first);
    const jobs = Array.from({ length }, (_, i) => makeJob(first + i, rules));
    const answers = await ask(
      verifier,
      scratch,
      jobs.map(({ line }) => line),
      ['--raw'],
    );
    for (const [i, { lines, crashed }] of answers.entries()) {
      const answer = lines.at(-1);
      if (crashed || answer === undefined)
        throw new Error(`the oracle fails on seed ${jobs[i].seed}`);
      count(jobs[i], { word: answer[2], instruction: Number(answer[3]), text: answer[4] });
    }
  }
  rmSync(scratch, { recursive: true, force: true });
  const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
  const accepted = programs - counts.other;
  console.log(
    `random bytecode: ${programs} programs; ${share(accepted, programs)} are good but for poison; of ` +
      `${counts.poisoned} with poison ${share(counts.unreached, counts.poisoned)} do not reach it, ` +
      `and ${counts.more} load though we say that they reach it`,
  );
  for (const [text, number] of [...refusals].sort((a, b) => b[1] - a[1]).slice(0, 3)) {
    console.log(`  otherwise refused: ${number} ${text}`);
  }
  if (programs >= LEAST_PROGRAMS) {
    checkShare(shares, 'accepted', accepted / programs, LEAST_ACCEPTED);
    checkShare(shares, 'unreached', counts.unreached / counts.poisoned, LEAST_UNREACHED);
  }
  return [sound, shares];

  function count({ seed, poisoned, reached, undecided }, { word, instruction, text }) {
    counts[word]++;
    if (word === 'other') {
      const kind = text.replace(/-?\d+/g, 'N');
      refusals.set(kind, (refusals.get(kind) ?? 0) + 1);
    }
    if (poisoned === 0) return;
    if (word !== 'other') {
      counts.poisoned++;
      if (reached.size === 0) counts.unreached++;
    }
    if (word === 'loads' && reached.size > 0) counts.more++;
    if (word !== 'poison' || undecided || reached.has(instruction)) sound.equal();
    else sound.differ(`seed ${seed}: the kernel reaches poison at ${instruction}, and we do not`);
  }
}

function checkShare(shares, name, share, least) {
  if (share >= least) shares.equal();
  else shares.differ(`${name}: ${share.toFixed(3)}, less than ${least}`);
}

/** A program, where we say that the verifier comes to in it, and what the oracle is given. */
function makeJob(seed, rules) {
  const { program, constants } = randomProgram(seed);
  const poisoned = new Set();
  for (const [at, immediate] of program.immediates.entries()) {
    if (program.opcodes[at] === 0x85 && immediate === POISON) poisoned.add(at);
  }
  const { poison, undecided } = walk({
    program,
    flow: flowOf(program),
    constants: new Map([[1, { bytes: constants, variables: [] }]]),
    kconfig: new Map(),
    patches: { poisoned, values: new Map() },
    rules,
    assume: { variable: () => undefined, kconfig: () => undefined, symbol: () => undefined },
  });
  return {
    seed,
    poisoned: poisoned.size,
    reached: new Set(poison.keys()),
    undecided,
    line: [String(RAW_TRACEPOINT), hexOf(program), constants.toString('hex')],
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values: flags } = parseArgs({
    options: {
      random: { type: 'string', default: '20000' },
      from: { type: 'string', default: '1' },
      show: { type: 'string', default: '20' },
    },
  });
  const tallies = await compareRandomBytecode(directory(import.meta.dirname, '..', '.cache'), {
    programs: Number(flags.random),
    from: Number(flags.from),
  });
  for (const { print } of tallies) print(Number(flags.show));
  process.exitCode = tallies.some(({ failed }) => failed() > 0) ? 1 : 0;
}
