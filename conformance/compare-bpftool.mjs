import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseBtf } from '../lib/btf/btf.js';
import { tailor } from '../lib/core/tailor.js';
import { readTypes } from './btf-types.mjs';
import { KINDS } from './made-up/case.mjs';
import { tally } from './tally.mjs';

const run = promisify(execFile);
const COMPOSITES = new Set(['struct', 'union']);
/** bpftool keeps only the first candidate, and ends at the first record that fails. */
const REAL = new Set(['own', 'libbpf-tools']);
const UNFIT = new Set(['random', 'mutants']);
const TYPE_MATCHES = KINDS.indexOf('type_matches');
const BY_MATCHES =
  'of objects that ask whether a type matches: bpftool keeps all its members, we those that decide';

/**
 * Compares our files with those of `bpftool gen min_core_btf`, where it makes one, and checks that
 * tailoring a tailored file again changes no byte of it.
 *
 * @param {string} cache
 * @param {object[]} pairs an object on a kernel, with our file
 */
export async function compareBpftool(cache, pairs) {
  const kept = tally('bpftool: what it kept is in our file', 'types and members');
  const again = tally('tailoring again gives the same bytes', 'files');
  const sizes = { ours: 0, theirs: 0, larger: 0, largerReal: 0, files: 0, refused: 0 };
  const waiting = pairs.filter(({ part }) => part.little && !UNFIT.has(part.group));
  const workers = Array.from({ length: availableParallelism() }, async (_, i) => {
    const output = join(cache, `bpftool-${i}.btf`);
    for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
      const { part, kernel, file } = pair;
      const done = await run('bpftool', [
        'gen',
        'min_core_btf',
        kernel.path,
        output,
        part.path,
      ]).then(
        () => true,
        () => false,
      );
      if (!done) {
        sizes.refused++;
        continue;
      }
      const [theirs, ours] = [readFileSync(output), readFileSync(file)];
      sizes.files++;
      sizes.theirs += theirs.length;
      sizes.ours += ours.length;
      if (ours.length > theirs.length) {
        sizes.larger++;
        if (REAL.has(part.group)) sizes.largerReal++;
      }
      compareTypes(pair, readTypes(theirs), readTypes(ours), kept);
    }
  });
  await Promise.all(workers);
  for (const { place, objectSet, file } of pairs) {
    const bytes = readFileSync(file);
    try {
      const twice = tailor(parseBtf(Buffer.from(bytes)), objectSet).bytes;
      if (Buffer.compare(Buffer.from(twice), bytes) === 0) again.equal();
      else again.differ(place);
    } catch (error) {
      again.differ(`${place}: ${error.message}`);
    }
  }
  const { ours, theirs, larger, largerReal, files, refused } = sizes;
  const ratio = (ours / theirs).toFixed(3);
  console.log(
    `bpftool: ${files} files, ours are ${ratio} of its bytes, ${larger} are larger (${largerReal} of real objects); it refused ${refused}`,
  );
  return [kept, again];
}

/** Named types by kind, name and size; members by name and offset, as a field access finds them. */
function compareTypes({ place, part }, theirs, ours, kept) {
  const asksMatches = part.records.some(({ kind }) => kind === TYPE_MATCHES);
  const missing = (text) => (asksMatches ? kept.accounted(BY_MATCHES) : kept.differ(text));
  const index = new Map();
  for (const [id, type] of ours.entries()) {
    if (type.name) index.set(keyOf(type), [...(index.get(keyOf(type)) ?? []), id]);
  }
  for (const [id, type] of theirs.entries()) {
    if (!type.name) continue;
    const same = index.get(keyOf(type));
    if (!same) {
      missing(`${place}: no ${keyOf(type)}`);
      continue;
    }
    kept.equal();
    if (!COMPOSITES.has(type.kind)) continue;
    const found = new Set(same.flatMap((other) => [...fields(ours, other)]));
    for (const field of fields(theirs, id)) {
      if (found.has(field)) kept.equal();
      else missing(`${place}: no ${field} in ${keyOf(type)}`);
    }
  }
}

function keyOf({ kind, name, size }) {
  const sized = ['struct', 'union', 'int', 'enum', 'enum64', 'float'].includes(kind);
  return `${kind} ${name}${sized ? ` of ${size} bytes` : ''}`;
}

function fields(types, id, base = 0, into = new Set()) {
  const { items, flag } = types[id];
  for (const { name, type, offset } of items) {
    const bit = base + (flag ? offset & 0xffffff : offset);
    if (name) into.add(`${name} at bit ${bit}`);
    else if (COMPOSITES.has(types[type].kind)) fields(types, type, bit, into);
  }
  return into;
}
