/**
 * Globs over paths: `*`, `?` and `[…]` within one part, and braces anywhere. A matcher of our own,
 * since those of libraries become regular expressions that go back and try again: a pattern with ten
 * stars, or `((([a-z])+)+)+Z`, then takes hours over a name that somebody else chose. Here a name costs
 * at most its length times the glob's.
 */

/** One part of a path, compiled: what each place of a name may be. */
export type Glob = readonly Token[];

/** A whole path, compiled: its parts, and `**` for any number of them. */
export type PathGlob = readonly (Glob | typeof GLOBSTAR)[];

export const GLOBSTAR = '**';

type Token =
  | { readonly kind: 'character'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'many' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly Range[] };

/** The first and the last code point. */
type Range = readonly [number, number];

const MAX_LENGTH = 4096;
const MAX_ALTERNATIVES = 1000;
const MAX_DEPTH = 100;

/**
 * The patterns that the braces of one stand for: `a{b,c{d,e}}` is `ab`, `acd` and `ace`, and `{1..3}`
 * is `1`, `2` and `3`. Braces inside `[…]` or after a `\` are characters.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
export function expandBraces(text: string): string[] {
  if (text.length > MAX_LENGTH)
    throw new Error(`has more than ${MAX_LENGTH} characters: write several lines`);
  const [alternatives, end] = readSequence(text, 0, 0);
  if (end < text.length) throw new Error('has a } that closes nothing: put a { before it');
  return alternatives;
}

/**
 * Compiles one part of a path, without braces. A `\` makes the next character stand for itself.
 *
 * @throws Error whose message tells what is malformed and goes on after "it"
 */
export function parseGlob(part: string): Glob {
  const group = /(?<!\\)[@?*+!]\(/.exec(part);
  if (group !== null) {
    throw new Error(`has ${group[0]}…), which is not understood: write {a,b}, or several lines`);
  }
  const tokens: Token[] = [];
  for (let at = 0; at < part.length; ) {
    const character = String.fromCodePoint(part.codePointAt(at) as number);
    if (character === '[') {
      const end = classEnd(part, at);
      tokens.push(parseClass(part.slice(at + 1, end)));
      at = end + 1;
    } else if (character === '\\' && at + 1 < part.length) {
      const text = String.fromCodePoint(part.codePointAt(at + 1) as number);
      tokens.push({ kind: 'character', text });
      at += 1 + text.length;
    } else {
      if (character === '?') tokens.push({ kind: 'any' });
      else if (character !== '*') tokens.push({ kind: 'character', text: character });
      else if (tokens.at(-1)?.kind !== 'many') tokens.push({ kind: 'many' });
      at += character.length;
    }
  }
  return tokens;
}

/**
 * Compiles a path, without braces.
 *
 * @throws Error as `parseGlob` does
 */
export function parsePathGlob(path: string): PathGlob {
  return path.split('/').map((part) => (part === GLOBSTAR ? GLOBSTAR : parseGlob(part)));
}

/** The one name that a glob matches; undefined if there may be others. */
export function literalOf(glob: Glob): string | undefined {
  return glob.every(({ kind }) => kind === 'character')
    ? glob.map((token) => (token.kind === 'character' ? token.text : '')).join('')
    : undefined;
}

/** Whether a glob matches a whole name; one that begins with a dot is like any other. */
export function matchesGlob(glob: Glob, name: string): boolean {
  const last = glob.at(-1);
  if (last?.kind === 'character' && !name.endsWith(last.text)) return false;
  let at = 0;
  let next = 0;
  // The last star, and where the rest after it was tried last: only its place has to be moved.
  let star = -1;
  let tried = 0;
  while (at < name.length) {
    const token = glob[next];
    if (token?.kind === 'many') {
      star = next++;
      tried = at;
      continue;
    }
    const length = token === undefined ? 0 : matchedLength(token, name, at);
    if (length > 0) {
      next++;
      at += length;
    } else if (star >= 0) {
      next = star + 1;
      tried += lengthAt(name, tried);
      at = tried;
    } else {
      return false;
    }
  }
  while (glob[next]?.kind === 'many') next++;
  return next === glob.length;
}

/**
 * Whether a path's parts are what a glob stands for. It walks the glob with all the places of the path at
 * which its parts so far may have ended.
 */
export function matchesPathGlob(glob: PathGlob, names: readonly string[]): boolean {
  let ends = new Set([0]);
  for (const part of glob) {
    const next = new Set<number>();
    for (const end of ends) {
      if (part === GLOBSTAR) for (let i = end; i <= names.length; i++) next.add(i);
      else if (end < names.length && matchesGlob(part, names[end] as string)) next.add(end + 1);
    }
    ends = next;
  }
  return ends.has(names.length);
}

/** Code units of the character at an index that a token stands for; 0 if it is another one. */
function matchedLength(token: Token, name: string, at: number): number {
  if (token.kind === 'character') return name.startsWith(token.text, at) ? token.text.length : 0;
  if (token.kind !== 'class') return lengthAt(name, at);
  const code = name.codePointAt(at) as number;
  const isIn = token.ranges.some(([first, last]) => first <= code && code <= last);
  return isIn === token.negated ? 0 : lengthAt(name, at);
}

function lengthAt(name: string, at: number): number {
  return (name.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

/** Reads up to the end, or to a `,` or `}` if inside braces: the alternatives, and where it stopped. */
function readSequence(text: string, from: number, depth: number): [string[], number] {
  let alternatives = [''];
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === '}' || (character === ',' && depth > 0)) break;
    let choices: string[];
    let end: number;
    if (character === '{') {
      [choices, end] = readBraces(text, at, depth + 1);
    } else {
      end = literalEnd(text, at);
      choices = [text.slice(at, end)];
    }
    if (alternatives.length * choices.length > MAX_ALTERNATIVES) throw tooMany();
    alternatives = alternatives.flatMap((start) => choices.map((choice) => start + choice));
    at = end;
  }
  return [alternatives, at];
}

function readBraces(text: string, from: number, depth: number): [string[], number] {
  if (depth > MAX_DEPTH)
    throw new Error(`has more than ${MAX_DEPTH} braces in each other: write several lines`);
  const range = /^\{(\d{1,6})\.\.(\d{1,6})\}/.exec(text.slice(from, from + 20));
  if (range !== null) {
    return [numbers(Number(range[1]), Number(range[2])), from + range[0].length];
  }
  const choices: string[] = [];
  let at = from;
  do {
    const [alternatives, end] = readSequence(text, at + 1, depth);
    choices.push(...alternatives);
    if (choices.length > MAX_ALTERNATIVES) throw tooMany();
    at = end;
  } while (text[at] === ',');
  if (text[at] !== '}') throw new Error('has a { without its }: close it');
  return [choices, at + 1];
}

/** The end of what stands for itself, classes and escaped characters as a whole. */
function literalEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !'{},'.includes(text[at] as string)) {
    if (text[at] === '[') at = classEnd(text, at) + 1;
    else at += text[at] === '\\' ? 2 : 1;
  }
  // A comma outside of braces.
  return Math.min(Math.max(at, from + 1), text.length);
}

function numbers(first: number, last: number): string[] {
  const length = Math.abs(last - first) + 1;
  if (length > MAX_ALTERNATIVES) throw tooMany();
  const step = first <= last ? 1 : -1;
  return Array.from({ length }, (_, i) => String(first + i * step));
}

/** Index of the `]` that ends the class at `from`; one that comes first is a character of it. */
function classEnd(text: string, from: number): number {
  const first = from + (/^\[[!^]/.test(text.slice(from, from + 2)) ? 2 : 1);
  const end = text.indexOf(']', first + 1);
  if (end < 0) throw new Error('has a [ without its ]: close it');
  if (text.slice(from, end).includes('/')) throw new Error('has a / inside [ ]: take it out');
  return end;
}

function parseClass(content: string): Token {
  if (content.includes('[:'))
    throw new Error('has a [: :], which is not understood: write [0-9a-z]');
  const negated = /^[!^]/.test(content);
  const codes = Array.from(negated ? content.slice(1) : content, (one) => one.codePointAt(0) ?? 0);
  const ranges: Range[] = [];
  for (let i = 0; i < codes.length; i++) {
    const first = codes[i] as number;
    const isRange = codes[i + 1] === 0x2d && i + 2 < codes.length;
    const last = isRange ? (codes[i + 2] as number) : first;
    if (last < first) {
      throw new Error(
        `has a range that ends before it begins, ${String.fromCodePoint(first, 0x2d, last)}: swap its ends`,
      );
    }
    ranges.push([first, last]);
    if (isRange) i += 2;
  }
  return { kind: 'class', negated, ranges };
}

function tooMany(): Error {
  return new Error(`has more than ${MAX_ALTERNATIVES} alternatives: write several lines`);
}
