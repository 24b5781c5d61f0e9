/**
 * Reads JSON of which every reader understands the same: no object has a member twice, and nothing is
 * nested deeper than a reader with little stack can follow.
 *
 * @param most levels of lists and objects
 * @throws Error that continues a sentence on the file
 */
export function parseStrictJson(text: string, most: number): unknown {
  checkNesting(text, most);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(NO_JSON);
  }
}

const WANTED = 'give the file that btf-bundle wrote';
const NO_JSON = `is not JSON: ${WANTED}`;

/** Of a text that may be anything, and takes a time that grows with its length alone. */
function checkNesting(text: string, most: number): void {
  /** Of each list or object around: the keys so far. */
  const around: Set<string>[] = [];
  let written = '';
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        written = text.slice(at, end + 1);
        at = end;
        break;
      }
      case '{':
      case '[':
        if (around.push(new Set()) > most) {
          throw new Error(`is nested deeper than ${most} levels: ${WANTED}`);
        }
        break;
      case '}':
      case ']':
        around.pop();
        break;
      case ':': {
        const keys = around.at(-1);
        const key = keyOf(written);
        if (keys?.has(key)) throw new Error(`has ${written} twice in one object: ${WANTED}`);
        keys?.add(key);
        break;
      }
    }
  }
}

/** The place of the quote that ends a string. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  throw new Error(NO_JSON);
}

function keyOf(written: string): string {
  try {
    return JSON.parse(written);
  } catch {
    throw new Error(NO_JSON);
  }
}
