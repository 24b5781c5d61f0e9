/** A line of an input that says something. */
export interface Line {
  /** What it says, without its comment, its `!` and the white space around. */
  readonly text: string;
  /** Whether a `!` stands before it. */
  readonly excludes: boolean;
  /** Where it stands: `targets line 3`, or `targets-file "kernels.txt" line 7`. */
  readonly where: string;
  /** How a sentence begins that is about it: `targets line 3, "debian/11",`. */
  readonly place: string;
}

/** Where lines come from: the input, and the file if one was read. */
export interface LineSource {
  readonly input: string;
  readonly file?: string;
  /** What the file is called in sentences, if that is not its path as it was written. */
  readonly name?: string;
}

/** Characters of a line that a sentence repeats. */
const MAX_SHOWN = 200;
/** Sentences about one input that are worth reading. */
const MAX_SENTENCES = 10;
/** So many of them `firstSentences` shows at most, for one more would take a line as well. */
export const MOST_SENTENCES = MAX_SENTENCES + 1;

/**
 * Reads the lines of an input, by the same rules for all of them: `#` at the start or after white
 * space begins a comment, blank lines say nothing, `!` excludes. Lines are counted as the user sees
 * them, over all values if there are several.
 *
 * @param errors takes a sentence for each line that can mean nothing
 */
export function readLines(
  source: LineSource,
  values: readonly string[],
  errors: string[],
): readonly Line[] {
  const { input, file } = source;
  const numbered = values.flatMap(splitLines);
  return numbered.flatMap((whole, index) => {
    const written = whole.replace(/(^|\s)#.*$/s, '').trim();
    if (written === '') return [];
    const from = file === undefined ? input : `${input} ${JSON.stringify(source.name ?? file)}`;
    const where = `${from} line ${index + 1}`;
    const place = `${where}, ${JSON.stringify(shown(written))},`;
    const excludes = written.startsWith('!');
    const text = excludes ? written.slice(1).trim() : written;
    if (text === '') {
      errors.push(`${place} excludes nothing: write what to leave out behind the !.`);
      return [];
    }
    if (isQuoted(text)) {
      errors.push(`${place} stands in quotes, which would be a part of it: leave them out.`);
      return [];
    }
    return [{ text, excludes, where, place }];
  });
}

/** The same for an input that has nothing to exclude from: a `!` is an error. */
export function readPlainLines(
  source: LineSource,
  values: readonly string[],
  errors: string[],
): readonly Line[] {
  return plainLines(source.input, readLines(source, values, errors), errors);
}

/** The lines without those that begin with `!`, each of which is an error. */
export function plainLines(
  input: string,
  lines: readonly Line[],
  errors: string[],
): readonly Line[] {
  return lines.filter(({ excludes, place }) => {
    if (excludes)
      errors.push(`${place} begins with !, but ${input} excludes nothing: leave the line out.`);
    return !excludes;
  });
}

/** The one line of an input that takes one value; undefined if there is none. */
export function readOne(
  input: string,
  values: readonly string[],
  errors: string[],
): string | undefined {
  const lines = values.flatMap(splitLines).map((line) => line.trim());
  const given = lines.filter((line) => line !== '');
  const [value] = given;
  if (given.length > 1) errors.push(`${input} has ${given.length} lines: give one value.`);
  else if (value !== undefined && isQuoted(value)) {
    errors.push(`${input} ${value} stands in quotes, which would be a part of it: leave them out.`);
  }
  return value;
}

/**
 * Sentences about the first of an input's lines that are wrong, and one with the number of the others.
 *
 * @param others what is said of these; goes on after "more lines"
 */
export function firstSentences<T>(
  input: string,
  wrong: readonly T[],
  sentenceOf: (one: T) => string,
  others = 'that are wrong: mend these first',
): string[] {
  const left = wrong.length - MAX_SENTENCES;
  if (left <= 1) return wrong.map(sentenceOf);
  const rest = `${input} has ${left} more lines ${others}.`;
  return [...wrong.slice(0, MAX_SENTENCES).map(sentenceOf), rest];
}

/** The lines of a value, however they end. */
function splitLines(value: string): string[] {
  return value.split(/\r\n|\r|\n/);
}

function isQuoted(text: string): boolean {
  return /^(["']).*\1$/.test(text);
}

/** A long line is cut short, and what may be a password in a URL is left out. */
function shown(text: string): string {
  const safe = text.replace(/\/\/[^/\s]*@/g, '//…@');
  return safe.length > MAX_SHOWN ? `${safe.slice(0, MAX_SHOWN)}…` : safe;
}
