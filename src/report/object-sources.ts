import type { BpfObject } from '../core/object.js';
import { distinctLines, type SourcePoint } from '../core/source-lines.js';
import { endOfPath, type Source } from '../workspace/sources.js';
import type { Workspace } from '../workspace/workspace.js';
import { OUTSIDE, type SourceLine } from './report.js';

/** Lines of a file by which it is known again; all those that relocations come from count besides. */
const MOST_LINES = 1_000;

/**
 * How an object's sources are called in a report, whichever kernels it is about: by all lines of the
 * object's code, for those that the verdicts of some kernels name are others than those of all.
 *
 * @param path of the object
 */
export function sourceNames(
  path: string,
  object: BpfObject,
  workspace: Pick<Workspace, 'namesOfSources'>,
): (point: SourcePoint) => SourceLine {
  const sources = sourcesOf(object);
  const related = new Set(object.relocations.flatMap(({ source }) => source?.file ?? []));
  const names = workspace.namesOfSources(
    path,
    sources.filter((source) => related.has(source.path)),
  );
  // To look for a source that is not in the workspace takes time, and few are named besides.
  let others: ReadonlyMap<string, string> | undefined;
  const nameOf = (file: string) => {
    if (related.has(file)) return names.get(file) ?? file;
    others ??= workspace.namesOfSources(path, sources);
    return others.get(file) ?? `${OUTSIDE}${endOfPath(file)}`;
  };
  return ({ file, line }) => ({ file: nameOf(file), line });
}

/** The source files of an object's code, those of its relocations first, with lines of them. */
function sourcesOf({ btf, relocations, code }: BpfObject): Source[] {
  const sources = new Map<string, Map<number, string>>();
  const linesOf = (file: string) => {
    const lines = sources.get(file) ?? new Map<number, string>();
    sources.set(file, lines);
    return lines;
  };
  for (const { source } of relocations) {
    if (source === undefined) continue;
    const lines = linesOf(source.file);
    if (source.text !== undefined) lines.set(source.line, source.text);
  }
  for (const { file, line, text } of distinctLines(btf, code.lines, MOST_LINES)) {
    const lines = linesOf(file);
    if (text !== undefined && !lines.has(line)) lines.set(line, text);
  }
  return [...sources].map(([path, lines]) => ({ path, lines }));
}
