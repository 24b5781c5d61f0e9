import { type Budget, spend } from '../context.js';
import type { Findings } from '../findings.js';
import type { Finding } from '../loaders/loader.js';

/** What a candidate answers: by column (a query, as one loader puts it), the answer. */
type Row = Map<number, string>;

/**
 * Chooses the candidates whose answers a tailored BTF must be able to give. A candidate is left out if
 * it answers nothing, or nothing but what an earlier one answers the same way:
 *
 *     struct s     { int a, b; };   // answers `a` with 0, `b` with 4
 *     struct s___2 { int a; };      // answers `a` with 0: dominated by the first
 *     struct s___3 { int x, b; };   // answers `b` with 4: dominated as well
 *     struct s___4 { int b, a; };   // disagrees, and stays
 *
 * All loaders come to the same end without it: if it matches, so does the other one, and agrees. It
 * must be an earlier one, since cilium/ebpf takes offence at two that disagree even if a better one
 * comes later, and a candidate that is left out may come again as a part of another type. A kernel
 * whose BTF was not deduplicated has hundreds of them.
 */
export function chooseCandidates(findings: Findings, budget: Budget): ReadonlySet<number> {
  const chosen = new Set<number>();
  const contested = new Set<number>();
  forEachColumn(findings, (ofQuery, _, loader) => {
    let answering = 0;
    for (const finding of ofQuery) if (isAnswer(finding, loader)) answering++;
    const taken = answering === 1 ? chosen : contested;
    for (const finding of ofQuery) if (isAnswer(finding, loader)) taken.add(finding.candidate);
  });
  if (contested.size === 0) return chosen;
  const rows = rowsOf(findings, contested);
  /** Candidates that stay, by column and answer. */
  const answeredBy = new Map<string, Row[]>();
  for (const candidate of [...contested].sort((a, b) => a - b)) {
    const row = rows.get(candidate) as Row;
    const [column, answer] = row.entries().next().value as [number, string];
    const others = answeredBy.get(`${column} ${answer}`) ?? [];
    if (!chosen.has(candidate) && others.some((other) => covers(other, row, budget))) continue;
    chosen.add(candidate);
    for (const [at, text] of row) {
      const key = `${at} ${text}`;
      const list = answeredBy.get(key);
      if (list === undefined) answeredBy.set(key, [row]);
      else list.push(row);
    }
  }
  return chosen;
}

/** Visits what each query, as each loader puts it, is answered with. */
function forEachColumn(
  findings: Findings,
  visit: (ofQuery: readonly Finding[], column: number, loader: number) => void,
): void {
  let column = 0;
  for (const ofObject of findings) {
    for (const [loader, ofLoader] of ofObject.entries()) {
      for (const ofQuery of ofLoader) visit(ofQuery, column++, loader);
    }
  }
}

/** That a loader refuses is an answer of libbpf's alone: what another one refuses need not be kept. */
function isAnswer({ match, error }: Finding, loader: number): boolean {
  return match !== undefined || (error !== undefined && loader === 0);
}

function rowsOf(findings: Findings, contested: ReadonlySet<number>): Map<number, Row> {
  const rows = new Map<number, Row>();
  forEachColumn(findings, (ofQuery, column, loader) => {
    for (const finding of ofQuery) {
      const { candidate } = finding;
      if (!contested.has(candidate) || !isAnswer(finding, loader)) continue;
      const row = rows.get(candidate) ?? new Map<number, string>();
      rows.set(candidate, row.set(column, answerOf(finding)));
    }
  });
  return rows;
}

/** All of an answer that a loader can tell from another candidate's. */
function answerOf({ match, error }: Finding): string {
  if (match === undefined) return `error: ${error}`;
  return `${match.bitOffset} ${match.value} ${match.size} ${match.failMemszAdjust}`;
}

function covers(row: Row, other: Row, budget: Budget): boolean {
  spend(budget, other.size);
  for (const [column, answer] of other) if (row.get(column) !== answer) return false;
  return true;
}
