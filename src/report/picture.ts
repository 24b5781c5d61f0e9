import { compare } from '../compare.js';
import { compareReleases } from '../kernels/release-order.js';
import { type FailingVerdict, isFailing } from './failing-programs.js';
import { escapeMarkdown, formatCode } from './markdown.js';
import { tableOf } from './markdown-sections.js';
import type { ProgramVerdict, Report } from './report.js';
import { formatCount, formatNumber } from './text.js';

const MOST_PROGRAMS = 20;
const MOST_VERSIONS = 20;

/** What becomes of a program on a kernel; of several kernels the largest counts. */
const NOT_MADE = 0;
const EXCUSED = 1;
const GOOD = 2;
const DEPENDS = 3;
const UNATTACHED = 4;
const BROKEN = 5;

const STATES: Readonly<Record<FailingVerdict, number>> = {
  broken: BROKEN,
  unattached: UNATTACHED,
  depends: DEPENDS,
};

interface Row {
  readonly program: string;
  readonly object: string;
  /** By kernel. */
  readonly states: Uint8Array;
}

interface Column {
  readonly distro: string;
  readonly version: string;
  readonly kernels: number[];
}

/**
 * A small picture of programs and distributions' versions: a square and a number in each cell, for who
 * cannot tell the squares apart. It has the programs that do not load everywhere and the versions on which
 * most of them fail, as many of each as fit a page. Empty if every program loads everywhere, and for a
 * report without programs.
 */
export function renderPicture(report: Report): string {
  const rows = failingRows(report);
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST_PROGRAMS);
  const all = columnsOf(report);
  const columns = worstColumns(all, shown);
  const names = namesOf(shown);
  const table = tableOf(
    ['Program', ...columns.map(({ distro, version }) => headingOf(distro, version))],
    shown,
    (row) => [
      formatCode(names.get(row) as string),
      ...columns.map(({ kernels }) => cellOf(row, kernels)),
    ],
    MOST_PROGRAMS,
  );
  const left = [
    ...(rows.length > shown.length
      ? [`${formatCount(rows.length - shown.length, 'more program')} left out`]
      : []),
    ...(all.length > columns.length
      ? [`${formatCount(all.length - columns.length, 'more version')} left out`]
      : []),
  ];
  return `${table}\n\n${[LEGEND, ...left].join('; ')}.`;
}

const LEGEND =
  '🟥 3: broken on 3 kernels of that version; 🟧 3: cannot attach on 3; 🟨 3?: may not load on 3; 🟩 0: fails on none; ⬜ –: not made for it, or excused';

function headingOf(distro: string, version: string): string {
  return `${escapeMarkdown(distro)}<br>${escapeMarkdown(version)}`;
}

function cellOf({ states }: Row, kernels: readonly number[]): string {
  const worst = Math.max(...kernels.map((kernel) => states[kernel] as number));
  if (worst < GOOD) return '⬜ –';
  if (worst === GOOD) return '🟩 0';
  const number = formatNumber(kernels.filter((kernel) => states[kernel] === worst).length);
  if (worst === DEPENDS) return `🟨 ${number}?`;
  return `${worst === BROKEN ? '🟥' : '🟧'} ${number}`;
}

/** Programs that fail somewhere, those that are broken on most kernels first. */
function failingRows(report: Report): Row[] {
  return mergeArchitectures(failingNames(report))
    .map((row) => ({
      row,
      broken: count(row, BROKEN),
      unattached: count(row, UNATTACHED),
      depends: count(row, DEPENDS),
    }))
    .filter(({ broken, unattached, depends }) => broken + unattached + depends > 0)
    .sort(
      (a, b) =>
        b.broken - a.broken ||
        b.unattached - a.unattached ||
        b.depends - a.depends ||
        compare(a.row.program, b.row.program) ||
        compare(a.row.object, b.row.object),
    )
    .map(({ row }) => row);
}

function count({ states }: Row, wanted: number): number {
  return states.reduce((sum, state) => sum + (state === wanted ? 1 : 0), 0);
}

/** The programs of which one of the name fails somewhere. */
function failingNames({ objects, kernels }: Report): Row[] {
  const programs = objects.flatMap((object) =>
    object.programs
      .filter(({ needsKernelBtf }) => needsKernelBtf === undefined)
      .map((program) => ({ object, program })),
  );
  const failing = new Set(
    programs
      .filter(({ program }) => program.verdicts.some((verdict) => stateOf(verdict) > GOOD))
      .map(({ program }) => program.program),
  );
  return programs
    .filter(({ program }) => failing.has(program.program))
    .map(({ object, program }) => {
      const states = new Uint8Array(kernels.length);
      for (const verdict of program.verdicts) {
        for (const group of verdict.groups) {
          for (const kernel of object.groups[group] ?? []) states[kernel] = stateOf(verdict);
        }
      }
      return { program: program.program, object: object.path, states };
    });
}

function stateOf({ verdict, excused }: ProgramVerdict): number {
  if (!isFailing(verdict)) return GOOD;
  if (excused !== undefined) return EXCUSED;
  return STATES[verdict];
}

/** A program of objects that are for different kernels, as those for two architectures, is one row. */
function mergeArchitectures(rows: readonly Row[]): Row[] {
  const merged = new Map<string, Row[]>();
  for (const row of rows) {
    const namesakes = merged.get(row.program) ?? [];
    merged.set(row.program, namesakes);
    const other = namesakes.find(({ states }) =>
      states.every((state, kernel) => state === NOT_MADE || row.states[kernel] === NOT_MADE),
    );
    if (other === undefined) {
      namesakes.push(row);
      continue;
    }
    row.states.forEach((state, kernel) => {
      if (state !== NOT_MADE) other.states[kernel] = state;
    });
  }
  return [...merged.values()].flat();
}

/** A program's name; with its object if that does not tell it from another one. */
function namesOf(rows: readonly Row[]): Map<Row, string> {
  const counts = new Map<string, number>();
  for (const { program } of rows) counts.set(program, (counts.get(program) ?? 0) + 1);
  return new Map(
    rows.map((row) => [
      row,
      counts.get(row.program) === 1 ? row.program : `${row.program} (${row.object})`,
    ]),
  );
}

/** Sorted by distribution and version. */
function columnsOf({ kernels }: Report): Column[] {
  const columns = new Map<string, Column>();
  kernels.forEach((id, kernel) => {
    const [distro = '', version = ''] = id.split('/');
    const key = `${distro}/${version}`;
    const column = columns.get(key) ?? { distro, version, kernels: [] };
    columns.set(key, column);
    column.kernels.push(kernel);
  });
  return [...columns.values()].sort(
    (a, b) => compare(a.distro, b.distro) || compareReleases(a.version, b.version),
  );
}

/** Those on which most of the programs fail, in their order. */
function worstColumns(columns: readonly Column[], rows: readonly Row[]): readonly Column[] {
  if (columns.length <= MOST_VERSIONS) return columns;
  const failing = new Map(
    columns.map((column) => [
      column,
      rows.filter(({ states }) => column.kernels.some((kernel) => (states[kernel] ?? 0) > GOOD))
        .length,
    ]),
  );
  const worst = [...columns]
    .sort((a, b) => (failing.get(b) ?? 0) - (failing.get(a) ?? 0))
    .slice(0, MOST_VERSIONS);
  const kept = new Set(worst);
  return columns.filter((column) => kept.has(column));
}
