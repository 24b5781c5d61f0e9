/**
 * A failure that is foreseen: bad input, a server that is down. Its sentences are told as they are;
 * any other error is a fault of ours, and is told with the place that it comes from.
 */
export class ExpectedError extends Error {
  /** @param sentences each a full sentence that says what happened to what, and what to do */
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ExpectedError';
  }
}

/**
 * Input that cannot be worked with. Each sentence names one input and says how to mend it; all that
 * are known are reported at once.
 */
export class InputError extends ExpectedError {
  constructor(sentences: readonly string[]) {
    super(sentences);
    this.name = 'InputError';
  }
}

/** A server, the way to it, or the place for what it sends failed: no entry is to blame. */
export class TransportError extends ExpectedError {
  constructor(
    sentence: string,
    /** Whether a further try may do better. */
    readonly transient: boolean,
    /** Milliseconds that the server asked to wait. */
    readonly retryAfter?: number,
  ) {
    super([sentence]);
    this.name = 'TransportError';
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
