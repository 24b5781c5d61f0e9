import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../ask.mjs';
import { buildOracle, SUITES } from '../libbpf.mjs';

/**
 * @typedef {object} Load what became of one program that was loaded alone
 * @property {string} program
 * @property {string} section
 * @property {'loads' | 'poison' | 'other' | 'refused'} word poison: the verifier reached the instruction
 * of an unresolved relocation; other: it had another reason; refused: by libbpf
 * @property {number} instruction the last that the log tells of, or -1
 * @property {string} text why it is refused
 */

/**
 * Builds the oracle of oracle/ against the newest libbpf.
 *
 * @param {string} cache
 * @returns {string} path of the program
 */
export function buildVerifier(cache) {
  buildOracle(SUITES.newest, cache);
  const home = join(cache, `libbpf-${SUITES.newest}`);
  const source = readdirSync(home).find((file) => /^libbpf-[\d.]+$/.test(file));
  const output = join(cache, 'verifier');
  execFileSync(join(import.meta.dirname, 'oracle/build.sh'), [join(home, source), output], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(output, 'verifier');
}

/**
 * Loads every program of objects alone into the running kernel.
 *
 * @param {string} verifier path of the oracle
 * @param {string} scratch directory for what is handed over
 * @param {{ object: string, btf: string }[]} jobs paths; `-` as BTF is the running kernel's own
 * @returns {Promise<{ loads: Load[], externs: Map<string, bigint>, failed?: string }[]>} per job; externs
 * by name: a kconfig's value, and whether there is a symbol; failed: why the object as a whole is refused
 */
export async function askVerifier(verifier, scratch, jobs) {
  const answers = await ask(
    verifier,
    scratch,
    jobs.map(({ object, btf }) => [object, btf]),
  );
  return answers.map(({ lines, crashed }) => {
    const loads = [];
    const externs = new Map();
    let failed = crashed ? 'crash' : undefined;
    for (const [program, section, word, instruction, text] of lines) {
      if (word === 'is') externs.set(program, BigInt(instruction));
      else if (program === '(object)') failed = `${word}: ${text}`;
      else loads.push({ program, section, word, instruction: Number(instruction), text });
    }
    return { loads, externs, failed };
  });
}
