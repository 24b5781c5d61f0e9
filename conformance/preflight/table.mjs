import { BECAME } from './compare.mjs';

const SAID = ['loads', 'guarded', 'depends', 'not known', 'unattached', 'broken'];
const GOOD = new Set(['loads', 'guarded']);
/** These verdicts promise a load. */
const LOADS = new Set(['loads', 'guarded', 'unattached']);

/** Of programs that are called broken or unattached, this part may be fine after all. */
const MOST_FALSE_ALARMS = 0.01;

/**
 * Prints what was said beside what happened, and each case in which the two part.
 *
 * @param {{ release: string, pairs: import('./compare.mjs').Pair[] }[]} kernels
 * @returns {boolean} whether a promise is broken: a program that is said to load is refused for a reason that
 * is foretold, or more than one in a hundred alarms are false
 */
export function printTable(kernels) {
  const all = kernels.flatMap(({ release, pairs }) =>
    pairs.map((one) => ({
      ...one,
      release,
      // It promises nothing, and tells what it is that is not known.
      said: one.isUnknown && GOOD.has(one.said) ? 'not known' : one.said,
    })),
  );
  console.log(`${all.length} programs on kernels: said (down) and what happened (across).`);
  console.log('With *: for a reason that is not foretold.\n');
  console.log(['said', ...BECAME].map((word) => word.padStart(13)).join(' '));
  for (const said of SAID) {
    const of = all.filter((one) => one.said === said);
    const counts = BECAME.map((became) => of.filter((one) => one.became === became).length);
    console.log([said, ...counts].map((word) => String(word).padStart(13)).join(' '));
  }
  console.log();
  const missed = all.filter(({ said, became }) => LOADS.has(said) && became === 'refused');
  const unforeseen = all.filter(({ said, became }) => GOOD.has(said) && became === 'not attached');
  const alarms = all.filter(({ said }) => said === 'broken' || said === 'unattached');
  // Where nothing was attached, nothing is known of it.
  const isFine = ({ said, became }) =>
    became === 'attached' ||
    (said === 'broken' && (became === 'loaded' || became.startsWith('not attached')));
  // What failed for another reason proves neither side.
  const falseAlarms = alarms.filter(isFine);
  const judged = alarms.filter(
    (one) => isFine(one) || !(one.became.endsWith('*') || one.became === 'loaded'),
  );
  name('said to load, and refused for a reason that is foretold', missed);
  name('said to load, and not attached for a reason that is foretold', unforeseen);
  name('said to be broken or unattached, and fine', falseAlarms);
  printUnknown(all);
  printOthers(all);
  const part = falseAlarms.length / Math.max(1, judged.length);
  console.log(
    `\nmissed: ${missed.length}; not attached unforeseen: ${unforeseen.length}; false alarms: ${falseAlarms.length} of ${judged.length} (${(100 * part).toFixed(2)} %)`,
  );
  return missed.length > 0 || part > MOST_FALSE_ALARMS;
}

function name(title, cases) {
  console.log(`${title}: ${cases.length}`);
  const groups = new Map();
  for (const one of cases) {
    const key = `${one.name}: ${one.reason}${one.text ? ` (${one.text})` : ''}${one.why ? `; said: ${one.why}` : ''}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one.release);
  }
  for (const [key, releases] of groups) console.log(`  ${key} [${releases.join(', ')}]`);
}

/** How often each reason came up that is not foretold, among what was said to load. */
function printOthers(all) {
  const counts = new Map();
  for (const { said, became, reason } of all) {
    if (!GOOD.has(said) || !became.endsWith('*')) continue;
    const key = `${became.slice(0, -1)}: ${reason}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  console.log('said to load, and otherwise for a reason that is not foretold:');
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    console.log(`  ${String(count).padStart(4)} ${key}`);
  }
}

/** What became of programs of which something is not known, by what it is. */
function printUnknown(all) {
  const counts = new Map();
  for (const { said, became, why } of all) {
    if (said !== 'not known') continue;
    const words = why.match(/unknown: ([a-z_.]+)/)?.[1] ?? why;
    const key = `${words}: ${became}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  console.log('of which something is not known:');
  for (const [key, count] of [...counts].sort()) {
    console.log(`  ${String(count).padStart(4)} ${key}`);
  }
}
