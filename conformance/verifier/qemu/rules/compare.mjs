import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  generationOf,
  MILESTONES,
  NEWEST,
  ROWS,
  rulesOf,
} from '../../../../lib/verdict/verifier/generations.js';
import { directory } from '../../../suite.mjs';
import { tally } from '../../../tally.mjs';
import { programKey } from '../../ask-verifier.mjs';
import { claimsOf } from './claims.mjs';

/** Before a program's two underscores, where there is no rule's name; rules.h tells what they mean. */
const NO_RULES = ['always', 'either', 'never', 'control'];

/**
 * What an old kernel is taken to know. libbpf makes global functions static where it finds that a kernel does
 * not verify them, which these do.
 */
const GENERATIONS = [{ major: 4, minor: 15, patch: 0 }, ...MILESTONES].map((release) => {
  const rules = rulesOf(release);
  const isStatic = rules.globalFunctions === 'static';
  return { release, rules: isStatic ? { ...rules, globalFunctions: 'always' } : rules };
});

/** The oldest verifier that functions can be called on. */
const OLDEST = rulesOf({ major: 4, minor: 16, patch: 0 });

/** What rules.h makes all programs. */
const SECTION = 'raw_tp';

/** Stands for the function that no kernel has. */
const SYMBOLS = new Map([['bpf_there_is_no_such_function', 0n]]);

/**
 * Compiles the programs of single rules. Needs clang-19, which knows all instructions.
 *
 * @param {string} cache
 * @returns {{ object: string }[]} jobs
 */
export function ruleJobs(cache) {
  const home = directory(cache, 'rules');
  const multiarch = execFileSync('gcc', ['-print-multiarch'], { encoding: 'utf8' }).trim();
  const options = ['-g', '-O2', '-Wall', '-Werror', '-target', 'bpf', '-mcpu=v4'];
  const sources = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bpf.c'));
  return sources.sort().map((file) => {
    const object = join(home, `${basename(file, '.bpf.c')}.o`);
    const paths = ['-idirafter', `/usr/include/${multiarch}`, '-c', file, '-o', object];
    execFileSync('clang-19', [...options, ...paths], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return { object };
  });
}

/**
 * Asks the walk whether each program needs the rule that it is named after.
 *
 * @param {{ object: string }[]} jobs
 */
export function compareNames(jobs) {
  const named = tally(
    'single rules: the walk needs the rule that a program is named after',
    'programs',
  );
  const unused = new Set(ROWS.map(({ rule }) => rule));
  const misnamed = [];
  for (const { rule, program, isGuarded } of programsOf(jobs)) {
    const newest = isGuarded(NEWEST, SYMBOLS);
    const needed = ROWS.map((row) => row.rule).filter(
      (one) => newest && !isGuarded(without(one), SYMBOLS),
    );
    for (const one of needed) unused.delete(one);
    if (NO_RULES.includes(rule)) {
      const good =
        rule === 'always' ? isGuarded(OLDEST, SYMBOLS) : newest === isExpected(rule, program);
      if (good) named.equal();
      else named.differ(`${program}: ${newest ? 'loads' : 'is refused'} by all rules`);
    } else if (!newest) named.accounted('programs load for a reason that the walk does not follow');
    else if (needed.includes(rule)) named.equal();
    else misnamed.push({ rule, program });
  }
  for (const { rule, program } of misnamed) {
    if (unused.has(rule)) named.accounted('programs load by a rule that the walk takes for given');
    else named.differ(`${program}: loads without ${rule}`);
  }
  for (const rule of unused) console.log(`the walk does not use the rule ${rule}`);
  return named;
}

function without(rule) {
  return { ...NEWEST, [rule]: rule === 'globalFunctions' ? 'always' : false };
}

function isExpected(rule, program) {
  return rule === 'either' || program === 'control__plain';
}

/**
 * What kernels know beside what we say that they know. A program that we say to load and that is refused
 * for its poison is a difference. So it is if we say so for any release below the kernel's: an old
 * kernel may have the BPF of a newer one. What loads though we do not say so is told in the table.
 *
 * @param {{ object: string }[]} jobs
 * @param {{ release: string, answers: import('../ask.mjs').Answer[] }[]} kernels answers by job
 */
export function compareRules(jobs, kernels) {
  const compared = tally('single rules: what we say that a kernel knows, it knows', 'programs');
  const rows = new Map();
  for (const { job, rule, program, isGuarded } of programsOf(jobs)) {
    const counts = rows.get(rule) ?? kernels.map(() => ({ loads: 0, claimed: 0, tried: 0 }));
    rows.set(rule, counts);
    for (const [i, { release, answers }] of kernels.entries()) {
      const { programs, externs, refused } = answers[job];
      const { word, text } = programs.get(programKey(SECTION, program)) ?? {
        word: 'refused',
        text: refused,
      };
      const own = generationOf({ release }).low;
      const claimed = isGuarded(rulesOf(own), externs);
      const claims = GENERATIONS.filter(
        (one) => !isAfter(one.release, own) && isGuarded(one.rules, externs),
      );
      const isControl = rule === 'control' && program !== 'control__plain';
      if (word === 'refused' || (isControl && word === 'loads')) {
        compared.differ(`${release}, ${program}: ${word} ${text}`);
      } else if (word === 'poison' && (claimed || claims.length > 0)) {
        const by = claimed ? own : claims[0].release;
        compared.differ(`${release}, ${program}: by the rules of ${by.major}.${by.minor} it loads`);
      } else compared.equal();
      // What a kernel has no instruction or helper for, it tells nothing of.
      if (word === 'other') continue;
      counts[i].tried++;
      if (word === 'loads') counts[i].loads++;
      if (claimed) counts[i].claimed++;
    }
  }
  printTable(rows, kernels);
  printUnshown(rows, kernels);
  return compared;
}

function isAfter(a, b) {
  return a.major > b.major || (a.major === b.major && a.minor > b.minor);
}

function* programsOf(jobs) {
  for (const [job, { object }] of jobs.entries()) {
    for (const { program, isGuarded } of claimsOf(readFileSync(object))) {
      yield { job, rule: program.split('__')[0], program, isGuarded };
    }
  }
}

/** How many programs load of those that a kernel can be asked about, and of how many we say so. */
function printTable(rows, kernels) {
  const from = new Map(ROWS.map((row) => [row.rule, row.from]));
  const names = kernels.map(({ release }) => /^\d+\.\d+/.exec(release)[0]);
  console.log('single rules: programs that load / that we say to load / that were tried');
  const line = (...cells) =>
    console.log(
      `  ${cells[0].padEnd(24)}${cells
        .slice(1)
        .map((cell) => cell.padEnd(11))
        .join('')}`,
    );
  line('rule', 'from', ...names);
  for (const [rule, counts] of rows) {
    const cells = counts.map(({ loads, claimed, tried }) =>
      tried ? `${loads}/${claimed}/${tried}` : '-',
    );
    line(rule, from.get(rule) ?? '', ...cells);
  }
}

/** Rules whose beginning these kernels do not show: the older ones have them too, or lack the instruction. */
function printUnshown(rows, kernels) {
  const unshown = ROWS.filter(({ rule, from }) => {
    const first = generationOf({ release: from }).low;
    return !rows.get(rule)?.some(({ loads, tried }, i) => {
      const { low } = generationOf(kernels[i]);
      return isAfter(first, low) && loads < tried;
    });
  });
  const names = unshown.map(({ rule, from }) => `${rule} (${from})`);
  console.log(`single rules: no older kernel is shown to be without ${names.join(', ')}`);
}
