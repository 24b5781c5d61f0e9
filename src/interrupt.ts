/** How a run is told that it is to end. */
export interface Interrupt {
  /** Aborted by a signal while there is something to keep. */
  readonly signal: AbortSignal;
  /**
   * Puts the end of the process off while there is something to keep, for as long as is bearable.
   *
   * @returns is called when that is done; then the process ends, if it was told to
   */
  hold(): () => void;
}

/**
 * Milliseconds for what was put off. GitHub's runner sends SIGINT to a step that is cancelled, 7.5 s later
 * SIGTERM, and after another 2.5 s it kills.
 */
const PATIENCE = 5_000;

/**
 * Ends the process on a signal as if it had ended by itself, so that what was begun is cleaned up by
 * those who began it, in their `exit` handlers. The second signal ends it whatever was put off.
 */
export function exitOnInterrupt(): Interrupt {
  const controller = new AbortController();
  let holds = 0;
  let status: number | undefined;
  const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
  for (const [signal, number] of Object.entries(signals)) {
    process.on(signal, () => {
      const isFirst = status === undefined;
      status ??= 128 + number;
      if (!isFirst || holds === 0) process.exit(status);
      setTimeout(() => process.exit(status), PATIENCE);
      controller.abort();
    });
  }
  return {
    signal: controller.signal,
    hold() {
      holds++;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holds--;
        if (status !== undefined && holds === 0) process.exit(status);
      };
    },
  };
}
