/**
 * The candidates that differ least from a word, by the number of characters to insert, delete or
 * replace; those equally near in code unit order.
 *
 * @param count most candidates to return
 */
export function nearest(word: string, candidates: Iterable<string>, count: number): string[] {
  const near = [...new Set(candidates)].sort();
  const distances = new Map(near.map((candidate) => [candidate, distance(word, candidate)]));
  near.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
  return near.slice(0, count);
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
