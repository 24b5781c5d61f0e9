/** @import { Model, Program } from './model.js' */
/** @import { Column, View } from './view.js' */
import { columnHeader, matrixCell, rowHeader } from './cells.js';
import { element } from './dom.js';

/** Pixels, as in matrix.css. */
const ROW_HEIGHT = 24;
const HEADER_HEIGHT = 196;
const GROUP_WIDTH = 34;
const KERNEL_WIDTH = 24;
/** So many rows are drawn beyond what is visible, and so many columns at once, for smooth scrolling. */
const MARGIN = 4;
const BLOCK = 8;

/**
 * A place in the matrix; -1 is the row of headings, and the column of them.
 *
 * @typedef {{ row: number, column: number }} Place
 */

/**
 * What is at a place: a program, a column, or both.
 *
 * @typedef {{ program: Program | undefined, column: Column | undefined }} Target
 */

/**
 * @typedef {{
 *   show(view: View): void,
 *   move(rows: number, columns: number): void,
 *   place(): Place,
 *   target(): Target,
 *   page(): number,
 *   find(target: EventTarget | null): Place | undefined,
 *   activate(place: Place): void,
 *   select(target: Target | undefined): void,
 * }} Matrix
 */

/**
 * The matrix in a scrolled box, of which only what is visible is drawn. One place of it is active: that
 * which the keys act on.
 *
 * @param {HTMLElement} grid
 * @param {Model} model
 * @returns {Matrix}
 */
export function createMatrix(grid, model) {
  const sheet = element('div', { role: 'presentation', class: 'sheet' });
  const hasObject = model.data.objects.length > 1;
  /** @type {View} */
  let view = { rows: [], columns: [], kernels: 0 };
  /** By column, where it begins; at the end, where the last one ends. */
  let starts = [0];
  let programWidth = 0;
  /** @type {Place} */
  let active = { row: 0, column: 0 };
  /** @type {Target | undefined} */
  let selected;
  /** The columns that are drawn, and the rows, by their indices. */
  let drawn = { from: 0, to: 0, rows: /** @type {Map<number, HTMLElement>} */ (new Map()) };
  let frame = 0;

  grid.replaceChildren(sheet);
  grid.addEventListener('scroll', drawSoon, { passive: true });
  new ResizeObserver(() => (widthOfPrograms() === programWidth ? drawSoon() : layOut())).observe(
    grid,
  );

  return {
    show(next) {
      view = next;
      layOut();
    },
    move(rows, columns) {
      active = within({ row: active.row + rows, column: active.column + columns });
      scrollTo(active);
      draw();
    },
    place: () => active,
    target: () => ({ program: view.rows[active.row], column: view.columns[active.column] }),
    page: () => Math.max(1, Math.floor((grid.clientHeight - HEADER_HEIGHT) / ROW_HEIGHT) - 1),
    find(target) {
      const found = target instanceof Element ? target.closest('[data-row]') : null;
      if (!(found instanceof HTMLElement)) return undefined;
      return { row: Number(found.dataset.row), column: Number(found.dataset.column) };
    },
    activate(place) {
      active = within(place);
      draw();
    },
    select(target) {
      selected = target;
      scrollTo(active);
      draw();
    },
  };

  /** Works out where everything is. */
  function layOut() {
    programWidth = widthOfPrograms();
    starts = [0];
    for (const { release } of view.columns) {
      starts.push(/** @type {number} */ (starts.at(-1)) + widthOf(release));
    }
    sheet.style.width = `${programWidth + /** @type {number} */ (starts.at(-1))}px`;
    sheet.style.height = `${HEADER_HEIGHT + view.rows.length * ROW_HEIGHT}px`;
    grid.setAttribute('aria-rowcount', String(view.rows.length + 1));
    grid.setAttribute('aria-colcount', String(view.columns.length + 1));
    active = within(active);
    drawn.rows.clear();
    draw();
  }

  /** Another one on a small screen. */
  function widthOfPrograms() {
    return Number.parseFloat(getComputedStyle(grid).getPropertyValue('--program-width'));
  }

  /** @param {Place} place */
  function within({ row, column }) {
    return {
      row: Math.max(-1, Math.min(row, view.rows.length - 1)),
      column: Math.max(-1, Math.min(column, view.columns.length - 1)),
    };
  }

  /** @param {Place} place */
  function scrollTo({ row, column }) {
    if (row >= 0) {
      const top = row * ROW_HEIGHT;
      const room = grid.clientHeight - HEADER_HEIGHT - ROW_HEIGHT;
      grid.scrollTop = Math.min(top, Math.max(grid.scrollTop, top - room));
    }
    if (column >= 0) {
      const left = /** @type {number} */ (starts[column]);
      const end = /** @type {number} */ (starts[column + 1]);
      const room = grid.clientWidth - programWidth;
      grid.scrollLeft = Math.min(left, Math.max(grid.scrollLeft, end - room));
    }
  }

  function drawSoon() {
    if (frame !== 0) return;
    frame = requestAnimationFrame(draw);
  }

  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    const left = grid.scrollLeft;
    const from = Math.floor(columnAt(left) / BLOCK) * BLOCK;
    const last = columnAt(left + grid.clientWidth);
    const to = Math.min(view.columns.length, (Math.floor(last / BLOCK) + 1) * BLOCK);
    const firstRow = Math.max(0, Math.floor(grid.scrollTop / ROW_HEIGHT) - MARGIN);
    const end = firstRow + Math.ceil(grid.clientHeight / ROW_HEIGHT) + 2 * MARGIN;
    if (from !== drawn.from || to !== drawn.to) drawn.rows.clear();
    const columns = Array.from({ length: to - from }, (_, index) => from + index);
    const rows = new Map([[-1, drawn.rows.get(-1) ?? drawHeader(columns)]]);
    for (let row = firstRow; row < Math.min(end, view.rows.length); row++) {
      const program = /** @type {Program} */ (view.rows[row]);
      rows.set(row, drawn.rows.get(row) ?? drawRow(program, row, columns));
    }
    const isOther = [...rows.values()].some((one, index) => sheet.children[index] !== one);
    if (isOther || sheet.childElementCount !== rows.size) sheet.replaceChildren(...rows.values());
    drawn = { from, to, rows };
    mark();
  }

  /** Marks the active place and what is selected, if they are drawn. */
  function mark() {
    sheet.querySelector('#active')?.removeAttribute('id');
    sheet.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
    const cell = cellAt(active);
    cell?.setAttribute('id', 'active');
    if (cell) grid.setAttribute('aria-activedescendant', 'active');
    else grid.removeAttribute('aria-activedescendant');
    if (selected?.program === undefined) return;
    const { program, column } = selected;
    cellAt({
      row: view.rows.indexOf(program),
      column: view.columns.findIndex((one) => isSame(one, column)),
    })?.setAttribute('aria-selected', 'true');
  }

  /** @param {Place} place */
  function cellAt({ row, column }) {
    return sheet.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  }

  /**
   * The column at so many pixels, or the last one.
   *
   * @param {number} left
   */
  function columnAt(left) {
    const next = starts.findIndex((start) => start > left);
    return Math.max(0, next < 0 ? view.columns.length - 1 : next - 1);
  }

  /** @param {readonly number[]} columns */
  function drawHeader(columns) {
    const corner = element('div', { role: 'columnheader', class: 'corner' }, 'Program');
    return element(
      'div',
      { role: 'row', class: 'header', 'aria-rowindex': 1 },
      placed(corner, -1, -1),
      ...columns.map((column) => {
        const of = /** @type {Column} */ (view.columns[column]);
        return placed(columnHeader(of), -1, column);
      }),
    );
  }

  /**
   * @param {Program} program
   * @param {number} row
   * @param {readonly number[]} columns
   */
  function drawRow(program, row, columns) {
    const made = element(
      'div',
      { role: 'row', class: 'row', 'aria-rowindex': row + 2 },
      placed(rowHeader(program, hasObject), row, -1),
      ...columns.map((column) => {
        const of = /** @type {Column} */ (view.columns[column]);
        return placed(matrixCell(program, of), row, column);
      }),
    );
    made.style.top = `${HEADER_HEIGHT + row * ROW_HEIGHT}px`;
    return made;
  }

  /**
   * @param {HTMLElement} made
   * @param {number} row
   * @param {number} column
   */
  function placed(made, row, column) {
    made.dataset.row = String(row);
    made.dataset.column = String(column);
    made.setAttribute('aria-colindex', String(column + 2));
    if (column >= 0) made.style.left = `${programWidth + /** @type {number} */ (starts[column])}px`;
    return made;
  }
}

/** @param {string | undefined} release */
function widthOf(release) {
  return release === undefined ? GROUP_WIDTH : KERNEL_WIDTH;
}

/**
 * Whether two columns are of the same kernels; a view makes columns anew.
 *
 * @param {Column} a
 * @param {Column | undefined} b
 */
function isSame(a, b) {
  return a.group === b?.group && a.release === b.release;
}
