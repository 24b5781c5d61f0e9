import type { Outcome } from '../core/outcome.js';

/** `report.json`, as `schema/report.schema.json` describes it. */
export interface Report {
  readonly schema: 1;
  readonly tool: string;
  /** Ids of the kernels, sorted; groups refer to them by index. */
  readonly kernels: readonly string[];
  readonly objects: readonly ReportObject[];
}

export interface ReportObject {
  readonly path: string;
  /** Set where the file could not be used; then there is nothing else. */
  readonly error?: string;
  /** Kernels (indices) that agree on every relocation of this object, group by group. */
  readonly groups: readonly (readonly number[])[];
  /** Distinct relocations: same type, access string, kind and form of instruction. */
  readonly sites: readonly ReportSite[];
  /** Every CO-RE record in the order of the file. */
  readonly relocations: readonly ReportRelocation[];
}

export interface ReportSite {
  /** libbpf's name of the relocation kind, such as `byte_off`. */
  readonly kind: string;
  /** The local type, such as `struct task_struct`. */
  readonly type: string;
  /** The field path or enumerator, such as `real_parent.tgid`; empty for a type relocation. */
  readonly access: string;
  readonly outcomes: readonly SiteOutcome[];
}

export interface SiteOutcome extends Outcome {
  /** Indices into the object's `groups`; together the site's outcomes cover all of them. */
  readonly groups: readonly number[];
}

export interface ReportRelocation {
  /** Function that holds the instruction; absent where it belongs to no program. */
  readonly program?: string;
  /** ELF section. */
  readonly section: string;
  /** Index of the instruction, in instructions of 8 bytes, from the start of the section. */
  readonly insn: number;
  /** Index into `sites`; absent where no loader processes the record. */
  readonly site?: number;
  /** `file.c:line`, where the object has line information. */
  readonly source?: string;
}

/**
 * What a path in a report or a manifest begins with if it does not lead below the workspace. The front
 * of such a path, which is another one on each machine, is left out.
 */
export const OUTSIDE = '.../';
