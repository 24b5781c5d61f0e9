import { info } from '@actions/core';
import type { Log } from '../report/log.js';
import { type Clock, every, newProgress } from '../report/progress.js';
import { plain } from '../report/text.js';

const PROGRESS_MS = 10_000;

export interface ActionLog extends Log {
  /** What was warned of. Annotations are few, so they are made at the end, from the best of all. */
  readonly warnings: readonly string[];
}

/** Writes to the step's log. */
export function actionLog(clock?: Clock): ActionLog {
  const warnings: string[] = [];
  const due = every(PROGRESS_MS, clock);
  const progress = newProgress(clock);
  return {
    warnings,
    info: (line) => info(plain(line)),
    warn(line) {
      warnings.push(line);
      info(plain(`warning: ${line}`));
    },
    progress(what, done, total, detail) {
      if (progress.note(what, done, total) && due())
        info(plain(progress.line(what, done, total, detail)));
    },
  };
}
