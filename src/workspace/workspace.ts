import { basename, resolve, sep } from 'node:path';
import type { SourcePrefix } from '../inputs/source-map.js';
import { OUTSIDE } from '../report/report.js';
import { pathBelow, realPath } from './below.js';
import { type FileIndex, indexFiles } from './file-index.js';
import { nameSources, type Source } from './sources.js';

/**
 * How the user's files are called in what is written. A file in the workspace has its path relative
 * to that. One outside has only the end of its path, behind `.../`, for the front is another one on
 * each machine. So two checkouts at different places get the same names.
 */
export interface Workspace {
  /** The name of an object, one of those that the workspace was opened with. */
  nameOfObject(path: string): string;
  nameOfDirectory(path: string): string;
  /**
   * The names of an object's source files, by their paths as the compiler was given them.
   *
   * @param object its path
   */
  namesOfSources(object: string, sources: readonly Source[]): ReadonlyMap<string, string>;
}

/**
 * @param objects paths of all objects, relative to the current directory
 * @param sourceMap what the user says about where sources lie
 * @param directory the workspace's
 */
export function openWorkspace(
  objects: readonly string[],
  sourceMap: readonly SourcePrefix[],
  directory = workspaceDirectory(),
): Workspace {
  const root = realPath(directory) ?? directory;
  const inside = (path: string) => {
    const absolute = resolve(path);
    const real = realPath(absolute) ?? absolute;
    return pathBelow(directory, absolute) ?? pathBelow(root, real) ?? pathBelow(root, absolute);
  };
  const outside = objects.filter((path) => inside(path) === undefined).map((path) => resolve(path));
  const front = commonDirectory(outside);
  let files: FileIndex | undefined;

  return {
    nameOfObject: (path) =>
      inside(path) ?? `${OUTSIDE}${resolve(path).slice(front.length).split(sep).join('/')}`,
    nameOfDirectory(path) {
      if (realPath(path) === root) return '.';
      return inside(path) ?? `${OUTSIDE}${basename(path)}`;
    },
    namesOfSources(object, sources) {
      return nameSources(sources, {
        root,
        object: inside(object),
        sourceMap,
        filesBelow: () => {
          files ??= indexFiles(root);
          return files;
        },
      });
    },
  };
}

/** The longest directory that all files have in common, with a separator at its end. */
function commonDirectory(files: readonly string[]): string {
  const [first = [], ...others] = files.map((file) => file.split(sep).slice(0, -1));
  const differs = (part: string, i: number) => others.some((parts) => parts[i] !== part);
  const length = first.findIndex(differs);
  return `${first.slice(0, length < 0 ? first.length : length).join(sep)}${sep}`;
}

/**
 * The directory that names are relative to: the runner's workspace if the run is in it, otherwise the
 * current directory.
 */
function workspaceDirectory(): string {
  const here = realPath('.') ?? process.cwd();
  const workspace = realPath(process.env.GITHUB_WORKSPACE || here);
  if (workspace === undefined) return here;
  return pathBelow(workspace, here) === undefined ? here : workspace;
}
