import { changedRows, newlyFailing } from './changed-programs.js';
import { CHANGE_KINDS, type Comparison, type ProgramName } from './comparison.js';
import { describeBaseline, headLine } from './comparison-words.js';
import {
  countFailingPrograms,
  describeProgram,
  describeShare,
  describeVersions,
  FAILING_VERDICTS,
  type FailingVerdict,
  failingPrograms,
  moreThan,
  programNames,
} from './failing-programs.js';
import { escapeMarkdown, formatCode, formatSentence } from './markdown.js';
import { fold, listOf, tableOf } from './markdown-sections.js';
import type { ProgramRow } from './program-rows.js';
import type { Report } from './report.js';
import { formatCount } from './text.js';

/** What a comment says of itself. */
export interface CommentAbout {
  /** Tells several uses of the action in one workflow apart. */
  readonly id: string;
  /** Of the pull request, 40 hex digits. */
  readonly commit?: string;
  /** Address of the run. */
  readonly run?: string;
  /** Whether the report is what a run of somebody else's says. */
  readonly isForeign?: boolean;
}

const MOST_ROWS = 10;
const MOST_FOLDED = 50;
/** Bytes; with what else there is they stay below 60,000, and GitHub takes 65,536 characters. */
const TABLE_BYTES = 15_000;
const FOLD_BYTES = 5_500;
const DIGITS = 7;

/** What the comment of an `id` begins with; it shows to nobody. */
export function commentMarker(id: string): string {
  return `<!-- btf-bundle:${encodeURIComponent(id)} -->`;
}

/** Whether a comparison tells something that a comment is made for. */
export function isWorthComment({ changes }: Comparison): boolean {
  return changes.some(({ kind }) => kind !== 'newly-depends');
}

/** What stands behind a number of programs at the head. */
const HEAD_WORDS: Readonly<Record<FailingVerdict, string>> = {
  broken: 'broken',
  unattached: 'cannot attach',
  depends: 'may not load',
};

/**
 * The comment on a pull request, in GitHub's markdown: one line, what this change does to programs, and all
 * else folded. Below 60,000 characters.
 *
 * @param comparison with the baseline; without one, what is broken is told
 */
export function renderComment(
  report: Report,
  comparison: Comparison | undefined,
  about: CommentAbout,
): string {
  return [
    [commentMarker(about.id), '### BTF bundle', `**${formatHead(report, comparison)}**`],
    ...(comparison === undefined
      ? [formatRows(report, failingRows(report))]
      : formatComparison(report, comparison)),
    formatFoot(comparison, about),
  ]
    .flat()
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function formatHead(report: Report, comparison: Comparison | undefined): string {
  if (comparison !== undefined) return formatSentence(headLine(comparison));
  const kernels = formatCount(report.kernels.length, 'kernel');
  const told = FAILING_VERDICTS.flatMap((verdict) => {
    const number = countFailingPrograms(report, verdict);
    return number === 0 ? [] : [`${formatCount(number, 'program')} ${HEAD_WORDS[verdict]}`];
  });
  return told.length === 0
    ? `no program is refused on any of ${kernels}`
    : `of ${kernels}, on at least one: ${told.join(', ')}`;
}

function formatComparison(report: Report, comparison: Comparison): string[] {
  const changes = CHANGE_KINDS.flatMap((kind) =>
    changedRows(report, comparison, kind).map((row) => ({ row, word: WORDS[kind] })),
  );
  const { rest } = newlyFailing(report, comparison);
  const before = failingRows(report).flatMap(({ row, word }) => {
    const left = rest(row);
    return left === undefined ? [] : [{ row: left, word }];
  });
  const { addedPrograms, gonePrograms, newKernels, goneKernels } = comparison;
  const listed = <Item>(items: readonly Item[], format: (item: Item) => string) =>
    listOf(items, format, MOST_FOLDED, FOLD_BYTES);
  const programs = (names: readonly ProgramName[]) =>
    listed(names, ({ program, object }) => `${formatCode(program)} of ${formatCode(object)}`);
  return [
    ...formatRows(report, changes),
    fold('Failed before this change', before.length, () =>
      listed(before, ({ row }) => formatSentence(describeProgram(report, row))),
    ),
    fold('Programs added', addedPrograms.length, () => programs(addedPrograms)),
    fold('Programs gone', gonePrograms.length, () => programs(gonePrograms)),
    fold('Kernels that the baseline has not, not compared', newKernels.length, () =>
      listed(newKernels, formatCode),
    ),
    fold('Kernels that only the baseline has, not compared', goneKernels.length, () =>
      listed(goneKernels, formatCode),
    ),
  ];
}

const WORDS = {
  'newly-broken': '🟥 newly broken',
  'newly-unattached': '🟧 newly unattached',
  'newly-depends': '🟨 newly depends',
  mended: '🟩 mended',
  broken: '🟥 broken',
  unattached: '🟧 unattached',
  depends: '🟨 depends',
} as const;

/** A row, and in a word what it is. */
interface WordedRow {
  readonly row: ProgramRow;
  readonly word: string;
}

function failingRows(report: Report): WordedRow[] {
  const of = (verdict: FailingVerdict) =>
    failingPrograms(report, verdict).map((row) => ({ row, word: WORDS[verdict] }));
  return FAILING_VERDICTS.flatMap(of);
}

/** A table of the first rows, and a fold with the others. */
function formatRows(report: Report, rows: readonly WordedRow[]): string[] {
  if (rows.length === 0) return [];
  const table = (some: readonly WordedRow[], most: number, budget: number) =>
    tableOf(
      ['', 'Program', 'Where', 'Why', '>Kernels'],
      some,
      (row) => cellsOf(report, row),
      most,
      budget,
    );
  const others = rows.slice(MOST_ROWS);
  return [
    table(rows.slice(0, MOST_ROWS), MOST_ROWS, TABLE_BYTES),
    fold('The others', others.length, () => table(others, MOST_FOLDED, FOLD_BYTES)),
  ];
}

function cellsOf(report: Report, { row, word }: WordedRow): string[] {
  const names = programNames(report, row);
  return [
    word,
    names.map(formatCode).join(', ') + moreThan(names, row),
    escapeMarkdown(describeVersions(report, row)) || 'everywhere',
    formatSentence(row.reason),
    describeShare(row),
  ];
}

function formatFoot(comparison: Comparison | undefined, about: CommentAbout): string {
  const { commit, run, isForeign } = about;
  const parts = [
    ...(comparison === undefined
      ? ['no baseline to compare with']
      : [
          `baseline: ${escapeMarkdown(describeBaseline(comparison.baseline))}`,
          `${formatCount(comparison.kernels, 'kernel')} compared`,
        ]),
    ...(commit === undefined ? [] : [`this change: ${commit.slice(0, DIGITS)}`]),
    ...(run === undefined ? [] : [`[run](${run})`]),
    ...(isForeign
      ? ['made from the report that the pull request’s own run handed over, and not checked']
      : []),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
