import { ask } from '../ask.mjs';

/**
 * @typedef {object} Result what became of one program
 * @property {string} name
 * @property {string} section as libbpf says it: without a `?` in front
 * @property {'loads' | 'poison' | 'other' | 'refused'} word as oracle.c tells them
 * @property {number} instruction the last that the verifier looked at, or -1
 * @property {string} text why it was refused
 *
 * @typedef {object} Answer what became of one object
 * @property {Map<string, Result>} programs by `programKey`
 * @property {Map<string, bigint>} externs what libbpf found for variables of `.kconfig`, and whether
 * (1 or 0) it found symbols
 * @property {string} [refused] why no other program has a result
 */

/** Programs are told apart by section and name. */
export function programKey(section, name) {
  return `${section.replace(/^\?/, '')}\0${name}`;
}

/**
 * Loads each program of objects alone.
 *
 * @param {string} oracle
 * @param {string} scratch directory for lists
 * @param {{ object: string, btf?: string }[]} jobs paths; without BTF the running kernel's is taken
 * @returns {Promise<Answer[]>} per job
 */
export async function askVerifier(oracle, scratch, jobs) {
  const answers = await ask(oracle, scratch, jobs.map(pathsOf));
  return answers.map(({ lines, crashed }) => {
    const programs = new Map();
    const externs = new Map();
    let refused = crashed ? 'the oracle died' : undefined;
    for (const [name, section, word, ...rest] of lines) {
      if (word === 'is') externs.set(name, BigInt(rest[0]));
      else if (name === '(object)') refused = `${word}: ${rest[1]}`;
      else {
        const result = { name, section, word, instruction: Number(rest[0]), text: rest[1] };
        programs.set(programKey(section, name), result);
      }
    }
    return { programs, externs, refused };
  });
}

/**
 * What libbpf would hand to the running kernel.
 *
 * @param {string} oracle
 * @param {string} scratch
 * @param {{ object: string, btf?: string }[]} jobs
 * @returns {Promise<Map<string, Buffer>[]>} per job: instructions by `programKey`; empty if libbpf
 * refuses the object
 */
export async function askInstructions(oracle, scratch, jobs) {
  const answers = await ask(oracle, scratch, jobs.map(pathsOf), ['--insns']);
  return answers.map(({ lines }) => {
    const programs = lines.filter(([, , word]) => word === 'insns');
    return new Map(
      programs.map(([name, section, , hex]) => [
        programKey(section, name),
        Buffer.from(hex, 'hex'),
      ]),
    );
  });
}

function pathsOf({ object, btf = '-' }) {
  return [object, btf];
}
