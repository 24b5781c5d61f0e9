/** `kernels: 12 of 120, ubuntu/20.04/…` */
export function formatProgress(what: string, done: number, total: number, detail?: string): string {
  return `${what}: ${done} of ${total}${detail === undefined ? '' : `, ${detail}`}`;
}

/** True at most once in each stretch of time, and not before the first one is over. */
export function every(milliseconds: number): () => boolean {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < milliseconds) return false;
    last = now;
    return true;
  };
}
