// What the programs printed on one host (job.sh says in which form), and whether it is right.

/**
 * @param {string} output of job.sh
 * @returns {Map<string, { lines: string[], child: string, parent: string }>} by language: what the program printed, and
 *   the process that was started meanwhile
 */
export function runsOf(output) {
  const runs = new Map();
  for (const part of output.split(/^=== /m).slice(1)) {
    const [language, ...lines] = part.trimEnd().split('\n');
    const [, child, parent] = /^child (\d+) of (\d+)$/m.exec(part) ?? [];
    runs.set(language, { lines, child, parent });
  }
  return runs;
}

/**
 * @param {{ lines: string[], child: string, parent: string } | undefined} run
 * @param {{ id: string, how: string }} host
 * @returns {string[]} what is wrong, in words
 */
export function complaints(run, { id, how }) {
  if (!run) return ['it was not run'];
  const { lines, child, parent } = run;
  const wanted = [
    `how: ${how}`,
    `kernel: ${id}`,
    'loaded',
    'attached',
    `event: pid=${child} parent=${parent} filename=/bin/true`,
  ];
  const missing = wanted.filter((line) => !lines.includes(line));
  const hasWhy = lines.some((line) => line.startsWith('why: ') && line.includes(id));
  return [...missing.map((line) => `it did not print "${line}"`), ...(hasWhy ? [] : ['no why'])];
}
