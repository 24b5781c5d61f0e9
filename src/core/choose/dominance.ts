import type { Finding, Findings } from '../findings.js';
import type { Product } from '../product.js';

/** What a candidate answers: by column (a query, as one loader puts it), the answer. */
type Row = Map<string, string>;

/**
 * Chooses the candidates whose answers a tailored BTF must be able to give. Left out is one that
 * answers nothing, and one that answers nothing but what an earlier one answers the same way: both
 * loaders come to the same end without it, for wherever it matches, the other matches and agrees.
 * It must be an earlier one, since cilium/ebpf takes offence at two that disagree even where a better
 * one comes later, and one that is left out may come again as a part of another type.
 * A kernel whose BTF was not deduplicated has hundreds of those.
 */
export function chooseCandidates(product: Product, findings: Findings): ReadonlySet<number> {
  const answering = answeringByName(product, findings);
  const chosen = new Set<number>();
  for (const candidates of answering) {
    if (candidates.size === 1) for (const only of candidates) chosen.add(only);
  }
  for (const rows of rowsByName(product, findings, answering)) {
    const kept = distinctRows(rows);
    for (const [candidate, row] of kept) {
      const dominated = kept.some(
        ([other, otherRow]) => other < candidate && covers(otherRow, row),
      );
      if (!dominated) chosen.add(candidate);
    }
  }
  return chosen;
}

/** For each wanted name: the candidates that answer anything. */
function answeringByName(product: Product, findings: Findings): Set<number>[] {
  const byName = product.wanted.names.map(() => new Set<number>());
  product.parts.forEach(({ names }, part) => {
    names.forEach((name, query) => {
      for (const finding of findings[part]?.[query] ?? []) {
        const { match, error, cilium, ciliumError } = finding;
        if (!match && error === undefined && !cilium && ciliumError === undefined) continue;
        byName[nameFor(finding, name)]?.add(finding.candidate);
      }
    });
  });
  return byName;
}

function nameFor({ forLibbpf }: Finding, name: { libbpf: number; cilium: number }): number {
  return forLibbpf ? name.libbpf : name.cilium;
}

/** For each wanted name that several candidates answer for: those, with their answers. */
function rowsByName(
  product: Product,
  findings: Findings,
  answering: readonly ReadonlySet<number>[],
): Map<number, Row>[] {
  const byName = answering.map(() => new Map<number, Row>());
  product.parts.forEach(({ names }, part) => {
    names.forEach((name, query) => {
      for (const finding of findings[part]?.[query] ?? []) {
        const index = nameFor(finding, name);
        if ((answering[index]?.size ?? 0) < 2) continue;
        const rows = byName[index];
        const libbpf = libbpfAnswer(finding);
        if (libbpf !== undefined) put(rows, finding.candidate, `${part} ${query}`, libbpf);
        const cilium = ciliumAnswer(finding);
        if (cilium !== undefined) put(rows, finding.candidate, `${part} ${query} cilium`, cilium);
      }
    });
  });
  return byName;
}

function libbpfAnswer({ match, error }: Finding): string | undefined {
  if (error !== undefined) return `error: ${error}`;
  if (match === undefined) return undefined;
  const { target, targetSize, sizeMismatch } = match.patch;
  return `${match.place.bitOffset} ${target} ${targetSize} ${sizeMismatch}`;
}

function ciliumAnswer({ cilium, ciliumError }: Finding): string | undefined {
  if (ciliumError !== undefined) return `error: ${ciliumError}`;
  return cilium && Object.values(cilium).join(' ');
}

function put(
  rows: Map<number, Row> | undefined,
  candidate: number,
  column: string,
  answer: string,
) {
  const row = rows?.get(candidate) ?? new Map<string, string>();
  rows?.set(candidate, row.set(column, answer));
}

/** Of candidates with the same answers, the first. */
function distinctRows(rows: Map<number, Row>): [number, Row][] {
  const distinct = new Map<string, [number, Row]>();
  for (const [candidate, row] of [...rows].sort(([a], [b]) => a - b)) {
    const key = JSON.stringify([...row]);
    if (!distinct.has(key)) distinct.set(key, [candidate, row]);
  }
  return [...distinct.values()];
}

function covers(row: Row, other: Row): boolean {
  for (const [column, answer] of other) if (row.get(column) !== answer) return false;
  return true;
}
