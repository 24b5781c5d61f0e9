/**
 * Ends the process on a signal as if it had ended by itself, so that what was begun is cleaned up by
 * those who began it, in their `exit` handlers.
 */
export function exitOnInterrupt(): void {
  const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
  for (const [signal, number] of Object.entries(signals)) {
    process.once(signal, () => process.exit(128 + number));
  }
}
