import type { BpfObject, Query, Site } from '../core/object.js';
import type { Outcome } from '../core/outcome.js';
import type { SourcePoint } from '../core/source-lines.js';
import type { ExplainedLine, Explanation } from '../verdict/explain.js';
import type { Shown } from '../verdict/trials.js';
import type { Source } from '../workspace/sources.js';
import { describeNeed } from './needs-words.js';
import type { ProgramVerdict, ReportNeed, ReportProgram, SourceLine } from './report.js';
import { formatSource, nameOf, questionOf } from './subjects.js';
import { plain } from './text.js';
import { guardInWords, type VerdictContext } from './verdict-words.js';

/** What is explained, and where. */
export interface Explained {
  readonly object: BpfObject;
  /** The kernel's id. */
  readonly kernel: string;
  /** With the one verdict on this kernel. */
  readonly program: ReportProgram;
  /** What the program needs of a kernel besides what relocations are about. */
  readonly needs: readonly ReportNeed[];
  /** By site of the object. */
  readonly outcomes: readonly Outcome[];
  readonly shown: Shown | undefined;
  readonly explanation: Explanation | undefined;
  /** The workspace's names of source files. */
  readonly namesOf: (sources: readonly Source[]) => ReadonlyMap<string, string>;
}

const MARKS: Readonly<Record<ExplainedLine['state'], string>> = {
  reached: '+',
  part: '~',
  dead: '-',
  refused: '!',
};

type SourceOf = (point: SourcePoint) => SourceLine;

/** The verdict on a program, the branches that were decided, and its lines, for a terminal. */
export function renderExplanation(explained: Explained): string {
  const { kernel, program, needs, shown, explanation } = explained;
  const [verdict] = program.verdicts;
  const lines = [
    `${program.program} (${program.section}) on ${kernel}: ${verdict?.verdict ?? 'not judged'}`,
    ...(verdict?.reason === undefined ? [] : [`  ${verdict.reason}`]),
    ...(program.needsKernelBtf === undefined
      ? []
      : [`  It needs BTF in the kernel itself (${program.needsKernelBtf}).`]),
    ...describeFindings(verdict),
    ...(needs.length === 0
      ? []
      : [
          '',
          `What it needs of a kernel besides (with the first Linux that has it): ${needs.length}`,
          ...needs.map((need) => `  ${describeNeed(need)}`),
        ]),
    ...(shown === undefined ? [] : ['', `Shown is ${assumptionOf(shown)}.`]),
    ...(explanation === undefined
      ? []
      : explain(explained, explanation, sourceOfAll(explained, explanation))),
  ];
  return lines.map((line) => `${plain(line)}\n`).join('');
}

/** What was found besides the verdict's own reason. */
function describeFindings(verdict: ProgramVerdict | undefined): string[] {
  const findings = (verdict?.findings ?? []).filter((_, index) => index !== verdict?.decidedBy);
  if (findings.length === 0) return [];
  return [
    '',
    `Found besides: ${findings.length}`,
    ...findings.map(({ word, subject, reason, source }) => {
      const place = source === undefined ? '' : `${formatSource(source)}: `;
      return `  ${word}: ${place}${subject}: ${reason}`;
    }),
  ];
}

function assumptionOf({ verifier, isAsBuilt }: Shown): string {
  const which =
    verifier === 'newest'
      ? 'what the newest verifier that is known reaches'
      : `what the verifier of Linux ${verifier} reaches`;
  return `${which}, ${
    isAsBuilt ? 'with variables as the object has them' : 'whatever user space sets variables to'
  }`;
}

/** Sources by the workspace's names. */
function sourceOfAll({ object, namesOf }: Explained, { lines }: Explanation): SourceOf {
  const files = new Map<string, Map<number, string>>();
  const points = object.relocations.flatMap(({ source }) => source ?? []);
  for (const { file, line, text } of [...lines.map(({ source }) => source), ...points]) {
    const known = files.get(file) ?? new Map<number, string>();
    files.set(file, known);
    if (text !== undefined) known.set(line, text);
  }
  const names = namesOf([...files].map(([path, known]) => ({ path, lines: known })));
  return ({ file, line }) => ({ file: names.get(file) ?? file, line });
}

function explain(
  explained: Explained,
  { lines, branches }: Explanation,
  sourceOf: SourceOf,
): string[] {
  const context = contextOf(explained, sourceOf);
  const decided = branches.map(
    ({ source, causes, isTaken }) =>
      `  ${guardInWords({ source, causes }, context, false)} (the jump is ${isTaken ? 'always' : 'never'} taken)`,
  );
  return [
    '',
    `Branches that go one way only: ${decided.length}`,
    ...decided,
    '',
    'Lines: + reached, ~ reached in part, - dead, ! refused',
    ...lines.flatMap((line, index) => {
      const file = sourceOf(line.source).file;
      const before = lines[index - 1];
      const isNew = before === undefined || sourceOf(before.source).file !== file;
      return [...(isNew ? [`  ${file}`] : []), `  ${describeLine(explained, line)}`];
    }),
  ];
}

function describeLine({ object }: Explained, { source, state, unresolved }: ExplainedLine): string {
  const names = new Set(
    unresolved.flatMap((record) => {
      const query = queryOf(object, record);
      return query === undefined ? [] : [`\`${nameOf(questionOf(object.btf, query))}\``];
    }),
  );
  const missing = names.size === 0 ? '' : `   <- ${[...names].join(', ')} unresolved`;
  return `${MARKS[state]} ${String(source.line).padStart(5)}  ${(source.text ?? '').trim()}${missing}`;
}

function contextOf({ object, outcomes }: Explained, sourceOf: SourceOf): VerdictContext {
  return {
    relocation(index) {
      const query = queryOf(object, index);
      const source = object.relocations[index]?.source;
      return (
        query && { query: questionOf(object.btf, query), source: source && sourceOf(source), index }
      );
    },
    outcome: (index) => outcomes[object.relocations[index]?.site ?? -1],
    source: sourceOf,
  };
}

function queryOf({ relocations, sites, queries }: BpfObject, record: number): Query | undefined {
  const site = relocations[record]?.site;
  return site === undefined ? undefined : queries[(sites[site] as Site).query];
}
