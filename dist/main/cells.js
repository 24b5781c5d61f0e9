/** @import { Kind } from './kinds.js' */
/** @import { Part, Program } from './model.js' */
/** @import { Column } from './view.js' */
import { element, formatCount, formatNumber } from './dom.js';
import { describeKind } from './kinds.js';
import { countKinds, isWorse, partsOf } from './model.js';

/**
 * What a column is called: a group's name, or a kernel's release.
 *
 * @param {Column} column
 */
export function nameOfColumn({ group, release }) {
  return release ?? group.name;
}

/**
 * The heading of a column.
 *
 * @param {Column} column
 */
export function columnHeader(column) {
  const { release, kernels, isOpen } = column;
  const name = nameOfColumn(column);
  if (release !== undefined) {
    return element(
      'div',
      { role: 'columnheader', class: 'column kernel', title: name },
      element('span', { class: 'name' }, name),
    );
  }
  return element(
    'div',
    {
      role: 'columnheader',
      class: 'column group',
      'aria-expanded': String(isOpen),
      'aria-label': `${name}, ${formatCount(kernels, 'kernel')}`,
      title: `${name}: ${formatCount(kernels, 'kernel')}`,
    },
    element('span', { class: 'count' }, formatNumber(kernels)),
    element('span', { class: 'name' }, name),
    element('span', { class: 'fold', 'aria-hidden': 'true' }, isOpen ? '−' : '+'),
  );
}

/**
 * The heading of a row.
 *
 * @param {Program} program
 * @param {boolean} hasObject whether the object's name is shown
 */
export function rowHeader({ name, objectName }, hasObject) {
  return element(
    'div',
    { role: 'rowheader', class: 'program', title: `${name} (${objectName})` },
    element('span', { class: 'name' }, name),
    hasObject ? element('span', { class: 'object' }, objectName.replace(/^.*\//, '')) : undefined,
  );
}

/**
 * A cell: the worst that becomes of the program there, by colour and letter, with the shares of all that
 * does if they differ, and a mark for what changed.
 *
 * @param {Program} program
 * @param {Column} column
 */
export function matrixCell(program, column) {
  const parts = partsOf(program, column.weights);
  const label = `${program.name} on ${nameOfColumn(column)}: ${describeParts(parts)}`;
  const [worst] = parts;
  const changed = changeOf(parts);
  const cell = element('div', {
    role: 'gridcell',
    class: `cell ${worst?.kind ?? 'none'}${column.release === undefined ? ' group' : ''}`,
    'aria-label': label,
    'data-change': changed,
  });
  if (worst === undefined) return cell;
  cell.textContent = describeKind(worst.kind).letter;
  const counts = countKinds(parts);
  if (counts.size > 1) cell.append(shareBar(counts));
  return cell;
}

/** @param {readonly Part[]} parts */
function changeOf(parts) {
  if (parts.some(({ entry }) => isWorse(entry))) return 'worse';
  return parts.some(({ entry }) => entry.change !== undefined) ? 'better' : undefined;
}

/** @param {ReadonlyMap<Kind, number>} counts */
function shareBar(counts) {
  const bar = element('span', { class: 'shares', 'aria-hidden': 'true' });
  for (const [kind, kernels] of counts) {
    const share = element('span', { class: kind });
    share.style.flexGrow = String(kernels);
    bar.append(share);
  }
  return bar;
}

/**
 * `broken on 3 kernels (newly), loads on 9 kernels`
 *
 * @param {readonly Part[]} parts
 */
function describeParts(parts) {
  if (parts.length === 0) return 'its object is not for it';
  const changes = { worse: 0, better: 0 };
  for (const { entry, kernels } of parts) {
    if (entry.change !== undefined) changes[isWorse(entry) ? 'worse' : 'better'] += kernels;
  }
  const told = [...countKinds(parts)].map(
    ([kind, kernels]) => `${describeKind(kind).title} on ${formatCount(kernels, 'kernel')}`,
  );
  if (changes.worse > 0) told.push(`worse than the baseline on ${formatNumber(changes.worse)}`);
  if (changes.better > 0) told.push(`mended on ${formatNumber(changes.better)}`);
  return told.join(', ');
}
