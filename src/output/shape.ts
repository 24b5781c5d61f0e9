/**
 * Makes sure that a value of JSON is what is expected, and passes it on.
 *
 * @param path of the value in its file, such as `kernels.3.size`
 * @throws Error that continues a sentence on the file
 */
export type Shape<Value> = (value: unknown, path: string) => Value;

function refuse(path: string, what: string): never {
  throw new Error(`has no ${what} at "${path}"`);
}

export const text: Shape<string> = (value, path) =>
  typeof value === 'string' ? value : refuse(path, 'text');

/** An integer from 0 on. */
export const natural: Shape<number> = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(path, 'number');

/** @param what it is, for the message */
export function textLike(pattern: RegExp, what: string): Shape<string> {
  return (value, path) =>
    typeof value === 'string' && pattern.test(value) ? value : refuse(path, what);
}

export function oneOf<Word extends string>(words: readonly Word[], what: string): Shape<Word> {
  return (value, path) => words.find((word) => word === value) ?? refuse(path, what);
}

export function listOf<Item>(item: Shape<Item>): Shape<Item[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((one, index) => item(one, `${path}.${index}`))
      : refuse(path, 'list');
}

export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

/** What a value is made into once it is known to be what is expected. */
export function changed<Before, After>(
  shape: Shape<Before>,
  change: (value: Before) => After,
): Shape<After> {
  return (value, path) => change(shape(value, path));
}

type Part<F> = F extends Shape<infer Value> ? Value : never;

/** An object with these keys; others are left out, and so are optional ones without a value. */
export function recordOf<Parts extends Readonly<Record<string, Shape<unknown>>>>(
  parts: Parts,
): Shape<{ [Key in keyof Parts]: Part<Parts[Key]> }> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return refuse(path, 'object');
    }
    const given = new Map(Object.entries(value));
    const read = Object.entries(parts).map(([key, shape]) => {
      return [key, shape(given.get(key), path === '' ? key : `${path}.${key}`)] as const;
    });
    return Object.fromEntries(read.filter(([, part]) => part !== undefined)) as never;
  };
}

/** @throws Error that continues a sentence on the file, if an index is of nothing in a list */
export function checkIndices(indices: readonly number[], list: readonly unknown[]): void {
  const wrong = indices.find((index) => index >= list.length);
  if (wrong !== undefined) throw new Error(`refers to number ${wrong} of a list that ends before`);
}
