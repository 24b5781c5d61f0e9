import { describe, expect, test } from '@jest/globals';
import { assembleBtf } from '../../conformance/made-up/assemble-btf.mjs';
import { parseCase } from '../../conformance/made-up/case.mjs';
import { recordedCases } from '../../conformance/made-up/recorded-cases.mjs';
import { parseBtf } from '../../src/btf/btf.js';
import { relocationSignature } from '../../src/core/signature.js';
import { readRecorded, resolveOn } from './recorded.js';

/** A case's types and others behind them, all with names that no relocation asks for. */
function withMore(types: string): string {
  const count = types.match(/^\[\d+\]/gm)?.length ?? 0;
  const id = (n: number) => count + n;
  return `${types}
[${id(1)}] STRUCT unrelated_a size=64
	first type_id=1
	second type_id=${id(5)} bits_offset=64
[${id(2)}] FWD unrelated_d
[${id(3)}] TYPEDEF unrelated_b type_id=${id(1)}
[${id(4)}] ENUM unrelated_c size=4
	UNRELATED val=3
[${id(5)}] UNION unrelated_e size=8
	third type_id=${count}
	fourth type_id=${id(6)}
[${id(6)}] FLOAT unrelated_f size=8
`;
}

const CASES = recordedCases().map(({ name, text, answers: path }) => ({ name, text, path }));

describe.each(CASES.filter(({ name }) => !/^seed-\d\d$/.test(name)))(
  'types that nobody asks for, $name',
  ({ text, path }) => {
    const { types, kernels } = parseCase(text);

    test('change nothing in a kernel', () => {
      const { whole, kernels: recorded } = readRecorded(text, path, true);
      for (const [i, { bytes, refusedBy }] of recorded.entries()) {
        if (refusedBy.length > 0) continue;
        const more = assembleBtf(withMore(kernels[i].types), true).btf;
        const [before, after] = [bytes, more].map((btf) =>
          resolveOn(parseBtf(new Uint8Array(btf)), whole),
        );
        expect(after?.outcomes).toEqual(before?.outcomes);
        expect(Buffer.compare(after?.bytes as Uint8Array, before?.bytes as Uint8Array)).toBe(0);
      }
    });

    test('change nothing of an object', () => {
      const { whole, kernels: recorded } = readRecorded(text, path, true);
      const more = readRecorded(text, path, true, withMore(types)).whole;
      expect(relocationSignature(more.object)).toBe(relocationSignature(whole.object));
      for (const { bytes, refusedBy } of recorded) {
        if (refusedBy.length > 0) continue;
        const kernel = parseBtf(bytes);
        const [before, after] = [whole, more].map((part) => resolveOn(kernel, part));
        expect(after).toEqual(before);
      }
    });
  },
);
