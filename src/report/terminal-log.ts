import type { Log } from './log.js';
import { type Clock, every, newProgress } from './progress.js';
import { plain, shorten } from './text.js';

const TERMINAL_MS = 100;
const PIPE_MS = 10_000;

/** A stream of people's messages, such as `process.stderr`. */
export interface Messages {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface TerminalLog extends Log {
  /** Clears the progress line away. */
  end(): void;
}

/**
 * Messages a line each. Progress is one line that is written over and over on a terminal, and a line
 * of its own every ten seconds elsewhere.
 */
export function terminalLog(messages: Messages, clock?: Clock): TerminalLog {
  const due = every(messages.isTTY ? TERMINAL_MS : PIPE_MS, clock);
  const progress = newProgress(clock);
  let progressShown = false;
  const clear = () => {
    if (progressShown) messages.write('\r\x1b[K');
    progressShown = false;
  };
  const write = (line: string) => {
    clear();
    messages.write(`${plain(line)}\n`);
  };
  return {
    info: write,
    warn: (line) => write(`warning: ${line}`),
    progress(what, done, total, detail) {
      if (!progress.note(what, done, total) || !due()) return;
      const line = plain(progress.line(what, done, total, detail));
      if (!messages.isTTY) {
        write(line);
        return;
      }
      // A terminal that does not know its width says 0.
      messages.write(`\r${shorten(line, (messages.columns || 80) - 1)}\x1b[K`);
      progressShown = true;
    },
    end: clear,
  };
}
