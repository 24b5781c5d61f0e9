/** @import { PageData, PageEntry, PageLine } from '../page-data.js' */
/** @import { Model, Part, Program } from './model.js' */
/** @import { Column } from './view.js' */
import { nameOfColumn } from './cells.js';
import { element, formatCount, formatNumber } from './dom.js';
import { describeKind } from './kinds.js';
import { entryIndex, isWorse, partsOf } from './model.js';

const MOST_GROUPS = 12;

/**
 * What the place of a verdict is called.
 *
 * @type {Readonly<Record<string, string>>}
 */
const PLACES = {
  broken: 'Refused at',
  unattached: 'Needed at',
  depends: 'Guarded at',
  guarded: 'Guarded at',
};

/**
 * What the panel says of a program on the kernels of a column, or on all kernels: each way in which it
 * fares there, with its reason and places.
 *
 * @param {Model} model
 * @param {Program} program
 * @param {Column | undefined} column
 * @returns {(HTMLElement | undefined)[]}
 */
export function detailsOf(model, program, column) {
  const weights = column?.weights ?? model.weights;
  const parts = partsOf(program, weights);
  return [
    element('h2', { id: 'details-title' }, element('code', {}, program.name)),
    element('p', { class: 'where' }, whereOf(model, column)),
    factsOf([
      ['Object', element('code', {}, program.objectName)],
      ['Section', element('code', {}, program.section)],
    ]),
    ...(parts.length === 0
      ? [element('p', {}, 'The object of this program is not for these kernels.')]
      : parts.map((part) => describePart(model, program, part, column))),
  ];
}

/**
 * @param {Model} model
 * @param {Column | undefined} column
 */
function whereOf({ kernels }, column) {
  if (column === undefined) return `on all ${formatCount(kernels, 'kernel')}`;
  if (column.release === undefined) {
    return `on ${column.group.name} (${formatCount(column.kernels, 'kernel')})`;
  }
  return `on ${column.group.name}/${nameOfColumn(column)}`;
}

/**
 * @param {Model} model
 * @param {Program} program
 * @param {Part} part
 * @param {Column | undefined} column
 */
function describePart({ data }, program, { entry, kind, kernels }, column) {
  const { title, letter, means } = describeKind(kind);
  const isOne = column?.release !== undefined;
  return element(
    'section',
    { class: 'part' },
    element(
      'h3',
      {},
      element('span', { class: `chip ${kind}`, 'aria-hidden': 'true' }, letter),
      ` ${title}`,
      element('small', {}, isOne ? means : `${formatCount(kernels, 'kernel')}: ${means}`),
    ),
    reasonOf(data, entry),
    describeChange(data, entry),
    factsOf([
      [PLACES[entry.verdict] ?? 'At', lineOf(data, entry.source)],
      ['Relocation', relocationOf(data, entry)],
      ['The way there', wayOf(data, entry.path ?? [])],
      ['Found besides', findingsOf(data, entry)],
      ['Excused by', textOf(data, entry.excused)],
      ['The same on', sameOn(data, program, entry)],
    ]),
  );
}

/**
 * @param {PageData} data
 * @param {PageEntry} entry
 */
function reasonOf(data, { verdict, reason }) {
  const words = textOf(data, reason);
  if (words === undefined) return undefined;
  return element(
    'p',
    { class: 'reason' },
    ...(verdict === 'needs' ? [`It needs BTF in the kernel itself (${words}).`] : inWords(words)),
  );
}

/**
 * @param {PageData} data
 * @param {PageEntry} entry
 */
function describeChange(data, entry) {
  if (entry.change === undefined) return undefined;
  const { kind, before, reason } = entry.change;
  const was = before === 'absent' ? 'it was not there' : `it was “${before}”`;
  const why = textOf(data, reason);
  return element(
    'p',
    { class: `change ${isWorse(entry) ? 'worse' : 'better'}` },
    `${isWorse(entry) ? '▲' : '▼'} ${kind.replace('-', ' ')} since the baseline: ${was}`,
    ...(why === undefined ? [] : [' (', ...inWords(why), ')']),
  );
}

/**
 * A list of facts; those that are not known are left out.
 *
 * @param {readonly (readonly [name: string, fact: Node | string | undefined])[]} facts
 */
function factsOf(facts) {
  const known = facts.filter(([, fact]) => fact !== undefined);
  if (known.length === 0) return undefined;
  return element(
    'dl',
    {},
    ...known.flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, fact)]),
  );
}

/**
 * A line of a source file, with a link if the run knew its commit.
 *
 * @param {PageData} data
 * @param {PageLine | undefined} place
 */
function lineOf({ files }, place) {
  if (place === undefined) return undefined;
  const [name, address] = files[place[0]] ?? [''];
  const code = element('code', {}, `${name}:${place[1]}`);
  if (address === undefined) return code;
  return element('a', { href: `${address}#L${place[1]}`, rel: 'noreferrer' }, code);
}

/**
 * @param {PageData} data
 * @param {PageEntry} entry
 */
function relocationOf(data, { relocation, relocationSource }) {
  const words = textOf(data, relocation);
  if (words === undefined) return undefined;
  const line = lineOf(data, relocationSource);
  return element('span', {}, element('code', {}, words), ...(line ? [' at ', line] : []));
}

/**
 * What a program lacks, or may lack, besides what makes its verdict.
 *
 * @param {PageData} data
 * @param {PageEntry} entry
 */
function findingsOf(data, { findings = [] }) {
  if (findings.length === 0) return undefined;
  return element(
    'ul',
    {},
    ...findings.map((index) => element('li', {}, ...inWords(textOf(data, index) ?? ''))),
  );
}

/**
 * @param {PageData} data
 * @param {readonly PageLine[]} path
 */
function wayOf(data, path) {
  if (path.length < 2) return undefined;
  return element('ol', {}, ...path.map((place) => element('li', {}, lineOf(data, place))));
}

/**
 * All kernels on which a program fares so, by their groups.
 *
 * @param {PageData} data
 * @param {Program} program
 * @param {PageEntry} entry
 */
function sameOn({ groups }, program, entry) {
  const index = program.entries.indexOf(entry);
  const rows = groups.flatMap(({ name, releases, classes }) => {
    const members = releases.filter(
      (_, at) => entryIndex(program, /** @type {number} */ (classes[at])) === index,
    );
    if (members.length === 0) return [];
    const share =
      members.length === releases.length
        ? `all ${formatNumber(releases.length)}`
        : `${formatNumber(members.length)} of ${formatNumber(releases.length)}, from ${members[0]} to ${members.at(-1)}`;
    return [element('li', {}, `${name}: ${share}`)];
  });
  const left = rows.length - MOST_GROUPS;
  return element(
    'ul',
    {},
    ...rows.slice(0, MOST_GROUPS),
    left > 0 ? element('li', {}, `and ${formatCount(left, 'more group')}`) : undefined,
  );
}

/**
 * @param {PageData} data
 * @param {number | undefined} index
 */
function textOf({ texts }, index) {
  return index === undefined ? undefined : texts[index];
}

/**
 * A sentence, in which what stands between backticks is code.
 *
 * @param {string} words
 */
function inWords(words) {
  return words
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)));
}
