/** When a run that did its work still ends with a failure. */
export type FailOn = 'missing' | 'invalid' | 'unresolved';

/** What a run is asked for; both faces make one. */
export interface Request {
  /** Lines of files and globs, as the user wrote them. */
  readonly objects: readonly string[];
  /** Lines of kernel patterns, from `targets` and then `targets-file`. */
  readonly targets: readonly string[];
  /** Archives, searched in this order. */
  readonly archives: readonly string[];
  /** Directory that the bundle replaces or becomes. */
  readonly output: string;
  readonly failOn: ReadonlySet<FailOn>;
}
