import { compare } from '../compare.js';

/**
 * Orders versions and releases as people do: runs of digits by their number, all else by code units,
 * so that `5.4.0-9` comes before `5.4.0-42`, and `5.4.0-42` before `5.10.0-1`.
 */
export function compareReleases(a: string, b: string): number {
  const [ofA, ofB] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.min(ofA.length, ofB.length); i++) {
    const order = compareParts(ofA[i] as string, ofB[i] as string);
    if (order !== 0) return order;
  }
  return ofA.length - ofB.length || compare(a, b);
}

function partsOf(release: string): string[] {
  return release.match(/\d+|\D+/g) ?? [];
}

/** Digits may be more than a number can hold exactly. */
function compareParts(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return compare(a, b);
  const [digitsA, digitsB] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return digitsA.length - digitsB.length || compare(digitsA, digitsB);
}
