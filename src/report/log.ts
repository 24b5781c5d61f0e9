/**
 * Where a run tells what it does. Callers pass plain text, foreign strings included; each face makes
 * it safe for the place that it writes to.
 */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  /** Long work goes on: `done` of `total` items named by `what`, with a word on the newest. */
  progress(what: string, done: number, total: number, detail?: string): void;
}
