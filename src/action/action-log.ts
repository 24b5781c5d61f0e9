import { info } from '@actions/core';
import type { Log } from '../report/log.js';
import { every, formatProgress } from '../report/progress.js';
import { plain } from '../report/text.js';

const PROGRESS_MS = 10_000;

export interface ActionLog extends Log {
  /** What was warned of. Annotations are few, so they are made at the end, from the best of all. */
  readonly warnings: readonly string[];
}

/** Writes to the step's log, where a line could be taken for a command of the workflow. */
export function actionLog(): ActionLog {
  const warnings: string[] = [];
  const due = every(PROGRESS_MS);
  return {
    warnings,
    info: (line) => info(harmless(line)),
    warn(line) {
      warnings.push(line);
      info(harmless(`warning: ${line}`));
    },
    progress(what, done, total, detail) {
      if (due()) info(harmless(formatProgress(what, done, total, detail)));
    },
  };
}

/**
 * One line that the runner takes for text. It looks for `::` at the start of a line, after white
 * space, and for `##[` anywhere in it; and it compares by culture, which passes over format
 * characters, so these are gone first.
 */
export function harmless(line: string): string {
  return plain(line)
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '## [');
}
