/** Something that makes a loader give up on the whole object; the message says what. */
export class LoadError extends Error {}
