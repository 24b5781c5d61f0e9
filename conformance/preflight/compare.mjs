import { readFileSync } from 'node:fs';
import { parseBtf } from '../../lib/btf/btf.js';
import { readObject } from '../../lib/core/object.js';
import { programKey } from '../verifier/ask-verifier.mjs';
import { classOfFailure, classOfRefusal } from './classes.mjs';
import { predict } from './predict.mjs';

/** What becomes of a program, by whether it could be foretold. */
export const BECAME = [
  'attached',
  'loaded',
  'not attached',
  'not attached*',
  'refused',
  'refused*',
  'crashed',
];

/**
 * @typedef {object} Pair what was said of a program on a kernel, and what became of it
 * @property {string} group
 * @property {string} name object, section and program
 * @property {string} said
 * @property {boolean} isUnknown
 * @property {string} why
 * @property {string} became one of `BECAME`: with `*` for a reason that is not foretold
 * @property {string} reason class of the reason, and the text
 */

/**
 * @param {{ release: string, btf: string, happened: import('./ask.mjs').Happened[] }} kernel
 * @param {import('./objects.mjs').Tried[]} objects
 * @returns {Pair[]}
 */
export function compareOn(kernel, objects) {
  const btf = parseBtf(readFileSync(kernel.btf));
  return objects.flatMap((tried) => {
    const object = readObject(readFileSync(tried.path));
    const said = predict(object, { release: kernel.release, btf });
    return pairsOf(
      tried,
      said,
      kernel.happened.filter(({ object: name }) => name === tried.name),
    );
  });
}

/** @returns {Pair[]} of one object; a program of which only one side knows is an error */
export function pairsOf({ group, name }, said, happened) {
  const byKey = new Map(happened.map((one) => [programKey(one.section, one.program), one]));
  const pairs = said.map(({ program, section, verdict, isUnknown, why }) => {
    const key = programKey(section, program);
    const one = byKey.get(key);
    if (one === undefined) throw new Error(`${name}: nobody tried ${section} ${program}`);
    byKey.delete(key);
    const full = `${name}, ${section} ${program}`;
    return { group, name: full, said: verdict, isUnknown, why, ...becameOf(one) };
  });
  if (byKey.size > 0) throw new Error(`${name}: nothing is said of ${[...byKey.keys()]}`);
  return pairs;
}

/** @returns {Pick<Pair, "became" | "reason">} of what happened, with the text where there is one */
export function becameOf(one) {
  if (one.load === 'crash') return { became: 'crashed', reason: 'crash' };
  if (one.load === 'refused') {
    const { name, isListed } = classOfRefusal(one);
    return { became: isListed ? 'refused' : 'refused*', reason: name, text: one.text };
  }
  if (one.attach === 'attached') return { became: 'attached', reason: '' };
  if (one.attach === 'untried') return { became: 'loaded', reason: '' };
  const { name, isListed } = classOfFailure(one);
  return {
    ...{ became: isListed ? 'not attached' : 'not attached*', reason: name },
    text: one.attachText,
  };
}
