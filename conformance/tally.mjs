const SHOWN = 20;

/**
 * Counts what was compared and what differs.
 *
 * @param {string} title
 * @param {string} unit what is counted
 */
export function tally(title, unit) {
  let compared = 0;
  const differences = [];
  const known = new Map();
  return {
    equal() {
      compared++;
    },
    differ(text) {
      compared++;
      differences.push(text);
    },
    /** A difference that is accounted for by the name of its reason. */
    accounted(reason) {
      compared++;
      known.set(reason, (known.get(reason) ?? 0) + 1);
    },
    failed: () => differences.length,
    print(shown = SHOWN) {
      console.log(`${title}: ${compared} ${unit} compared, ${differences.length} differ`);
      for (const [reason, count] of known) console.log(`  accounted for: ${count} ${reason}`);
      for (const text of differences.slice(0, shown)) console.log(`  ${text}`);
      if (differences.length > shown) console.log(`  and ${differences.length - shown} more`);
    },
  };
}
