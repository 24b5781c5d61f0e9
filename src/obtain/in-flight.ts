type Event<T, R> =
  | { readonly taken: IteratorResult<T> }
  | { readonly task: Promise<unknown>; readonly result: R };

/**
 * Works on several items at a time, and yields each result as soon as it is there.
 *
 * @param most how many are worked on at once; no item is taken before there is room for it
 * @throws what `items` or `work` throws first; work that is under way is waited for
 */
export async function* inFlight<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : oneByOne(items);
  const underWay = new Set<Promise<Event<T, R>>>();
  let taking: Promise<Event<T, R>> | undefined;
  let ended = false;
  try {
    while (true) {
      if (!ended && taking === undefined && underWay.size < most) {
        taking = iterator.next().then((taken) => ({ taken }));
      }
      if (taking === undefined && underWay.size === 0) return;
      const event = await Promise.race(taking === undefined ? underWay : [...underWay, taking]);
      if ('taken' in event) {
        taking = undefined;
        if (event.taken.done) ended = true;
        else start(event.taken.value);
      } else {
        underWay.delete(event.task as Promise<Event<T, R>>);
        yield event.result;
      }
    }
  } finally {
    // An item may never come any more; who gave the items ends that.
    taking?.catch(() => {});
    if (!ended) iterator.return?.().catch(() => {});
    await Promise.allSettled(underWay);
  }

  function start(item: T): void {
    const task: Promise<Event<T, R>> = work(item).then((result) => ({ task, result }));
    underWay.add(task);
  }
}

async function* oneByOne<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
