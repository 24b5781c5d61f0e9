import { NEED_KINDS, type NeedKind } from '../preflight/needs-table.js';
import type { Report, ReportNeed } from './report.js';

/** Something that a product needs of a kernel. */
export interface ProductNeed extends Omit<ReportNeed, 'programs'> {
  /** How many of its programs do. */
  readonly programs: number;
}

/** What all objects need, each thing once: by kind, then what most programs need. */
export function productNeeds({ objects }: Report): ProductNeed[] {
  const needs = new Map<
    string,
    { kind: NeedKind; name: string; since?: string; programs: number }
  >();
  for (const { kind, name, since, programs } of objects.flatMap((object) => object.needs ?? [])) {
    const key = JSON.stringify([kind, name, since]);
    const before = needs.get(key)?.programs ?? 0;
    needs.set(key, {
      ...{ kind, name, programs: before + programs.length },
      ...(since !== undefined && { since }),
    });
  }
  return [...needs.values()].sort(
    (a, b) => NEED_KINDS.indexOf(a.kind) - NEED_KINDS.indexOf(b.kind) || b.programs - a.programs,
  );
}

/** `helper bpf_ringbuf_output (5.8)` */
export function describeNeed({ kind, name, since }: Pick<ReportNeed, 'kind' | 'name' | 'since'>) {
  return `${kind} ${name}${since === undefined ? '' : ` (${since})`}`;
}
