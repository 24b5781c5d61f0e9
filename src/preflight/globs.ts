/**
 * Whether a pattern matches a whole name, `*` anything and `?` one character (`libbpf.c: glob_match`). It takes no
 * more steps than the two are long, multiplied, whatever the pattern is.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  let [at, from] = [0, 0];
  /** The last `*`, and where in the name it ends if nothing else is found. */
  let [star, taken] = [-1, 0];
  while (from < name.length) {
    if (pattern[at] === '*') {
      [star, taken] = [at, from];
      at++;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
