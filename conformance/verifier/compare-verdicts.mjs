import { tally } from '../tally.mjs';
import { programKey } from './ask-verifier.mjs';

/** Of all programs called broken, so many may load: what no analysis of constants sees. */
const BROKEN_THAT_LOAD = 0.001;

/**
 * @callback CheckPlace
 * @param {import('../../lib/verdict/judge.js').ProgramVerdict} program
 * @param {number} instruction at which the verifier refused it
 * @returns {{ records: readonly number[], problem?: string }} the CO-RE records on that instruction, and
 * why it is not one that the verifier could come to
 *
 * Counts how verdicts stand beside what the verifier says. Programs that the kernel refuses for
 * another reason than their relocations say nothing about a verdict.
 *
 * @param {string} title
 * @param {string} release `uname -r` of the kernel that was asked
 */
export function verdictTallies(title, release) {
  const safe = tally(`${title}: what is called guarded or loading is not refused`, 'verdicts');
  const broken = tally(`${title}: what is called broken is refused`, 'verdicts');
  const places = tally(`${title}: refused at an instruction that is reached`, 'programs');
  const loading = [];
  const matrix = new Map();
  let refusals = 0;

  /**
   * @param {string} where
   * @param {import('../../lib/verdict/judge.js').ProgramVerdict[]} verdicts
   * @param {import('./ask-verifier.mjs').Answer} answer
   * @param {CheckPlace} checkPlace
   */
  function compare(where, verdicts, answer, checkPlace) {
    for (const one of verdicts) {
      const result = answer.programs.get(programKey(one.section, one.program));
      const told = toldOf(result);
      const { verdict } = one.verdict;
      count(matrix, `${verdict}, ${told}`);
      if (told === 'not judged') continue;
      const program = `${where}, ${one.section} ${one.program}`;
      if (verdict === 'broken') {
        refusals++;
        if (told === 'loads')
          loading.push(`${program}${one.verdict.undecided ? ', undecided' : ''}`);
        else broken.equal();
      } else if (verdict === 'depends' && !holds(one.verdict.conditions, answer, release)) {
        count(matrix, 'depends on what is not so here');
      } else if (told === 'loads') {
        safe.equal();
      } else {
        safe.differ(`${program}: ${verdict}, ${result.text} at ${result.instruction}`);
      }
      if (told !== 'poison') continue;
      const { records, problem } = checkPlace(one, result.instruction);
      const named = one.verdict.reached?.relocation;
      if (named !== undefined) {
        count(
          matrix,
          `refused at ${records.includes(named) ? 'the' : 'another than the'} relocation that is named`,
        );
      }
      if (problem === undefined) places.equal();
      else places.differ(`${program}, instruction ${result.instruction}: ${problem}`);
    }
  }

  function finish() {
    if (![...matrix.keys()].some((what) => what.endsWith(', loads'))) {
      safe.differ('no program loads: root is needed');
    }
    const few = loading.length <= refusals * BROKEN_THAT_LOAD;
    for (const program of loading) {
      if (few) broken.accounted(`called broken, loads: ${program}`);
      else broken.differ(`${program} loads`);
    }
    for (const [what, times] of [...matrix].sort()) console.log(`${title}: ${times} ${what}`);
    return [safe, broken, places];
  }
  return { compare, finish };
}

function toldOf(result) {
  if (result?.word === 'loads' || result?.word === 'poison') return result.word;
  // libbpf refuses a program for the one relocation that it cannot decide.
  return result?.word === 'refused' && /: relo #\d+: /.test(result.text) ? 'refused' : 'not judged';
}

/** Whether the conditions of a verdict are so on the kernel that was asked, with an object as it is. */
function holds(conditions, { externs }, release) {
  return conditions.every((one) => {
    switch (one.kind) {
      // The object was loaded with what it sets itself.
      case 'variable':
        return true;
      case 'kconfig':
        return externs.get(one.name) === one.value;
      case 'symbol':
        return (externs.get(one.name) === 1n) === one.present;
      case 'verifier':
        return !isBefore(release, one.release);
      default:
        return false;
    }
  });
}

function isBefore(release, other) {
  const [[major, minor], [otherMajor, otherMinor]] = [release, other].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10)),
  );
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

function count(matrix, what) {
  matrix.set(what, (matrix.get(what) ?? 0) + 1);
}
