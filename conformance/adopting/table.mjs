const COLUMNS = { tracee: 'Tracee', bcc: 'bcc', gadget: 'ig, embedded', layer: 'ig, layer' };

/**
 * Looks for each host's row in the table of docs/adopting.md.
 *
 * @param {{ host: import('./hosts.mjs').Host, finds: Record<string, boolean> }[]} rows
 * @param {string} document
 * @returns {string[]} rows that are not there
 */
export function differencesFromDocument(rows, document) {
  const written = new Set(document.split('\n').map(plain));
  const lines = [
    ['host', 'its kernel in the archive', ...Object.values(COLUMNS)],
    ...rows.map(({ host, finds }) => [
      host.name,
      `\`${host.kernel.split('/').slice(0, 3).join('/')}\``,
      ...Object.keys(COLUMNS).map((reader) => (finds[reader] ? 'yes' : 'no')),
    ]),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  return lines
    .filter((line) => !written.has(line))
    .map((line) => `docs/adopting.md has no row ${line}`);
}

function plain(line) {
  return line.replace(/ +/g, ' ').trim();
}
