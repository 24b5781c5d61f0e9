/**
 * A foreign string as one line of plain text, for a terminal and for a step's log alike.
 *
 * Line breaks and tabs become a space. What a terminal or a log would act on is left out: escape
 * sequences, control and format characters, lone surrogates, and all else that has no width. What
 * the runner of GitHub takes for a command is taken apart: `::` at the start of a line or after white
 * space there, and `##[` anywhere (`ActionCommand.cs`). It compares by culture, which passes over
 * characters without width, so these are gone first.
 *
 * What is put together from several strings is a line of its own, and goes through this again.
 */
export function plain(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, '')
      .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
      .replace(
        /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu,
        '',
      )
      .replace(/^(\s*):(?=:)/, '$1: ')
      .replaceAll('##[', '## [')
  );
}

/** At most `length` characters (code points), the last of them `…` where some were cut off. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** `1 kernel`, `1,234 kernels`: the same on every machine, whatever its locale. */
export function formatCount(number: number, noun: string): string {
  return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** An integer with a comma between thousands. */
export function formatNumber(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of bytes in decimal units, such as `4.5 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  for (const unit of ['kB', 'MB', 'GB']) {
    if (value < 999.95) return `${value.toFixed(1)} ${unit}`;
    value /= 1000;
  }
  return `${value.toFixed(1)} TB`;
}
