/** Orders strings by UTF-16 code units, as everywhere: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
