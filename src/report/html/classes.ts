/** Kernels by how all programs fare on them. */
export interface Classes {
  /** By kernel: its class. */
  readonly classes: Uint32Array;
  /** By class: the first kernel of it. */
  readonly firsts: readonly number[];
}

/**
 * Kernels with the same numbers in every row are one class; classes are numbered by their first kernels.
 *
 * @param rows by kernel, any number that says what is so there
 */
export function classesOf(rows: readonly ArrayLike<number>[], kernels: number): Classes {
  const classes = new Uint32Array(kernels);
  let firsts: readonly number[] = kernels === 0 ? [] : [0];
  for (const row of rows) {
    if (firsts.length === kernels) break;
    firsts = split(classes, row);
  }
  return { classes, firsts };
}

/** Splits classes whose kernels differ in a row. @returns the first kernel of each */
function split(classes: Uint32Array, row: ArrayLike<number>): number[] {
  const firsts: number[] = [];
  const known = new Map<number, number>();
  classes.forEach((before, kernel) => {
    const key = before * 2 ** 21 + (row[kernel] as number);
    let now = known.get(key);
    if (now === undefined) {
      now = firsts.push(kernel) - 1;
      known.set(key, now);
    }
    classes[kernel] = now;
  });
  return firsts;
}
