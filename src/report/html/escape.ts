import { plain } from '../text.js';

/**
 * A foreign string for the text and for a quoted attribute of a page. What has no width is left out, as
 * the marks that turn the direction of writing, by which one name could look like another.
 */
export function escapeHtml(foreign: string): string {
  return plain(foreign).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same for a sentence; what stands between backticks in it is code. */
export function sentenceHtml(words: string): string {
  return escapeHtml(words).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/**
 * Data for a script element of type `application/json`. Nothing in it ends the element or begins a
 * comment, and it is a string of JavaScript, too.
 */
export function embedJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
