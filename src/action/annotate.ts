import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { error, warning } from '@actions/core';
import { type Annotation, withinLimit } from '../report/annotations.js';
import { plain } from '../report/text.js';

/** GitHub shows so many of each level for a step. */
const MOST = 10;

/**
 * Makes annotations of the first of each level, as many as GitHub shows.
 *
 * @param reserved how many errors the step makes besides
 */
export function annotate(annotations: readonly Annotation[], reserved: number): void {
  const errors = annotations.filter(({ level }) => level === 'error');
  const warnings = annotations.filter(({ level }) => level === 'warning');
  for (const annotation of withinLimit(errors, MOST - reserved)) {
    error(plain(annotation.message), properties(annotation));
  }
  for (const annotation of withinLimit(warnings, MOST)) {
    warning(plain(annotation.message), properties(annotation));
  }
}

function properties({ title, file, line }: Annotation) {
  return {
    ...(title === undefined ? {} : { title: plain(title) }),
    ...(file === undefined ? {} : { file: plain(file), startLine: line }),
  };
}

/**
 * Finds source files that the compiler was given: the path below the workspace, with `/` between its
 * parts, or undefined where it is none of the workspace's files. A relative path is taken from the
 * workspace, since an object does not tell where its compiler ran.
 */
export function locateBelow(workspace: string): (file: string) => string | undefined {
  return (file) => {
    const path = resolve(workspace, file);
    const way = relative(workspace, path);
    if (way === '' || way.split(sep)[0] === '..' || isAbsolute(way)) return undefined;
    return existsSync(path) ? way.split(sep).join('/') : undefined;
  };
}
