import { assembleBtf } from '../../conformance/made-up/assemble-btf.mjs';
import { readCase } from '../../conformance/made-up/case.mjs';
import { type Btf, parseBtf, stringAt } from '../../src/btf/btf.js';
import { KIND_NAMES } from '../../src/btf/kinds.js';
import { kindOf, lengthOf, memberName, nameOf } from '../../src/btf/types.js';
import { localValue } from '../../src/core/loaders/libbpf/value.js';
import { LoadError } from '../../src/core/loaders/load-error.js';
import { type BpfObject, readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { parseLocalSpec } from '../../src/core/spec/local-spec.js';
import { tailor } from '../../src/core/tailor.js';

/** Types that nearly every case needs, as the assembler of conformance/made-up reads them. */
export const BASE = `
[1] INT int size=4 encoding=SIGNED
[2] INT 'unsigned long' size=8
`;

/** A kernel's BTF of types as text. */
export function kernelOf(types: string, little = true): Btf {
  return parseBtf(new Uint8Array(assembleBtf(types, little).btf));
}

/**
 * An eBPF object of types and relocations as text. Where no value is given, its instructions hold
 * what its types say.
 */
export async function objectOf(
  types: string,
  relocations: string,
  little = true,
): Promise<BpfObject> {
  const text = `object:\n${types}\nrelocations:\n${relocations}\n`;
  const { object } = await readCase(text, little, async (btf: Uint8Array, records: Asked[]) => {
    const local = parseBtf(btf);
    return records.map((record) => localValueOf(local, record));
  });
  return readObject(new Uint8Array(object));
}

interface Asked {
  readonly typeId: number;
  readonly access: string;
  readonly kind: number;
}

function localValueOf(local: Btf, { typeId, access, kind }: Asked): bigint {
  try {
    return localValue(local, parseLocalSpec(local, typeId, access, kind)).value;
  } catch (error) {
    if (error instanceof LoadError) return 0n;
    throw error;
  }
}

/** What becomes of an object on a kernel: a line for each relocation, and the tailored BTF. */
export function run(object: BpfObject, kernel: Btf) {
  const { bytes, outcomes } = tailor(kernel, makeObjectSet([object]));
  const lines = object.relocations.map(({ site }) => {
    const outcome = outcomes[0]?.[site as number];
    if (outcome?.status !== 'resolved') return `${outcome?.status}: ${outcome?.reason}`;
    return outcome.width === undefined
      ? `${outcome.value}`
      : `${outcome.value} of ${outcome.width} bytes`;
  });
  return { lines, bytes, tailored: parseBtf(bytes) };
}

/** Every type of a BTF that has a name, such as `struct task: pid state`. */
export function namedTypes(btf: Btf): string[] {
  const types: string[] = [];
  for (let id = 1; id < btf.kinds.length; id++) {
    const name = stringAt(btf, nameOf(btf, id));
    if (name === '') continue;
    const kind = KIND_NAMES[kindOf(btf, id)] as string;
    const members =
      kind === 'struct' || kind === 'union'
        ? Array.from({ length: lengthOf(btf, id) }, (_, i) => stringAt(btf, memberName(btf, id, i)))
        : [];
    types.push([`${kind} ${name}${members.length > 0 ? ':' : ''}`, ...members].join(' '));
  }
  return types;
}
