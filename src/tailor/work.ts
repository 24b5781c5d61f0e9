/**
 * Takes items as they come and works on several at a time.
 *
 * @param most how many are worked on at once; no item is taken before there is room for it
 * @throws what `work` throws first; items that are under way are waited for
 */
export async function workThrough<T>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const item of items) {
      const task: Promise<void> = work(item)
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => underWay.delete(task));
      underWay.add(task);
      if (underWay.size >= most) await Promise.race(underWay);
      if (failure !== undefined) break;
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failure !== undefined) throw failure.error;
}
