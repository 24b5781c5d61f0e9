import type { BpfObject } from '../core/object.js';
import type { SourcePoint } from '../core/source-lines.js';
import { sourceOf } from './link.js';
import type { Shown } from './trials.js';
import type { Cause } from './verdict.js';
import { nextOf } from './walk/flow.js';
import { FELL_THROUGH, JUMPED, walk } from './walk/walk.js';

/** What a verifier makes of a program, line by line. */
export interface Explanation {
  /** In the order of the source, file by file; the program's own file comes first. */
  readonly lines: readonly ExplainedLine[];
  /** Branches that always go the same way, in the order of the instructions. */
  readonly branches: readonly ExplainedBranch[];
}

export interface ExplainedLine {
  readonly source: SourcePoint;
  /** `refused`: an unresolved relocation on it is reached. `part`: some of its instructions are dead. */
  readonly state: 'reached' | 'part' | 'dead' | 'refused';
  /** The unresolved relocations on it, by their indices in the object. */
  readonly unresolved: readonly number[];
}

export interface ExplainedBranch {
  readonly source: SourcePoint | undefined;
  /** Whether it is the jump that is taken, which compilers like to turn around. */
  readonly isTaken: boolean;
  readonly causes: readonly Cause[];
}

/** Follows a program to all its ends, past every poisoned instruction that does not stop it. */
export function explainProgram(object: BpfObject, { situation }: Shown): Explanation {
  const { program, patches } = situation;
  const { reached, poison, decided, ways } = walk(situation);
  const lines = new Map<string, { source: SourcePoint; insns: number[] }>();
  for (const { start, end } of program.functions) {
    for (let insn = start; insn < end; insn = nextOf(program, insn)) {
      const source = sourceOf(object, program, insn);
      if (source === undefined) continue;
      const key = `${source.line} ${source.file}`;
      const line = lines.get(key) ?? { source, insns: [] };
      lines.set(key, line);
      line.insns.push(insn);
    }
  }
  const files = [...new Set([...lines.values()].map(({ source }) => source.file))];
  const explained = [...lines.values()].map(({ source, insns }): ExplainedLine => {
    const live = insns.filter((insn) => reached[insn] === 1).length;
    const unresolved = insns
      .filter((insn) => patches.poisoned.has(insn))
      .flatMap((insn) => program.records.get(insn) ?? []);
    const isRefused = insns.some((insn) => poison.has(insn));
    const alive = live === insns.length ? 'reached' : live === 0 ? 'dead' : 'part';
    return { source, state: isRefused ? 'refused' : alive, unresolved };
  });
  explained.sort(
    ({ source: a }, { source: b }) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line,
  );
  const branches = [...decided]
    .filter(([insn]) => ways[insn] === JUMPED || ways[insn] === FELL_THROUGH)
    .sort(([a], [b]) => a - b)
    .map(([insn, causes]) => ({
      source: sourceOf(object, program, insn),
      isTaken: ways[insn] === JUMPED,
      causes,
    }));
  return { lines: explained, branches };
}
