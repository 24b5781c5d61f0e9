const STAR = 0x2a;
const ANY = 0x3f;

/** A pattern of names as bytes: `*` is anything, `?` one byte. */
export function patternBytes(pattern: string): Uint8Array {
  return new TextEncoder().encode(pattern);
}

/**
 * Whether a pattern matches a whole name (`libbpf.c: glob_match`). It takes no more steps than the two are long,
 * multiplied, whatever the pattern is.
 *
 * @param strings has the name at `start`, with a NUL behind it
 */
export function matchesPattern(pattern: Uint8Array, strings: Uint8Array, start: number): boolean {
  let at = 0;
  let from = start;
  /** The last `*`, and where in the name it ends if nothing else is found. */
  let star = -1;
  let taken = start;
  for (let byte = strings[from]; byte !== 0; byte = strings[from]) {
    const wanted = pattern[at];
    if (wanted === STAR) {
      star = at++;
      taken = from;
    } else if (wanted === ANY || wanted === byte) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++taken;
    } else return false;
  }
  while (pattern[at] === STAR) at++;
  return at === pattern.length;
}
