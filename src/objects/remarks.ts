import { formatCount } from '../report/text.js';
import type { ObjectFile } from './load.js';

/** What a person should know of the objects before the work begins, a sentence each. */
export interface Remarks {
  readonly info: readonly string[];
  readonly warnings: readonly string[];
}

const MOST_NAMED = 3;

export function remarksOn(objects: readonly ObjectFile[]): Remarks {
  const info = objects.map(({ path, object: { relocations, sites } }) =>
    relocations.length === 0
      ? `${path} has no CO-RE relocations, so kernels are asked only for what else it needs.`
      : `${path}: ${formatCount(relocations.length, 'relocation')}, ${sites.length} distinct.`,
  );
  const warnings = objects.flatMap(({ path, refusal }) =>
    refusal === undefined
      ? []
      : [`libbpf refuses to open ${path}: ${refusal}. Other loaders may take it.`],
  );
  return { info: [...info, ...limitsByRegisters(objects)], warnings };
}

/** One sentence for all objects of the same architectures, with the lines that would say the same. */
function limitsByRegisters(objects: readonly ObjectFile[]): string[] {
  const groups = new Map<string, ObjectFile[]>();
  for (const object of objects) {
    if (!object.isLimitedByRegisters) continue;
    const key = (object.architectures ?? []).join(', ');
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return [...groups].map(([architectures, limited]) => {
    const lines = linesFor(limited, objects);
    const shown = lines.slice(0, MOST_NAMED).join(', ');
    const more = lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : '';
    const [which, verb, are] =
      limited.length === 1
        ? [limited[0]?.path, 'reads', 'it is']
        : [`${limited.length} objects`, 'read', 'they are'];
    return `${which} ${verb} registers that only ${architectures} has, so ${are} used for kernels of ${architectures} only; to say so, write ${shown}${more} in objects.`;
  });
}

/** What to write: a line with an architecture if it names no other object, else one for the file. */
function linesFor(limited: readonly ObjectFile[], all: readonly ObjectFile[]): string[] {
  const lines = new Set<string>();
  for (const { written, path, architectures = [] } of limited) {
    const isWhole = all.every((other) => other.written !== written || limited.includes(other));
    const prefixed = (text: string) =>
      architectures.map((one) => `"${one}: ${text}"`).join(' and ');
    lines.add(
      isWhole
        ? `${prefixed(written)} in place of "${written}"`
        : `"!${path}" and then ${prefixed(path)}`,
    );
  }
  return [...lines];
}
