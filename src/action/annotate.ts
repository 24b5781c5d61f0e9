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
    error(plain(annotation.message), propertiesOf(annotation));
  }
  for (const annotation of withinLimit(warnings, MOST)) {
    warning(plain(annotation.message), propertiesOf(annotation));
  }
}

function propertiesOf({ title, file, line }: Annotation) {
  return {
    ...(title === undefined ? {} : { title: plain(title) }),
    // A path that is another one when it is made harmless would name another file.
    ...(file === undefined || plain(file) !== file ? {} : { file, startLine: line }),
  };
}
