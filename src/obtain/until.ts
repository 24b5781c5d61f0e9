/**
 * The items up to an abort, which is no error: there are no more items then, at once, whatever is still
 * under way to the next one.
 */
export async function* until<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  if (signal === undefined) {
    yield* items;
    return;
  }
  const iterator = items[Symbol.asyncIterator]();
  let end = () => {};
  const aborted = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    while (true) {
      const next = await Promise.race([aborted, iterator.next()]);
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', end);
    // It may wait for a server. Who gave the items ends that.
    iterator.return?.()?.catch(() => {});
  }
}
