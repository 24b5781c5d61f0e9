/**
 * Input that cannot be worked with. Each sentence names one input and says how to mend it; all that
 * are known are reported at once.
 */
export class InputError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'InputError';
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Bytes that are not what their format asks for. */
export class FormatError extends Error {
  /**
   * @param format what is being read, such as `ELF`
   * @param offset byte offset into it at which it is broken
   * @param what what is broken there
   */
  constructor(format: string, offset: number, what: string) {
    super(`${format}: ${what} at byte ${offset}`);
    this.name = 'FormatError';
  }
}
