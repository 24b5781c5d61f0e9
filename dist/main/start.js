/** @import { Kind } from './kinds.js' */
/** @import { Target } from './matrix.js' */
/** @import { Wish } from './view.js' */
import { detailsOf } from './details.js';
import { byId, element, formatCount, formatNumber } from './dom.js';
import { KINDS } from './kinds.js';
import { createMatrix } from './matrix.js';
import { makeModel } from './model.js';
import { viewOf } from './view.js';

const model = makeModel(JSON.parse(byId('data').textContent ?? ''));
const grid = byId('matrix');
const details = byId('details');
const programFilter = /** @type {HTMLInputElement} */ (byId('program-filter'));
const kernelFilter = /** @type {HTMLInputElement} */ (byId('kernel-filter'));
const order = /** @type {HTMLSelectElement} */ (byId('order'));
const matrix = createMatrix(grid, model);

/** @type {Set<Kind>} */
const kinds = new Set();
const open = new Set(model.data.groups.length === 1 ? model.data.groups : []);
let changed = false;

byId('app').hidden = false;
makeLegend();
show();

for (const input of [programFilter, kernelFilter, order]) input.addEventListener('input', show);
byId('unfold').addEventListener('click', () => foldAll(true));
byId('fold').addEventListener('click', () => foldAll(false));
byId('close').addEventListener('click', closeDetails);
grid.addEventListener('keydown', onKey);
grid.addEventListener('click', ({ target }) => {
  const place = matrix.find(target);
  if (place === undefined) return;
  matrix.activate(place);
  act();
});
grid.addEventListener('pointerover', ({ target }) => {
  const label = target instanceof HTMLElement && target.getAttribute('aria-label');
  if (label) target.title = label;
});
details.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') closeDetails();
});

function show() {
  /** @type {Wish} */
  const wish = {
    program: programFilter.value,
    kernel: kernelFilter.value,
    order: order.value === 'object' ? 'object' : 'worst',
    ...{ kinds, changed, open },
  };
  const view = viewOf(model, wish);
  matrix.show(view);
  byId('shown').textContent =
    view.rows.length === 0 || view.columns.length === 0
      ? 'Nothing is like that.'
      : `${formatCount(view.rows.length, 'program')} on ${formatCount(view.kernels, 'kernel')}`;
}

/** The legend is a row of buttons that filter. */
function makeLegend() {
  for (const { kind, letter, title, means } of KINDS) {
    const number = model.counts.get(kind) ?? 0;
    if (number === 0) continue;
    const chip = element('span', { class: `chip ${kind}`, 'aria-hidden': 'true' }, letter);
    addFilter(chip, title, number, means, (isOn) => {
      if (isOn) kinds.add(kind);
      else kinds.delete(kind);
    });
  }
  if (!model.data.isCompared) return;
  const mark = element('span', { class: 'chip changed', 'aria-hidden': 'true' }, '▲▼');
  const means = 'worse ▲ or mended ▼ since the baseline';
  addFilter(mark, 'changed', model.changes, means, (isOn) => {
    changed = isOn;
  });
}

/**
 * @param {HTMLElement} chip
 * @param {string} title
 * @param {number} number
 * @param {string} means
 * @param {(isOn: boolean) => void} set
 */
function addFilter(chip, title, number, means, set) {
  const button = element(
    'button',
    { type: 'button', 'aria-pressed': 'false', title: `${means}; press to see only these` },
    chip,
    ` ${title} `,
    element('span', { class: 'number' }, formatNumber(number)),
  );
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(isOn));
    set(isOn);
    show();
  });
  byId('legend').append(button);
}

/** @param {boolean} isOpen */
function foldAll(isOpen) {
  open.clear();
  if (isOpen) for (const group of model.data.groups) open.add(group);
  show();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isFar = event.ctrlKey || event.metaKey;
  const far = model.programs.length + model.kernels + model.data.groups.length;
  const { row, column } = matrix.place();
  /** @type {Readonly<Record<string, () => void>>} */
  const actions = {
    ArrowUp: () => matrix.move(-1, 0),
    ArrowDown: () => matrix.move(1, 0),
    ArrowLeft: () => matrix.move(0, -1),
    ArrowRight: () => matrix.move(0, 1),
    PageUp: () => matrix.move(-matrix.page(), 0),
    PageDown: () => matrix.move(matrix.page(), 0),
    Home: () => matrix.move(isFar ? -row : 0, -column),
    End: () => matrix.move(isFar ? far : 0, far),
    Enter: act,
    ' ': act,
    Escape: closeDetails,
  };
  if (!Object.hasOwn(actions, event.key) || event.altKey) return;
  event.preventDefault();
  actions[event.key]?.();
}

/** Opens what is at the active place: a group's kernels, or the reason of a cell. */
function act() {
  const target = matrix.target();
  const { program, column } = target;
  if (program !== undefined) {
    openDetails(target);
  } else if (column !== undefined) {
    if (!open.delete(column.group)) open.add(column.group);
    show();
  }
}

/** @param {Target} target */
function openDetails({ program, column }) {
  if (program === undefined) return;
  const body = detailsOf(model, program, column).filter((part) => part !== undefined);
  byId('details-body').replaceChildren(...body);
  details.hidden = false;
  details.scrollTop = 0;
  matrix.select({ program, column });
  details.focus({ preventScroll: true });
}

function closeDetails() {
  if (details.hidden) return;
  details.hidden = true;
  matrix.select(undefined);
  grid.focus({ preventScroll: true });
}
