/**
 * The candidates that differ least from a word, by the number of characters to insert, delete or
 * replace: the nearest, and those at most one further. Those equally near stand in code unit order.
 *
 * @param count most candidates to return
 */
export function nearest(word: string, candidates: Iterable<string>, count: number): string[] {
  const near = [...new Set(candidates)]
    .sort()
    .map((candidate) => ({ candidate, far: distance(word, candidate) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, count);
  return near.filter(({ far }) => far <= (near[0]?.far ?? 0) + 1).map(({ candidate }) => candidate);
}

function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (above[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
