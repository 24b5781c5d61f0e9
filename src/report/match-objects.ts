import type { ReportObject } from './report.js';

/** An object in two reports; at least one of them has it. */
export type ObjectPair = readonly [
  older: ReportObject | undefined,
  newer: ReportObject | undefined,
];

/**
 * Pairs the objects of two reports: first by path, then those that are left by the end of the path, the
 * longest first, for an object that moved, and at last by the names of its programs, for one that got
 * another name. A name that several of those that are left have tells nothing.
 */
export function matchObjects(
  older: readonly ReportObject[],
  newer: readonly ReportObject[],
): ObjectPair[] {
  const pairs: ObjectPair[] = [];
  const before = new Set(older);
  const now = new Set(newer);
  const pairBy = (nameOf: (object: ReportObject) => string) => {
    const names = soleNames(before, nameOf);
    for (const [name, one] of soleNames(now, nameOf)) {
      const old = names.get(name);
      if (name === '' || old === undefined || one === undefined) continue;
      pairs.push([old, one]);
      before.delete(old);
      now.delete(one);
    }
  };
  pairBy(({ path }) => path);
  const depth = Math.max(0, ...[...before].map(({ path }) => path.split('/').length));
  for (let parts = depth; parts > 0; parts--) pairBy(({ path }) => endOf(path, parts));
  pairBy(({ programs }) =>
    programs
      .map(({ program }) => program)
      .sort()
      .join('\n'),
  );
  return [
    ...pairs,
    ...[...before].map((one): ObjectPair => [one, undefined]),
    ...[...now].map((one): ObjectPair => [undefined, one]),
  ];
}

/** Objects by their name; undefined where several have it. */
function soleNames(
  objects: Iterable<ReportObject>,
  nameOf: (object: ReportObject) => string,
): Map<string, ReportObject | undefined> {
  const found = new Map<string, ReportObject | undefined>();
  for (const object of objects) {
    const name = nameOf(object);
    found.set(name, found.has(name) ? undefined : object);
  }
  return found;
}

/** The last parts of a path; empty if it has fewer. */
function endOf(path: string, parts: number): string {
  const names = path.split('/');
  return names.length < parts ? '' : names.slice(-parts).join('/');
}
