import type { Access } from '../archive/open.js';
import type { Interrupt } from '../interrupt.js';
import type { TerminalLog } from '../report/terminal-log.js';

/** Exit statuses of the terminal. */
export const DONE = 0;
export const FAILED = 1;
export const USAGE = 2;

/** What a command works with. */
export interface Terminal {
  readonly log: TerminalLog;
  readonly access: Access;
  readonly interrupt: Interrupt;
  /** Takes the result, for programs as well as people. */
  write(text: string): void;
  /** Takes one line for people. */
  tell(line: string): void;
}

/** What is left to do if the inputs are right; ends in the exit status. */
export type Work = (terminal: Terminal) => Promise<number>;
