import { readFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { parseBtf } from '../../lib/btf/btf.js';
import { readObject } from '../../lib/core/object.js';
import { newJudge } from '../../lib/verdict/judge.js';
import { buildVerifierOracle, SUITES } from '../libbpf.mjs';
import { tally } from '../tally.mjs';
import { askVerifier, programKey } from './ask-verifier.mjs';
import { buildCorpus } from './corpus.mjs';
import { KNOWN_PATTERNS, NEVER_UNRESOLVED } from './known-patterns.mjs';
import { resolveOn } from './resolve-on.mjs';

const REASONS = {
  other: 'depend on what this kernel has not, and load all the same',
  refused: 'depend on what this kernel has not, and are refused',
};

/**
 * Judges each program of the corpus, by each compiler and on each of its kernels, and loads it alone into
 * the running kernel with the same BTF.
 *
 * @param {string} cache
 * @param {{ quick?: boolean }} [options] quick: fewer variants
 * @returns {Promise<ReturnType<typeof tally>[]>}
 */
export async function compareCorpus(cache, { quick = false } = {}) {
  const never = tally('corpus: what is called good loads', 'verdicts');
  const equal = tally('corpus: verdicts are those of the running kernel', 'verdicts');
  const sound = tally('corpus: each program tries something', 'programs');
  const objects = await buildCorpus(cache, { quick });
  const jobs = objects.flatMap((object) => object.kernels.map((kernel) => ({ object, kernel })));
  const answers = await askVerifier(
    buildVerifierOracle(SUITES.newest, cache),
    join(cache, 'verifier-asked'),
    jobs.map(({ object, kernel }) => ({ object: object.path, btf: kernel.path })),
  );
  const words = new Map();
  const unresolved = new Map();
  const differed = new Set();
  const running = { release: release() };
  const judges = new Map();
  for (const [i, { object, kernel }] of jobs.entries()) {
    const { programs, externs, refused } = answers[i];
    const where = `${object.file} by ${object.variant} on ${kernel.name}`;
    if (refused !== undefined) equal.differ(`${where}: ${refused}`);
    for (const { program, section, verdict } of judgeAll(judges, object, kernel, running)) {
      const name = `${object.file}/${program}`;
      const answer = programs.get(programKey(section, program)) ?? { word: 'missing', text: '' };
      const is = `${name} by ${object.variant} on ${kernel.name}: ${verdict.verdict}, ${answer.word}`;
      words.set(verdict.verdict, (words.get(verdict.verdict) ?? 0) + 1);
      unresolved.set(name, unresolved.get(name) || verdict.verdict !== 'loads');
      if (answer.word !== 'loads' && answer.word !== 'poison') {
        equal.differ(`${is} ${answer.text}`);
        continue;
      }
      const isGood = verdict.verdict === 'loads' || verdict.verdict === 'guarded';
      if (isGood && answer.word === 'poison') never.differ(`${is} at ${answer.instruction}`);
      else if (isGood) never.equal();
      const expected = expectedOf(verdict, externs);
      if (expected === undefined) {
        equal.accounted(answer.word === 'loads' ? REASONS.other : REASONS.refused);
      } else if (expected === answer.word) {
        equal.equal();
      } else if (expected === 'poison' && KNOWN_PATTERNS[name] !== undefined) {
        differed.add(name);
        equal.accounted(`in known patterns: ${KNOWN_PATTERNS[name]}`);
      } else {
        equal.differ(`${is} ${answer.text}`);
      }
    }
  }
  for (const name of Object.keys(KNOWN_PATTERNS)) {
    if (!differed.has(name)) equal.differ(`known-patterns.mjs has ${name}, which does not differ`);
  }
  for (const [name, isUnresolved] of unresolved) {
    if (isUnresolved !== NEVER_UNRESOLVED.has(name)) sound.equal();
    else sound.differ(`${name} is ${isUnresolved ? '' : 'never '}unresolved somewhere`);
  }
  const counts = [...words].map(([word, count]) => `${word} ${count}`).sort();
  console.log(
    `corpus: ${objects.length} objects, ${unresolved.size} programs; ${counts.join(', ')}`,
  );
  return [never, equal, sound];
}

function judgeAll(judges, object, kernel, running) {
  if (!judges.has(object)) {
    const parsed = readObject(readFileSync(object.path));
    judges.set(object, { parsed, judge: newJudge(parsed) });
  }
  const { parsed, judge } = judges.get(object);
  const outcomes = resolveOn(parseBtf(readFileSync(kernel.path)), parsed);
  return judge
    .judge(running, outcomes)
    .map((verdict, index) => ({ ...judge.programs[index], verdict }));
}

/**
 * What the running kernel must say.
 *
 * @param {import('../../lib/verdict/verdict.js').Verdict} verdict
 * @param {Map<string, bigint>} externs as libbpf set them
 * @returns {'loads' | 'poison' | undefined} undefined if the verdict leaves it open
 */
function expectedOf({ verdict, conditions = [] }, externs) {
  if (verdict === 'broken') return 'poison';
  const holds = conditions.every((condition) => {
    if (condition.kind === 'verifier') return false;
    // The oracle sets no variable.
    if (condition.kind === 'variable') return true;
    const value = condition.kind === 'symbol' ? BigInt(condition.present) : condition.value;
    return externs.get(condition.name) === value;
  });
  return holds ? 'loads' : undefined;
}
