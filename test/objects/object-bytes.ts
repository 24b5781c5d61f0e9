import { readCase } from '../../conformance/made-up/case.mjs';

/**
 * The bytes of an eBPF object of types and relocations as text, as conformance/made-up reads them. What
 * its instructions hold is of no matter.
 */
export async function objectBytes(types: string, relocations: string): Promise<Uint8Array> {
  const text = `object:\n${types}\nrelocations:\n${relocations}\n`;
  const { object } = await readCase(text, true, async (_: Uint8Array, records: unknown[]) =>
    records.map(() => 0n),
  );
  return new Uint8Array(object);
}
